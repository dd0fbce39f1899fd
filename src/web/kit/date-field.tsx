// A full day, and a date of which only a part is known. The second first asks what is known,
// because people who are asked for a day invent one.

import type { ReactNode } from 'react';
import { tables } from '../../engine/languages/tables.ts';
import type { PartialDate } from '../../engine/forms/partial-date.ts';
import { birthPrecisions } from '../../kernel/birth.ts';
import { formatRelativeDay } from '../../engine/languages/format.ts';
import { type Day, daysBetween, isDay } from '../../kernel/day.ts';
import {
  type DayFault,
  dayFault,
  type DayLimits,
  type DayParts,
  partsOfDay,
  type TypedDay,
  typedDayOf,
} from '../../engine/forms/typed-day.ts';
import { useWords } from '../i18n/use-words.ts';
import { useDayWords } from './day-words.ts';
import { FieldGroup, type FieldTexts } from './field.tsx';
import { Select, TextField } from './text-field.tsx';
import { useToday } from './use-today.ts';

/**
 * Day, month and year apart, in our own words: a browser's date picker speaks the browser's
 * language and may put the month first.
 */
export function DateField(
  props: FieldTexts &
    DayLimits & {
      readonly value: TypedDay;
      readonly onChange: (value: TypedDay) => void;
      readonly isRequired?: boolean;
    },
): ReactNode {
  const say = useDayWords();
  const { value, onChange } = props;
  const fault = faultOf(props);
  const parts = partsOfDay(value);
  const change = (part: Partial<DayParts>): void => onChange(typedDayOf({ ...parts, ...part }));
  return (
    <FieldGroup {...props} found={fault && say(fault)}>
      <div className="date-parts">
        <DayPart part="day" parts={parts} onChange={change} />
        <MonthOfDate value={parts.month} onChange={(month) => change({ month })} />
        <DayPart part="year" parts={parts} onChange={change} />
      </div>
      {!fault && <HowFar {...props} />}
    </FieldGroup>
  );
}

/** From how many days on it is said how far a day is from today. */
const farDays = 45;

/** A wrong year is still a day: what is a year ago is said beside the day itself. */
function HowFar({ value, from, until }: DayLimits & { readonly value: TypedDay }): ReactNode {
  const { locale } = useWords();
  const today = useToday();
  const isOfWork = from === today || until === today;
  if (!isOfWork || !isDay(value) || Math.abs(daysBetween(today, value)) < farDays) return null;
  return (
    <p className="field-hint" role="status">
      {formatRelativeDay(locale, value, today)}
    </p>
  );
}

type Dated = DayLimits & { readonly value: TypedDay; readonly isRequired?: boolean };

function faultOf({ value, isRequired, ...limits }: Dated): DayFault | null {
  return value === '' && isRequired ? { words: 'shell.form.fillIn' } : dayFault(value, limits);
}

function DayPart({
  part,
  parts,
  onChange,
}: {
  readonly part: 'day' | 'year';
  readonly parts: DayParts;
  readonly onChange: (part: Partial<DayParts>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <TextField
      label={t(`shell.date.${part}`)}
      value={parts[part]}
      inputMode="numeric"
      lengthMax={part === 'year' ? 4 : 2}
      onChange={(text) => onChange({ [part]: text })}
    />
  );
}

function MonthOfDate({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (month: string) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const months = tables[locale].monthsAlone.map((label, at) => ({ value: String(at + 1), label }));
  return (
    <Select
      label={t('shell.date.month')}
      value={value}
      options={months}
      mayBeCleared
      onChange={onChange}
    />
  );
}

/**
 * Asks what is known, then only for that. `today` is the default for the day on which an age was
 * stated.
 */
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
  const { t } = useWords();
  return shown[value.precision].map((part) =>
    part === 'month' ? (
      <MonthOfDate
        key={part}
        value={value.month}
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
