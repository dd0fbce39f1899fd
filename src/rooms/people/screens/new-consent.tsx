// Recording what a person was told and answered after intake. Each purpose has its own consent;
// those saved before a failure are not sent again.

import { type ReactNode, useRef } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordConsent } from '../api-changes.ts';
import { type Consent } from './codes.ts';
import { ConsentFields, consentsOf, startConsent } from './consent-fields.tsx';
import { PersonScreen } from './person-screen.tsx';

export function NewConsent({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="people.consents.add">
      {() => <Fields personId={personId} />}
    </PersonScreen>
  );
}

function Fields({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [typed, change, discard] = useDraft(`consent/${personId}`, startConsent(useToday()));
  const saved = useRef(new Set<Consent['purpose']>());
  const command = useCommand<typeof recordConsent>('POST /api/persons/:personId/consents');
  const send = async (): Promise<void> => {
    for (const body of consentsOf(typed) ?? []) {
      if (saved.current.has(body.purpose)) continue;
      if (!(await command.run({ params: { personId }, body }))) return;
      saved.current.add(body.purpose);
    }
    if (saved.current.size === 0) return;
    discard();
    open(to(paths.person, { personId }, { saved: 'yes' }));
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={to(paths.person, { personId })}
      room="people"
      onSend={() => void send()}
    >
      <ConsentFields
        value={typed}
        path="consent"
        onChange={change}
        error={typed.purposes.length === 0 ? t('people.consent.purposeNeeded') : null}
      />
    </Form>
  );
}
