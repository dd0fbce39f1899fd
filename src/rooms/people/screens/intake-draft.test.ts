// What was typed at an intake becomes a request that the contract accepts, and never half a one.

import { expect, test } from 'vitest';
import { toDay } from '../../../kernel/day.ts';
import { addHousehold } from '../api-intake.ts';
import { intakeBodyOf, startIntake, startPerson, type TypedIntake } from './intake-draft.ts';

const today = toDay('2026-03-10');

function typedFamily(): TypedIntake {
  const start = startIntake(today);
  const [empty] = start.persons;
  const consent = { ...empty!.consent, ground: 'consent', toldIn: 'ky' } as const;
  const mother = {
    ...empty!,
    consent,
    sex: 'female',
    name: { ...empty!.name, fullName: ' Айгүл Сыноо ' },
    birth: { ...empty!.birth, precision: 'year', year: '1991' },
  } as const;
  const child = {
    ...startPerson(2, consent),
    sex: 'male',
    relation: 'child',
    name: { ...empty!.name, fullName: 'Бек Сыноо' },
    birth: { ...empty!.birth, precision: 'unknown' },
    consent: { ...consent, ground: 'best-interests', purposes: ['case-support', 'legal-aid'] },
  } as const;
  return {
    ...start,
    searchedFor: 'Сыноо',
    isNew: true,
    legalAid: 'later',
    province: 'KG-C',
    persons: [mother, child],
  };
}

test('a family becomes a body that the contract accepts', () => {
  const body = intakeBodyOf(typedFamily());
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

test.each<[string, (typed: TypedIntake) => TypedIntake]>([
  ['no answer about legal aid', (typed) => ({ ...typed, legalAid: '' })],
  ['no name', (typed) => change(typed, { name: { ...typed.persons[0]!.name, fullName: ' ' } })],
  [
    'nothing chosen about the birth',
    (typed) => change(typed, { birth: { ...typed.persons[0]!.birth, precision: '' } }),
  ],
  [
    'a day that does not exist',
    (typed) =>
      change(typed, {
        birth: {
          ...typed.persons[0]!.birth,
          precision: 'day',
          day: '31',
          month: '2',
          year: '1991',
        },
      }),
  ],
  [
    'no ground',
    (typed) => change(typed, { consent: { ...typed.persons[0]!.consent, ground: '' } }),
  ],
  [
    'no purpose',
    (typed) => change(typed, { consent: { ...typed.persons[0]!.consent, purposes: [] } }),
  ],
])('%s: nothing is sent', (_, spoil) => {
  expect(intakeBodyOf(spoil(typedFamily()))).toBeNull();
});

function change(typed: TypedIntake, part: Partial<TypedIntake['persons'][number]>): TypedIntake {
  return {
    ...typed,
    persons: typed.persons.map((person, at) => (at === 0 ? { ...person, ...part } : person)),
  };
}
