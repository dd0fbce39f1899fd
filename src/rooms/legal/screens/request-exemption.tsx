// Opening a request of exemption, amnesty or pardon. Legal aid stands first: without its day and
// the answer there is no request.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { requestExemption } from '../api-exemption.ts';
import type { ProceedingPage } from '../model-charge.ts';
import { OfProceeding, proceedingPath } from './of-proceeding.tsx';
import { useToday } from './today.ts';

const answers = ['accepted', 'declined', 'later'] as const;
type Typed = {
  readonly legalAidOfferedOn: Day | '';
  readonly legalAidAnswer: (typeof answers)[number] | '';
  readonly openedOn: Day | '';
  readonly ruleCode: string;
};

export function RequestExemption({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding
      params={params}
      title="proceedings.exemption.open"
      lead={t('proceedings.exemption.lead')}
    >
      {(proceeding) => <Fields proceeding={proceeding} />}
    </OfProceeding>
  );
}

function Fields({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const only = proceeding.rules.length === 1 ? proceeding.rules[0]!.code : '';
  const start: Typed = { legalAidOfferedOn: '', legalAidAnswer: '', openedOn: '', ruleCode: only };
  const [typed, change, discard] = useDraft(`exemption/${proceeding.id}`, start);
  const command = useCommand<typeof requestExemption>(
    'POST /api/matters/:subjectId/proceedings/:proceedingId/exemptions',
  );
  const send = async (): Promise<void> => {
    const { legalAidOfferedOn, legalAidAnswer, openedOn, ruleCode } = typed;
    if (!legalAidOfferedOn || !legalAidAnswer || !openedOn || !ruleCode) return;
    const body = {
      legalAidOfferedOn,
      legalAidAnswer,
      openedOn,
      ruleCode,
      editionId: proceeding.editionId,
    };
    const saved = await command.run({
      params: { subjectId: proceeding.subjectId, proceedingId: proceeding.id },
      body,
    });
    if (!saved) return;
    discard();
    open(proceedingPath(proceeding, `/exemptions/${saved.id}`));
  };
  const labels = {
    legalAidOfferedOn: t('proceedings.exemption.aidOn'),
    legalAidAnswer: t('proceedings.exemption.aidAnswer'),
    ruleCode: t('proceedings.exemption.rule'),
    openedOn: t('proceedings.exemption.openedOn'),
  };
  return (
    <Form
      action={command}
      submit={t('proceedings.exemption.open')}
      backTo={proceedingPath(proceeding)}
      room="proceedings"
      labels={labels}
      onSend={() => void send()}
    >
      <Details proceeding={proceeding} typed={typed} change={change} labels={labels} />
    </Form>
  );
}

function Details({
  proceeding,
  typed,
  change,
  labels,
}: {
  readonly proceeding: ProceedingPage;
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly labels: Readonly<Record<keyof Typed, string>>;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  return (
    <>
      <h2>{t('proceedings.exemption.aid')}</h2>
      <p>{t('proceedings.exemption.aidHint')}</p>
      <DateField
        label={labels.legalAidOfferedOn}
        name="legalAidOfferedOn"
        value={typed.legalAidOfferedOn}
        until={today}
        isRequired
        onChange={(legalAidOfferedOn) => change({ legalAidOfferedOn })}
      />
      <RadioGroup
        label={labels.legalAidAnswer}
        name="legalAidAnswer"
        value={typed.legalAidAnswer}
        isRequired
        options={answers.map((each) => ({
          value: each,
          label: t(`proceedings.exemption.aidAnswers.${each}`),
        }))}
        onChange={(legalAidAnswer) => change({ legalAidAnswer })}
      />
      <h2>{t('proceedings.exemption.request')}</h2>
      <RadioGroup
        label={labels.ruleCode}
        name="ruleCode"
        value={typed.ruleCode}
        isRequired
        options={proceeding.rules.map(({ code, kind, names, status, sourceNames }) => ({
          value: code,
          label: `${t(`law.kinds.${kind}`)}: ${pickName(names, locale)}`,
          hint: `${t(`law.statuses.${status}`)} · ${pickName(sourceNames, locale)}`,
        }))}
        onChange={(ruleCode) => change({ ruleCode })}
      />
      <DateField
        label={labels.openedOn}
        name="openedOn"
        value={typed.openedOn}
        from={typed.legalAidOfferedOn || undefined}
        until={today}
        isRequired
        onChange={(openedOn) => change({ openedOn })}
      />
    </>
  );
}
