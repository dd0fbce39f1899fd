// A full day (the device's own date picker), and a date of which only a part is known. The second
// asks first what is known, because people who were asked for a day invent one.

import type { ReactNode } from 'react';
import { formatDay } from '../../engine/languages/format.ts';
import { tables } from '../../engine/languages/tables.ts';
import {
  type Birth,
  type BirthPrecision,
  birthPrecisions,
  bornAbout,
  bornByAge,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../kernel/birth.ts';
import { type Day, dayOf, isDay } from '../../kernel/day.ts';
import { useWords } from '../i18n/use-words.ts';
import { Field, FieldGroup, type FieldTexts } from './field.tsx';
import { ownWords } from './own-words.ts';
import { Select, TextField } from './text-field.tsx';

/** `value` is a `Day`, or empty while none is chosen. */
export function DateField(
  props: FieldTexts & {
    readonly value: Day | '';
    readonly onChange: (value: Day | '') => void;
    readonly from?: Day;
    readonly until?: Day;
    readonly isRequired?: boolean;
  },
): ReactNode {
  const { locale } = useWords();
  return (
    <Field {...props}>
      {(control) => (
        <>
          <input
            {...control}
            {...ownWords}
            type="date"
            className="control control-short"
            value={props.value}
            min={props.from}
            max={props.until}
            required={props.isRequired}
            onChange={({ target: { value } }) => props.onChange(isDay(value) ? value : '')}
          />
          {/* The browser writes 03/04 in its own order; here the month stands as a word. */}
          {props.value && <p className="soft small">{formatDay(locale, props.value)}</p>}
        </>
      )}
    </Field>
  );
}

/** What was typed so far, kept as text so that half a date is not lost. */
export type PartialDate = {
  readonly precision: BirthPrecision | '';
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly age: string;
  readonly ageOn: Day | '';
};

export const emptyPartialDate: PartialDate = {
  precision: '',
  day: '',
  month: '',
  year: '',
  age: '',
  ageOn: '',
};

/** The birth that was meant; null while something is missing or the day does not exist. */
export function findBirth(typed: PartialDate): Birth | null {
  const year = numberIn(typed.year, 1900, 2100);
  const month = numberIn(typed.month, 1, 12);
  const date = numberIn(typed.day, 1, 31);
  const age = numberIn(typed.age, 0, 120);
  switch (typed.precision) {
    case 'day': {
      const day = year && month && date ? dayOf(year, month, date) : null;
      return day && bornOn(day);
    }
    case 'month':
      return year && month ? bornInMonth(year, month) : null;
    case 'year':
      return year ? bornInYear(year) : null;
    case 'about':
      return year ? bornAbout(year) : null;
    case 'age':
      return age !== null && typed.ageOn ? bornByAge(age, typed.ageOn) : null;
    case 'unknown':
      return unknownBirth;
    case '':
      return null;
  }
}

function numberIn(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^\d{1,4}$/.test(text.trim()) && value >= least && value <= most ? value : null;
}

/** Asks what is known, then only for that. `today` preselects the day on which an age was told. */
export function PartialDateField(
  props: FieldTexts & {
    readonly value: PartialDate;
    readonly onChange: (value: PartialDate) => void;
    readonly today: Day;
  },
): ReactNode {
  const { t } = useWords();
  const { value, onChange, today } = props;
  return (
    <FieldGroup {...props}>
      <Select
        label={t('shell.date.precision')}
        value={value.precision}
        options={birthPrecisions.map((each) => ({
          value: each,
          label: t(`shell.date.known.${each}`),
        }))}
        onChange={(precision) => onChange({ ...value, precision, ageOn: value.ageOn || today })}
      />
      <div className="partial-date">
        <PartsOfDate value={value} onChange={onChange} />
        {value.precision === 'age' && (
          <DateField
            label={t('shell.date.ageOn')}
            value={value.ageOn}
            until={today}
            onChange={(ageOn) => onChange({ ...value, ageOn })}
          />
        )}
      </div>
    </FieldGroup>
  );
}

const shown: Readonly<
  Record<PartialDate['precision'], readonly ('day' | 'month' | 'year' | 'age')[]>
> = {
  day: ['day', 'month', 'year'],
  month: ['month', 'year'],
  year: ['year'],
  about: ['year'],
  age: ['age'],
  unknown: [],
  '': [],
};

function PartsOfDate({
  value,
  onChange,
}: {
  readonly value: PartialDate;
  readonly onChange: (value: PartialDate) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const months = tables[locale].monthsAlone.map((label, at) => ({ value: String(at + 1), label }));
  return shown[value.precision].map((part) =>
    part === 'month' ? (
      <Select
        key={part}
        label={t('shell.date.month')}
        value={value.month}
        options={months}
        onChange={(month) => onChange({ ...value, month })}
      />
    ) : (
      <TextField
        key={part}
        label={t(part === 'age' ? 'shell.date.ageYears' : `shell.date.${part}`)}
        value={value[part]}
        inputMode="numeric"
        lengthMax={part === 'year' ? 4 : 3}
        onChange={(text) => onChange({ ...value, [part]: text })}
      />
    ),
  );
}
