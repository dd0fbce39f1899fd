// What the second person is shown: everything that changed and nothing else.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDay } from '../../kernel/day.ts';
import { differencesOf, isSame } from './difference.ts';
import type { LawPack } from './model.ts';
import { listPackCodes } from '../../engine/countries/load-packs.ts';
import { loadLaw } from './load-law.ts';
import '../../../test/support/rounds.ts';

const kg = loadLaw('kg');
const uz = loadLaw('uz');
const kinds = (before: LawPack, after: LawPack): string[] =>
  differencesOf(before, after).map(({ part, kind, key }) => `${part} ${kind} ${key}`);

test.each(listPackCodes())(
  'the law of %s differs in nothing from itself, whatever the order of its keys',
  (code) => {
    const law = loadLaw(code);
    const turned = JSON.parse(
      JSON.stringify(law, (_, value: unknown) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).toReversed())
          : value,
      ),
    ) as LawPack;
    expect(differencesOf(law, turned)).toEqual([]);
  },
);

test('an offence that the law changed: the old version ended, a new one added', () => {
  const at = kg.offences.findIndex(
    ({ code, until }) => code === 'armed-conflict-abroad' && until === null,
  );
  const old = kg.offences[at]!;
  const next = { ...old, from: toDay('2027-01-01') };
  const after = {
    ...kg,
    offences: [...kg.offences.with(at, { ...old, until: toDay('2027-01-01') }), next],
  };
  expect(kinds(kg, after)).toEqual([
    `offences ended ${old.code} ${old.from}`,
    `offences added ${old.code} 2027-01-01`,
  ]);
});

test.each<[string, (law: LawPack) => LawPack, string[]]>([
  [
    'a first day that is corrected',
    (law) => ({
      ...law,
      offences: law.offences.with(0, { ...law.offences[0]!, from: toDay('2019-01-01') }),
    }),
    ['offences changed armed-conflict-abroad 2019-01-01'],
  ],
  [
    'an end that goes away',
    (law) => ({ ...law, versions: law.versions.with(0, { ...law.versions[0]!, until: null }) }),
    [],
  ],
  [
    'an age',
    (law) => ({
      ...law,
      responsibility: {
        ...law.responsibility,
        general: { ...law.responsibility.general, value: 18 },
      },
    }),
    ['responsibility changed general'],
  ],
  [
    'a limit taken out',
    (law) => ({ ...law, restrictions: law.restrictions.slice(1) }),
    ['restrictions taken-out restriction-of-liberty compiled'],
  ],
  [
    'a second source for one limit',
    (law) => ({
      ...law,
      restrictions: [...law.restrictions, { ...law.restrictions[1]!, monthsMax: 48 }],
    }),
    ['restrictions added travel research-2022'],
  ],
  [
    'a source',
    (law) => ({
      ...law,
      sources: [...law.sources, { id: 'gazette', title: 'Gazette', year: 2027 }],
    }),
    ['sources added gazette'],
  ],
  [
    'a condition reworded',
    (law) => ({
      ...law,
      exemptions: [{ ...law.exemptions[0]!, conditions: law.exemptions[0]!.conditions.slice(1) }],
    }),
    ['exemptions changed decree-5542'],
  ],
  [
    'a review',
    (law) => ({
      ...law,
      versions: law.versions.with(0, {
        ...law.versions[0]!,
        reviews: [{ by: 'A', on: toDay('2026-01-01') }],
      }),
    }),
    ['versions changed code-1994'],
  ],
])('%s', (_, change, expected) => {
  expect(kinds(uz, change(uz))).toEqual(expected);
});

test('every fact taken out of a law is told of, and brought back it is added', () => {
  fc.assert(
    fc.property(fc.subarray([...kg.offences.keys()]), (left) => {
      const fewer = { ...kg, offences: kg.offences.filter((_, at) => left.includes(at)) };
      expect(differencesOf(kg, fewer).filter(({ kind }) => kind === 'taken-out')).toHaveLength(
        kg.offences.length - left.length,
      );
      expect(differencesOf(fewer, kg).filter(({ kind }) => kind === 'added')).toHaveLength(
        kg.offences.length - left.length,
      );
    }),
  );
});

test('a key without a value is a key that is not there', () => {
  expect([
    isSame({ a: 1, b: undefined }, { a: 1 }),
    isSame([1], { 0: 1 }),
    isSame(null, {}),
    isSame([1, 2], [1]),
  ]).toEqual([true, false, false, false]);
});
