// The fields of a restriction as a court ordered it. The last day is bounded by what the law
// allows.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Select, TextArea, TextField } from '../../../web/kit/text-field.tsx';
import type { MatterPage } from '../model.ts';
import type { Kind } from './restriction-limits.tsx';

export type TypedRestriction = {
  readonly kind: Kind | '';
  readonly proceedingId: string;
  readonly court: string;
  readonly orderNumber: string;
  readonly scope: string;
  readonly startOn: Day | '';
  readonly endOn: Day | '';
  readonly groundsRole: string;
  readonly groundsStay: string;
  readonly appealTerms: string;
  readonly answerDays: string;
};

type Part = {
  readonly typed: TypedRestriction;
  readonly change: (part: Partial<TypedRestriction>) => void;
};

export function Order({
  typed,
  change,
  kinds,
  matter,
}: Part & { readonly kinds: readonly Kind[]; readonly matter: MatterPage }): ReactNode {
  const { t } = useWords();
  const labels = useRestrictionLabels();
  return (
    <>
      <Select
        label={labels.kind}
        name="kind"
        value={typed.kind}
        isRequired
        options={kinds.map((each) => ({ value: each, label: t(`legal.kinds.${each}`) }))}
        onChange={(kind) => change({ kind })}
      />
      {matter.proceedings.length > 0 && (
        <Select
          label={labels.proceedingId}
          name="proceedingId"
          isOptional
          value={typed.proceedingId}
          options={matter.proceedings.map(({ id, article, court, state }) => ({
            value: id,
            label: `${article ?? court} (${t(`legal.states.${state}`)})`,
          }))}
          onChange={(proceedingId) => change({ proceedingId })}
        />
      )}
      <TextField
        label={labels.court}
        name="court"
        value={typed.court}
        isRequired
        lengthMax={200}
        onChange={(court) => change({ court })}
      />
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={typed.orderNumber}
        isRequired
        lengthMax={80}
        onChange={(orderNumber) => change({ orderNumber })}
      />
      <TextArea
        label={labels.scope}
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

/**
 * One of the same kind that still binds, or ended the day before, or later: nothing lengthens that
 * one.
 */
export function SameKind({
  typed,
  matter,
}: {
  readonly typed: TypedRestriction;
  readonly matter: MatterPage;
}): ReactNode {
  const { t, locale } = useWords();
  const [same] = matter.restrictions
    .filter(
      ({ kind, state, lastDay }) =>
        kind === typed.kind &&
        (typed.startOn === ''
          ? state === 'active' || state === 'ordered'
          : addDays(toDay(lastDay), 1) >= typed.startOn),
    )
    .toSorted((one, other) => (one.lastDay < other.lastDay ? 1 : -1));
  if (!same) return null;
  return (
    <Notice kind="warning" title={t('restrictions.same.title')}>
      <p>
        {t('restrictions.same.until', {
          number: same.orderNumber,
          day: formatDay(locale, toDay(same.lastDay)),
        })}
      </p>
      <BilingualSafetyText textKey="restrictions.deadlines.ownOrder" />
    </Notice>
  );
}

export function Days({ typed, change, latest }: Part & { readonly latest: Day | null }): ReactNode {
  const { t, locale } = useWords();
  const labels = useRestrictionLabels();
  const { startOn, endOn } = typed;
  const isBackwards = startOn !== '' && endOn !== '' && endOn < startOn;
  const isBeyond = latest !== null && endOn !== '' && endOn > latest;
  const error = isBackwards
    ? t('problems.ends-before-it-starts')
    : isBeyond
      ? t('restrictions.limit.beyond', { day: formatDay(locale, latest) })
      : null;
  return (
    <>
      <DateField
        label={labels.startOn}
        name="startOn"
        value={startOn}
        isRequired
        onChange={(day) => change({ startOn: day })}
      />
      <p role="status">
        {latest !== null && t('restrictions.limit.latest', { day: formatDay(locale, latest) })}
      </p>
      <DateField
        label={labels.endOn}
        hint={t('legal.restriction.endOnHint')}
        name="endOn"
        value={endOn}
        from={startOn || undefined}
        until={latest ?? undefined}
        isRequired
        error={error}
        onChange={(day) => change({ endOn: day })}
      />
      <p role="status">
        {endOn !== '' &&
          error === null &&
          t('legal.deadlines.freeFrom', { day: formatDay(locale, addDays(toDay(endOn), 1)) })}
      </p>
    </>
  );
}

export function Grounds({ typed, change }: Part): ReactNode {
  const { t } = useWords();
  const labels = useRestrictionLabels();
  const texts = [
    ['groundsRole', t('restrictions.grounds.hint')],
    ['groundsStay', t('restrictions.grounds.hint')],
    ['appealTerms', t('restrictions.appeal.termsHint')],
  ] as const;
  return (
    <>
      <TextField
        label={labels.permissionAnswerDays}
        hint={t('restrictions.permission.answerDaysHint')}
        name="permissionAnswerDays"
        value={typed.answerDays}
        inputMode="numeric"
        isRequired
        lengthMax={2}
        error={isAnswerDays(typed.answerDays) ? null : t('restrictions.permission.answerDaysWrong')}
        onChange={(answerDays) => change({ answerDays })}
      />
      {texts.map(([name, hint]) => (
        <TextArea
          key={name}
          label={labels[name]}
          hint={hint}
          name={name}
          value={typed[name]}
          isOptional
          lengthMax={2000}
          rows={2}
          onChange={(text) => change({ [name]: text })}
        />
      ))}
    </>
  );
}

function isAnswerDays(text: string): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 30;
}

export function useRestrictionLabels() {
  const { t } = useWords();
  return {
    kind: t('legal.restriction.kind'),
    proceedingId: t('legal.restriction.proceeding'),
    court: t('legal.restriction.court'),
    orderNumber: t('legal.restriction.orderNumber'),
    scope: t('legal.restriction.scope'),
    startOn: t('legal.restriction.startOn'),
    endOn: t('legal.restriction.endOn'),
    groundsRole: t('restrictions.grounds.role'),
    groundsStay: t('restrictions.grounds.stay'),
    appealTerms: t('restrictions.appeal.terms'),
    permissionAnswerDays: t('restrictions.permission.answerDays'),
  };
}
