// Choosing the offence on which a proceeding rests, from the law in force and for the days of its
// act.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { citeOffence } from '../api-charge.ts';
import type { ProceedingPage } from '../model-charge.ts';
import { OfProceeding, proceedingPath } from './of-proceeding.tsx';
import { type Chosen, OffencePicker } from './offence-picker.tsx';

export function CiteOffence({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding params={params} title="proceedings.law.cite" lead={t('proceedings.law.citeLead')}>
      {(proceeding) => <Fields proceeding={proceeding} />}
    </OfProceeding>
  );
}

function Fields({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [offence, setOffence] = useState<Chosen | null>(null);
  const command = useCommand<typeof citeOffence>(
    'PUT /api/matters/:subjectId/proceedings/:proceedingId/offence',
  );
  const send = async (): Promise<void> => {
    if (!offence) return;
    const params = { subjectId: proceeding.subjectId, proceedingId: proceeding.id };
    if (await command.run({ params, body: { offence, baseVersion: proceeding.version } }))
      open(proceedingPath(proceeding));
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={proceedingPath(proceeding)}
      room="proceedings"
      labels={{ offence: t('proceedings.law.choose') }}
      onSend={() => void send()}
    >
      <OffencePicker act={proceeding.act} value={offence} onChange={setOffence} />
    </Form>
  );
}
