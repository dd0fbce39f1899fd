// Recording what a person was told and answered after intake. Each purpose has its own consent;
// those saved before a failure are not sent again.

import { type ReactNode, useRef } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { LinesForm } from '../../../web/kit/lines-form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordConsent } from '../api-changes.ts';
import type { NewConsent as Consent } from '../shapes.ts';
import { consentLines, type Consents, consentsOf, startConsent } from './consent-lines.tsx';
import { PersonScreen } from './person-screen.tsx';

export function NewConsent({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="people.consents.add">
      {() => <Fields personId={personId} />}
    </PersonScreen>
  );
}

function Fields({ personId }: { readonly personId: string }): ReactNode {
  const today = useToday();
  const [, open] = useLocation();
  const saved = useRef(new Set<Consent['purpose']>());
  const command = useCommand<typeof recordConsent>('POST /api/persons/:personId/consents');
  const take = async (values: Consents): Promise<boolean> => {
    for (const body of consentsOf(values)) {
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
      lines={consentLines(today)}
      onTake={take}
    />
  );
}
