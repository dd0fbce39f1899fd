// A full day (the device's own date picker), and a date of which only a part is known. The second
// first asks what is known, because people who are asked for a day invent one.

import type { ReactNode } from 'react';
import { formatDay } from '../../engine/languages/format.ts';
import { tables } from '../../engine/languages/tables.ts';
import type { PartialDate } from '../../engine/forms/partial-date.ts';
import { birthPrecisions } from '../../kernel/birth.ts';
import { type Day, isDay } from '../../kernel/day.ts';
import { useWords } from '../i18n/use-words.ts';
import { Field, FieldGroup, type FieldTexts } from './field.tsx';
import { ownWords } from './own-words.ts';
import { Select, TextField } from './text-field.tsx';

/** `value` is a `Day`, or empty if none is chosen. */
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
          {/* The browser may show 03/04 in either order, so the date is repeated with the month as
              a word. */}
          {props.value && <p className="soft small">{formatDay(locale, props.value)}</p>}
        </>
      )}
    </Field>
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
