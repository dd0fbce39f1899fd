// Recording what a person was told and answered after intake. Each purpose has its own consent;
// those saved before a failure are not sent again.

import { type ReactNode, useRef } from 'react';
import { useLocation } from 'wouter';
import { type Birth, mayBeMinor } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { LinesForm } from '../../../web/kit/lines-form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordConsent } from '../api-changes.ts';
import type { NewConsent as Consent } from '../shapes.ts';
import { consentLines, type Consents, consentsOf, startConsent } from './consent-lines.tsx';
import { withElse } from './consent-of-child.ts';
import { useDuty } from './duty-statement.tsx';
import { type PersonFile, PersonScreen } from './person-screen.tsx';

export function NewConsent({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="people.consents.add">
      {(person) => <Fields person={person} />}
    </PersonScreen>
  );
}

function Fields({ person }: { readonly person: PersonFile }): ReactNode {
  const { t } = useWords();
  const personId = person.id;
  const today = useToday();
  const duty = useDuty();
  const adults = withElse(adultsOf(person, today), t('people.consent.adultElse'));
  const [, open] = useLocation();
  const saved = useRef(new Set<Consent['purpose']>());
  const command = useCommand<typeof recordConsent>('POST /api/persons/:personId/consents');
  const take = async (values: Consents): Promise<boolean> => {
    for (const body of consentsOf(values, duty)) {
      if (saved.current.has(body.purpose)) continue;
      if (!(await command.run({ params: { personId }, body }))) return false;
      saved.current.add(body.purpose);
    }
    open(to(paths.person, { personId }, { saved: 'yes' }));
    return true;
  };
  return (
    <LinesForm<Consents>
      name={`consent/${personId}`}
      room="people"
      action={command}
      backTo={to(paths.person, { personId })}
      start={startConsent(today)}
      lines={consentLines(today, {
        duty,
        adults,
        isAdult: !mayBeMinor(person.birth as Birth, today),
      })}
      onTake={take}
    />
  );
}

/** Who of the family could have answered for this child. */
function adultsOf({ family }: PersonFile, today: Day): { id: string; name: string }[] {
  return family
    .filter(({ person }) => !mayBeMinor(person.birth as Birth, today))
    .map(({ person }) => ({ id: person.id, name: person.name ?? person.code }));
}
