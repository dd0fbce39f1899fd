// When the act is said to have been: asks first what is known, then only for that, because people
// who are asked for a day invent one, and the day decides which law applies and how old she was.

import type { ReactNode } from 'react';
import { tables } from '../../../engine/languages/tables.ts';
import { type Birth, bornInMonth, bornInYear } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { FieldGroup } from '../../../web/kit/field.tsx';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import type { ActTime } from '../model.ts';

const precisions = ['day', 'month', 'year', 'period', 'unknown'] as const;

export type TypedAct = {
  readonly precision: ActTime['precision'] | '';
  readonly from: Day | '';
  readonly to: Day | '';
  readonly month: string;
  readonly year: string;
};

export const emptyAct: TypedAct = { precision: '', from: '', to: '', month: '', year: '' };

/** Null while something is missing or does not fit. */
export function findAct(typed: TypedAct): ActTime | null {
  const year = /^(19|20)\d\d$/.test(typed.year.trim()) ? Number(typed.year) : null;
  const month = Number(typed.month);
  switch (typed.precision) {
    case 'day':
      return typed.from ? { from: typed.from, to: typed.from, precision: 'day' } : null;
    case 'month':
      return year && month ? spanOf(bornInMonth(year, month), 'month') : null;
    case 'year':
      return year ? spanOf(bornInYear(year), 'year') : null;
    case 'period':
      return typed.from && typed.to && typed.from <= typed.to
        ? { from: typed.from, to: typed.to, precision: 'period' }
        : null;
    case 'unknown':
      return { from: null, to: null, precision: 'unknown' };
    case '':
      return null;
  }
}

function spanOf({ from, to }: Birth, precision: ActTime['precision']): ActTime {
  return { from, to, precision };
}

export function ActFields({
  value,
  onChange,
  today,
  error,
}: {
  readonly value: TypedAct;
  readonly onChange: (value: TypedAct) => void;
  readonly today: Day;
  readonly error: string | null;
}): ReactNode {
  const { t } = useWords();
  return (
    <FieldGroup
      label={t('legal.proceeding.act')}
      hint={t('legal.act.hint')}
      name="proceeding.act"
      error={error}
    >
      <Select
        label={t('shell.date.precision')}
        value={value.precision}
        isRequired
        options={precisions.map((each) => ({ value: each, label: t(`legal.act.${each}`) }))}
        onChange={(precision) => onChange({ ...value, precision })}
      />
      <div className="partial-date">
        <Parts value={value} onChange={onChange} today={today} />
      </div>
    </FieldGroup>
  );
}

function Parts({
  value,
  onChange,
  today,
}: {
  readonly value: TypedAct;
  readonly onChange: (value: TypedAct) => void;
  readonly today: Day;
}): ReactNode {
  const { t, locale } = useWords();
  const { precision } = value;
  const hasDays = precision === 'day' || precision === 'period';
  return (
    <>
      {hasDays && (
        <DateField
          label={t(precision === 'day' ? 'shell.date.day' : 'legal.act.from')}
          value={value.from}
          until={today}
          isRequired
          onChange={(from) => onChange({ ...value, from })}
        />
      )}
      {precision === 'period' && (
        <DateField
          label={t('legal.act.to')}
          value={value.to}
          from={value.from || undefined}
          until={today}
          isRequired
          onChange={(to) => onChange({ ...value, to })}
        />
      )}
      {precision === 'month' && (
        <Select
          label={t('shell.date.month')}
          value={value.month}
          isRequired
          options={tables[locale].monthsAlone.map((label, at) => ({
            value: String(at + 1),
            label,
          }))}
          onChange={(month) => onChange({ ...value, month })}
        />
      )}
      {(precision === 'month' || precision === 'year') && (
        <TextField
          label={t('shell.date.year')}
          value={value.year}
          inputMode="numeric"
          lengthMax={4}
          isRequired
          onChange={(year) => onChange({ ...value, year })}
        />
      )}
    </>
  );
}
