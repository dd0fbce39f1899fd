// What was typed at an intake becomes a request that the contract accepts, and never half a one.

import { expect, test } from 'vitest';
import { evaluate, typedFrom } from '../../../engine/forms/evaluate.ts';
import type { Entry, Lines, Typed } from '../../../engine/forms/line.ts';
import { emptyPartialDate } from '../../../engine/forms/partial-date.ts';
import { toDay } from '../../../kernel/day.ts';
import { addHousehold } from '../api-intake.ts';
import { intakeBodyOf, intakeLines, type IntakeQuestions, startIntake } from './intake-lines.tsx';

const today = toDay('2026-03-10');
const lines = intakeLines(today, {
  provinces: [{ value: 'KG-C', label: 'Chui' }],
  citizenships: [],
  duty: undefined,
}) as unknown as Lines;
type Person = Readonly<Record<string, Entry>>;
type TypedFamily = Typed & { readonly persons: readonly Person[] };

function typedFamily(): TypedFamily {
  const start = typedFrom(lines, startIntake(today));
  const [empty] = start.persons as readonly Person[];
  const consent = {
    ...(empty!.consent as Typed),
    ground: 'consent',
    toldIn: 'ky',
    isDutyRead: true,
    alone: 'yes',
  };
  const mother = {
    ...empty!,
    consent,
    sex: 'female',
    fullName: ' Айгүл Сыноо ',
    birth: { ...emptyPartialDate, precision: 'year', year: '1991' },
  };
  const child = {
    ...empty!,
    sex: 'male',
    relationToFirst: 'child',
    fullName: 'Бек Сыноо',
    birth: { ...emptyPartialDate, precision: 'unknown' },
    consent: {
      ...consent,
      ground: 'best-interests',
      purposes: ['case-support', 'legal-aid'],
      reason: 'too young to be asked',
    },
  };
  return {
    ...start,
    legalAidOffered: { answer: 'later', on: today },
    province: 'KG-C',
    persons: [mother, child] as readonly Typed[],
  };
}

/** Null while the form would not send it. */
function bodyOf(typed: TypedFamily) {
  const { body, faults } = evaluate(lines, typed);
  return faults.length > 0
    ? null
    : intakeBodyOf(body as IntakeQuestions, { searchedFor: 'Сыноо', duty: undefined });
}

test('a family becomes a body that the contract accepts', () => {
  const body = bodyOf(typedFamily());
  expect(addHousehold.body.safeParse(body).error).toBeUndefined();
  expect(body?.persons.map((person) => person.relationToFirst)).toEqual(['self', 'child']);
  expect(body?.persons[0]).toMatchObject({
    name: { fullName: 'Айгүл Сыноо', givenName: null },
    birth: { from: '1991-01-01', to: '1991-12-31', precision: 'year' },
  });
  expect(body?.persons[1]?.consents.map((consent) => consent.purpose)).toEqual([
    'case-support',
    'legal-aid',
  ]);
});

test.each<[string, (typed: TypedFamily) => TypedFamily]>([
  [
    'no answer about legal aid',
    (typed) => ({ ...typed, legalAidOffered: { answer: '', on: today } }),
  ],
  ['no name', (typed) => change(typed, { fullName: ' ' })],
  ['nothing chosen about the birth', (typed) => change(typed, { birth: { ...emptyPartialDate } })],
  [
    'a day that does not exist',
    (typed) =>
      change(typed, {
        birth: {
          ...emptyPartialDate,
          precision: 'day',
          day: '31',
          month: '2',
          year: '1991',
        },
      }),
  ],
  ['no ground', (typed) => change(typed, { consent: { ...consentOf(typed), ground: '' } })],
  [
    'the statement not read aloud',
    (typed) => change(typed, { consent: { ...consentOf(typed), isDutyRead: false } }),
  ],
  [
    'nobody says whether she was alone',
    (typed) => change(typed, { consent: { ...consentOf(typed), alone: '' } }),
  ],
  [
    'an adult for a child, without what either said',
    (typed) => change(typed, { consent: { ...consentOf(typed), ground: 'assent-and-guardian' } }),
  ],
  ['no purpose', (typed) => change(typed, { consent: { ...consentOf(typed), purposes: [] } })],
])('%s: nothing is sent', (_, spoil) => {
  expect(bodyOf(spoil(typedFamily()))).toBeNull();
});

const consentOf = (typed: TypedFamily) => typed.persons[0]!.consent as Typed;

function change(typed: TypedFamily, part: Typed): TypedFamily {
  return {
    ...typed,
    persons: typed.persons.map((person, at) => (at === 0 ? { ...person, ...part } : person)),
  };
}
