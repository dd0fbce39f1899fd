// The day from which nobody sees a proceeding any more. A registrar sets it; it can only be brought
// forward.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { setExpungement } from '../api-charge.ts';
import type { ProceedingPage } from '../model-charge.ts';
import { OfProceeding, proceedingPath } from './of-proceeding.tsx';
import { useToday } from './today.ts';

export function SetExpungement({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding
      params={params}
      title="proceedings.expungement.set"
      lead={t('proceedings.expungement.lead')}
    >
      {(proceeding) => <Fields proceeding={proceeding} />}
    </OfProceeding>
  );
}

function Fields({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const [on, setOn] = useState<Day | ''>('');
  const command = useCommand<typeof setExpungement>(
    'PUT /api/matters/:subjectId/proceedings/:proceedingId/expungement',
  );
  const send = async (): Promise<void> => {
    if (!on) return;
    const { subjectId, id, version } = proceeding;
    // From today on nobody sees it, not even the page that one came from.
    const body = { on, baseVersion: version };
    if (await command.run({ params: { subjectId, proceedingId: id }, body }))
      open(on > today ? proceedingPath(proceeding) : '/matters');
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={proceedingPath(proceeding)}
      room="proceedings"
      labels={{ on: t('proceedings.expungement.on') }}
      onSend={() => void send()}
    >
      <DateField
        label={t('proceedings.expungement.on')}
        hint={t('proceedings.expungement.onHint')}
        name="on"
        value={on}
        isRequired
        from={toDay(proceeding.stateOn)}
        onChange={setOn}
      />
    </Form>
  );
}
