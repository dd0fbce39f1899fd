// The control for the value of one field, in the only form that it may have.

import type { ReactNode } from 'react';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import { useMe } from '../../../web/use-session.ts';
import { type FieldName, fieldForms } from '../catalogue.ts';
import type { FieldValue } from '../shapes.ts';

export type TypedValue = {
  readonly answer: 'yes' | 'no' | 'not-shared' | '';
  readonly day: Day | '';
  readonly text: string;
};
export const emptyValue: TypedValue = { answer: '', day: '', text: '' };

/** What was typed, in the form of the contract; the server checks it again. */
export function valueOf(field: FieldName, { answer, day, text }: TypedValue): FieldValue {
  const value = {
    day: { field, assessedOn: day },
    'yes-no': { field, answer },
    'yes-no-unsaid': { field, answer },
    'yes-no-until': { field, answer, lastDay: answer === 'yes' && day ? day : null },
    month: { field, month: text },
    line: { field, text: text.trim() },
    lines: { field, text: text.trim() },
  }[fieldForms[field]];
  return value as FieldValue;
}

export function typedOf(value: FieldValue): TypedValue {
  const day = 'assessedOn' in value ? value.assessedOn : 'lastDay' in value ? value.lastDay : null;
  return {
    answer: 'answer' in value ? value.answer : '',
    day: day === null ? '' : toDay(day),
    text: 'text' in value ? value.text : 'month' in value ? value.month : '',
  };
}

type Part = {
  readonly field: FieldName;
  readonly typed: TypedValue;
  readonly change: (part: Partial<TypedValue>) => void;
};

export function ValueField({ field, typed, change }: Part): ReactNode {
  const { t } = useWords();
  const label = t(`disclosure.valueLabels.${field}`);
  switch (fieldForms[field]) {
    case 'day':
      return <AssessedOn label={label} typed={typed} change={change} />;
    case 'yes-no':
    case 'yes-no-unsaid':
    case 'yes-no-until':
      return <Answer field={field} typed={typed} change={change} />;
    case 'lines':
      return (
        <TextArea
          label={label}
          hint={t('disclosure.propose.statementHint')}
          value={typed.text}
          isRequired
          lengthMax={1000}
          rows={5}
          onChange={(text) => change({ text })}
        />
      );
    case 'month':
      return (
        <TextField
          label={label}
          type="month"
          className="control-short"
          value={typed.text}
          isRequired
          onChange={(text) => change({ text })}
        />
      );
    default:
      return (
        <TextField
          label={label}
          value={typed.text}
          isRequired
          lengthMax={200}
          onChange={(text) => change({ text })}
        />
      );
  }
}

function AssessedOn({ label, typed, change }: Omit<Part, 'field'> & { label: string }): ReactNode {
  return (
    <DateField
      label={label}
      value={typed.day}
      until={toDay(useMe().today)}
      isRequired
      onChange={(day) => change({ day })}
    />
  );
}

function Answer({ field, typed, change }: Part): ReactNode {
  const { t } = useWords();
  const today = toDay(useMe().today);
  const form = fieldForms[field];
  const codes =
    form === 'yes-no-unsaid' ? (['yes', 'no', 'not-shared'] as const) : (['yes', 'no'] as const);
  return (
    <>
      <RadioGroup
        label={t(`disclosure.valueLabels.${field}`)}
        value={typed.answer}
        isRequired
        options={codes.map((value) => ({ value, label: t(`disclosure.answers.${value}`) }))}
        onChange={(answer) => change({ answer })}
      />
      {form === 'yes-no-until' && typed.answer === 'yes' && (
        <DateField
          label={t('disclosure.propose.lastDay')}
          value={typed.day}
          from={today}
          isRequired
          onChange={(day) => change({ day })}
        />
      )}
    </>
  );
}
