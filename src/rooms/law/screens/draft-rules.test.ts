// Edits of a copy of the law: what ends with what, and codes that nobody types.

import { expect, test } from 'vitest';
import { loadLaw } from '../load-law.ts';
import { toDay } from '../../../kernel/day.ts';
import { faultsOf } from '../rules.ts';
import { evaluate } from '../../../engine/forms/evaluate.ts';
import { codeFrom, months as monthsLine, putEntry, takeOut } from './draft-rules.ts';

const kg = loadLaw('kg');
const day = toDay('2027-01-01');
const open = kg.offences.findIndex(
  ({ code, until }) => code === 'armed-conflict-abroad' && until === null,
);

test('a later version of an offence ends the one before on the day it begins', () => {
  const law = putEntry(kg, 'offences', {
    place: { at: null, after: open },
    entry: { ...kg.offences[open]!, from: day },
  });
  expect([law.offences.length, law.offences[open]!.until, law.offences.at(-1)!.from]).toEqual([
    kg.offences.length + 1,
    day,
    day,
  ]);
  expect(faultsOf(law as never)).toEqual([]);
});

test('a new code ends the old one and the offences that stand in it', () => {
  const at = kg.versions.findIndex(({ until }) => until === null);
  const law = putEntry(kg, 'versions', {
    place: { at: null, after: at },
    entry: { ...kg.versions[at]!, id: 'code-2027', from: day },
  });
  expect(
    law.offences.filter(({ version }) => version === 'code-2021').map(({ until }) => until),
  ).toEqual([day, day, day]);
  expect(law.offences.filter(({ version }) => version !== 'code-2021')).toEqual(
    kg.offences.filter(({ version }) => version !== 'code-2021'),
  );
  expect(faultsOf(law as never)).toEqual([]);
});

test('an entry is corrected in its place, added, taken out', () => {
  const entry = { ...kg.offences[0]!, article: '1' };
  expect(putEntry(kg, 'offences', { place: { at: 0, after: null }, entry }).offences[0]).toBe(
    entry,
  );
  const source = { id: 'gazette', title: 'Gazette', year: 2027 };
  expect(
    putEntry(kg, 'sources', { place: { at: null, after: null }, entry: source }).sources.at(-1),
  ).toBe(source);
  expect(takeOut(kg, 'offences', 0).offences).toEqual(kg.offences.slice(1));
});

test.each([
  ['Criminal Code of 2027', 'criminal-code-of-2027'],
  ['  «Ғазета» ', 'entry'],
  ['Café – №5', 'cafe-no5'],
  ['A'.repeat(99), 'a'.repeat(60)],
])('%s becomes %s', (name, code) => {
  expect(codeFrom(name, [])).toBe(code);
  expect(codeFrom(name, [code])).toBe(`${code}-2`);
});

test.each([
  ['', null],
  [' 12 ', 12],
  ['0', undefined],
  ['601', undefined],
  ['1.5', undefined],
  ['-3', undefined],
  ['life', undefined],
] as const)('months “%s”', (text, months) => {
  const line = { ...monthsLine, label: 'law.penaltyMin', isOptional: true } as const;
  const { body, faults } = evaluate({ line }, { line: text });
  expect(faults.length > 0 ? undefined : body.line).toBe(months);
});
