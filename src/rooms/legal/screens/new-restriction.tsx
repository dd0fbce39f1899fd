// Entering a restriction as a court ordered it. The last day is compulsory and never moves: there is
// no restriction without an end.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Select, TextArea, TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readMatter } from '../api.ts';
import type { addRestriction } from '../api-restrictions.ts';
import type { NewRestriction as Restriction } from '../model-restrictions.ts';

const kinds = [
  'restriction-of-liberty',
  'travel',
  'reporting',
  'residence',
  'contact',
  'occupation',
  'other',
] as const;

type Typed = {
  readonly kind: Restriction['kind'] | '';
  readonly proceedingId: string;
  readonly court: string;
  readonly orderNumber: string;
  readonly scope: string;
  readonly startOn: Day | '';
  readonly endOn: Day | '';
};
const empty: Typed = {
  kind: '',
  proceedingId: '',
  court: '',
  orderNumber: '',
  scope: '',
  startOn: '',
  endOn: '',
};

export function NewRestriction({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const [typed, change, discard] = useDraft(`restriction/${subjectId}`, empty);
  const command = useCommand<typeof addRestriction>('POST /api/matters/:subjectId/restrictions');
  const send = async (): Promise<void> => {
    const { kind, startOn, endOn } = typed;
    if (!kind || !startOn || !endOn) return;
    const body = {
      kind,
      startOn,
      endOn,
      proceedingId: typed.proceedingId || null,
      court: typed.court.trim(),
      orderNumber: typed.orderNumber.trim(),
      scope: typed.scope.trim(),
    };
    if (!(await command.run({ params: { subjectId }, body }))) return;
    discard();
    open(back);
  };
  return (
    <Page
      tabTitle="legal.restrictions.add"
      breadcrumbs={[{ to: back, label: t('legal.matter.title') }]}
    >
      <Form
        action={command}
        submit={t('shell.form.save')}
        backTo={back}
        room="legal"
        labels={useLabels()}
        onSend={() => void send()}
      >
        <Notice kind="warning">
          <BilingualSafetyText textKey="legal.deadlines.compulsory" />
        </Notice>
        <Fields typed={typed} change={change} subjectId={subjectId} />
        <Days typed={typed} change={change} />
      </Form>
    </Page>
  );
}

type Part = { readonly typed: Typed; readonly change: (part: Partial<Typed>) => void };

function Fields({ typed, change, subjectId }: Part & { readonly subjectId: string }): ReactNode {
  const { t } = useWords();
  const { data } = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  const proceedings = data?.proceedings ?? [];
  return (
    <>
      <Select
        label={t('legal.restriction.kind')}
        name="kind"
        value={typed.kind}
        isRequired
        options={kinds.map((each) => ({ value: each, label: t(`legal.kinds.${each}`) }))}
        onChange={(kind) => change({ kind })}
      />
      {proceedings.length > 0 && (
        <Select
          label={t('legal.restriction.proceeding')}
          name="proceedingId"
          isOptional
          value={typed.proceedingId}
          options={proceedings.map(({ id, article, court, state }) => ({
            value: id,
            label: `${article ?? court} (${t(`legal.states.${state}`)})`,
          }))}
          onChange={(proceedingId) => change({ proceedingId })}
        />
      )}
      <TextField
        label={t('legal.restriction.court')}
        name="court"
        value={typed.court}
        isRequired
        lengthMax={200}
        onChange={(court) => change({ court })}
      />
      <TextField
        label={t('legal.restriction.orderNumber')}
        name="orderNumber"
        value={typed.orderNumber}
        isRequired
        lengthMax={80}
        onChange={(orderNumber) => change({ orderNumber })}
      />
      <TextArea
        label={t('legal.restriction.scope')}
        hint={t('legal.restriction.scopeHint')}
        name="scope"
        value={typed.scope}
        isRequired
        lengthMax={2000}
        rows={4}
        onChange={(scope) => change({ scope })}
      />
    </>
  );
}

function Days({ typed, change }: Part): ReactNode {
  const { t, locale } = useWords();
  const { startOn, endOn } = typed;
  const isWrong = startOn !== '' && endOn !== '' && endOn < startOn;
  return (
    <>
      <DateField
        label={t('legal.restriction.startOn')}
        name="startOn"
        value={startOn}
        isRequired
        onChange={(day) => change({ startOn: day })}
      />
      <DateField
        label={t('legal.restriction.endOn')}
        hint={t('legal.restriction.endOnHint')}
        name="endOn"
        value={endOn}
        from={startOn || undefined}
        isRequired
        error={isWrong ? t('problems.ends-before-it-starts') : null}
        onChange={(day) => change({ endOn: day })}
      />
      <p role="status">
        {endOn !== '' &&
          !isWrong &&
          t('legal.deadlines.freeFrom', { day: formatDay(locale, addDays(toDay(endOn), 1)) })}
      </p>
    </>
  );
}

function useLabels(): Readonly<Record<string, string>> {
  const { t } = useWords();
  return {
    kind: t('legal.restriction.kind'),
    proceedingId: t('legal.restriction.proceeding'),
    court: t('legal.restriction.court'),
    orderNumber: t('legal.restriction.orderNumber'),
    scope: t('legal.restriction.scope'),
    startOn: t('legal.restriction.startOn'),
    endOn: t('legal.restriction.endOn'),
  };
}
