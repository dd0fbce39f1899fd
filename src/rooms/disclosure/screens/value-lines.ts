// The lines for the values of a proposal: each field in the only form that its value may have,
// shown once the field is chosen.

import { type Day, toDay } from '../../../kernel/day.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { type FieldName, fieldForms } from '../catalogue.ts';
import type { FieldValue } from '../shapes.ts';

type YesNo = 'yes' | 'no';
type Values = {
  'best-interests-on-file': Day | null;
  'child-has-cover': YesNo | null;
  'support-in-place': YesNo | null;
  statement: string | null;
  'status-known': YesNo | 'not-shared' | null;
  'restriction-in-force': YesNo | null;
  lastDay: Day | null;
  'place-of-detention': string | null;
  'expected-release': string | null;
  'court-contact': string | null;
};
/** No field is chosen in advance. */
export type Questions = { fields: FieldName[] } & Values;

const answers = ['yes', 'no'] as const;

export function useValueLines(): Omit<LinesOf<Questions>, 'fields'> {
  const today = useToday();
  const of = <Field extends FieldName>(field: Field) => ({
    label: `disclosure.valueLabels.${field}` as const,
    when: ({ fields }: { readonly fields: readonly FieldName[] }) => fields.includes(field),
  });
  const words = (code: (typeof answers)[number] | 'not-shared') =>
    `disclosure.answers.${code}` as const;
  return {
    'best-interests-on-file': { is: 'day', ...of('best-interests-on-file'), until: today },
    'child-has-cover': { is: 'choice', ...of('child-has-cover'), codes: answers, words },
    'support-in-place': { is: 'choice', ...of('support-in-place'), codes: answers, words },
    statement: {
      is: 'long-text',
      ...of('statement'),
      hint: 'disclosure.propose.statementHint',
      lengthMax: 1000,
      rows: 5,
    },
    'status-known': {
      is: 'choice',
      ...of('status-known'),
      codes: [...answers, 'not-shared'],
      words,
    },
    'restriction-in-force': { is: 'choice', ...of('restriction-in-force'), codes: answers, words },
    lastDay: {
      is: 'day',
      label: 'disclosure.propose.lastDay',
      from: today,
      when: ({ fields, 'restriction-in-force': answer }) =>
        fields.includes('restriction-in-force') && answer === 'yes',
    },
    'place-of-detention': { is: 'text', ...of('place-of-detention'), lengthMax: 200 },
    'expected-release': { is: 'text', ...of('expected-release'), lengthMax: 7, isMonth: true },
    'court-contact': { is: 'text', ...of('court-contact'), lengthMax: 200 },
  };
}

/** In the form of the contract; the server checks it again. */
export function valuesOf({ fields, lastDay, ...given }: Questions): FieldValue[] {
  return fields.map((field) => {
    const said = given[field];
    return {
      day: { field, assessedOn: said },
      'yes-no': { field, answer: said },
      'yes-no-unsaid': { field, answer: said },
      'yes-no-until': { field, answer: said, lastDay },
      month: { field, month: said },
      line: { field, text: said },
      lines: { field, text: said },
    }[fieldForms[field]] as FieldValue;
  });
}

/** An earlier proposal, to be changed. */
export function questionsFrom(values: readonly FieldValue[]): Partial<Questions> {
  const until = values.find((value) => 'lastDay' in value)?.lastDay;
  return {
    ...Object.fromEntries(values.map((value) => [value.field, saidIn(value)])),
    fields: values.map(({ field }) => field),
    lastDay: until ? toDay(until) : null,
  };
}

function saidIn(value: FieldValue): string {
  if ('answer' in value) return value.answer;
  if ('text' in value) return value.text;
  return 'month' in value ? value.month : value.assessedOn;
}
