// Which alternatives to a charge were considered for a child, and why they are not enough.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CheckboxGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { considerAlternatives } from '../api-charge.ts';
import type { ProceedingPage } from '../model-charge.ts';
import { OfProceeding, proceedingPath } from './of-proceeding.tsx';
import { useToday } from './today.ts';

const kinds = [
  'diversion',
  'mediation',
  'warning',
  'supervision-by-family',
  'social-services',
  'other',
] as const;
type Typed = {
  readonly alternatives: readonly (typeof kinds)[number][];
  readonly consideredOn: Day | '';
  readonly whyNotEnough: string;
};
const empty: Typed = { alternatives: [], consideredOn: '', whyNotEnough: '' };

export function NewAlternatives({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding
      params={params}
      title="proceedings.alternatives.add"
      lead={t('proceedings.alternatives.lead')}
    >
      {(proceeding) => <Fields proceeding={proceeding} />}
    </OfProceeding>
  );
}

function Fields({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const [typed, change, discard] = useDraft(`alternatives/${proceeding.id}`, empty);
  const command = useCommand<typeof considerAlternatives>(
    'POST /api/matters/:subjectId/proceedings/:proceedingId/alternatives',
  );
  const labels = {
    alternatives: t('proceedings.alternatives.which'),
    consideredOn: t('proceedings.alternatives.on'),
    whyNotEnough: t('proceedings.alternatives.why'),
  };
  const send = async (): Promise<void> => {
    if (!typed.consideredOn) return;
    const body = {
      ...typed,
      consideredOn: typed.consideredOn,
      alternatives: [...typed.alternatives],
      whyNotEnough: typed.whyNotEnough.trim(),
    };
    if (
      !(await command.run({
        params: { subjectId: proceeding.subjectId, proceedingId: proceeding.id },
        body,
      }))
    )
      return;
    discard();
    open(proceedingPath(proceeding));
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={proceedingPath(proceeding)}
      room="proceedings"
      labels={labels}
      onSend={() => void send()}
    >
      <CheckboxGroup
        label={labels.alternatives}
        name="alternatives"
        values={typed.alternatives}
        options={kinds.map((each) => ({
          value: each,
          label: t(`proceedings.alternatives.kinds.${each}`),
        }))}
        onChange={(alternatives) => change({ alternatives })}
      />
      <DateField
        label={labels.consideredOn}
        name="consideredOn"
        value={typed.consideredOn}
        until={today}
        isRequired
        onChange={(consideredOn) => change({ consideredOn })}
      />
      <TextArea
        label={labels.whyNotEnough}
        hint={t('proceedings.alternatives.whyHint')}
        name="whyNotEnough"
        value={typed.whyNotEnough}
        rows={4}
        lengthMax={2000}
        isRequired
        onChange={(whyNotEnough) => change({ whyNotEnough })}
      />
    </Form>
  );
}
