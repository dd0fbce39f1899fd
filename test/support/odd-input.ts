// Odd values for any field of any contract, made from its schema: the first and last that it
// accepts, and values that it must refuse. Each comes alone in an otherwise ordinary input. Random
// ones come from a seed, so that a failure can be repeated.

import * as fc from 'fast-check';
import { absentId, type Schema, valueOf } from './example-input.ts';

const nul = 'a\u0000b';
const halfCharacter = 'a\ud800b';

/** Refused wherever they occur. */
export const unstorable = [nul, halfCharacter] as const;

const oddDays = [
  '1900-01-01',
  '2200-12-31',
  '1899-12-31',
  '2201-01-01',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '99999-01-01',
  'infinity',
  '2026-11-30T00:00:00Z',
  // Digits of another script, and letters that look like digits.
  '٢٠٢٦-٠١-٠١',
  '２０２６-０１-０１',
  '2O26-01-0l',
];
const oddInstants = [
  '1900-01-01T00:00:00Z',
  '2200-12-31T23:59:59.999999Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999+23:59',
  '2026-01-01T00:00:00-15:59',
  `2026-01-01T00:00:00.${'1'.repeat(200)}Z`,
  '2026-02-30T00:00:00Z',
];
const oddNumbers = [
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  Number.MAX_SAFE_INTEGER,
  -1,
  0,
  1.5,
  1e300,
];
const oddTexts = [
  '',
  'NaN',
  '٤٢',
  'l0O',
  '1e400',
  '__proto__',
  '\u202E',
  '%',
  "' or 1=1--",
  '\ufffe',
  '\u{10ffff}',
];
const ofWrongKind = [null, true, 7, 'x', [[]], { $gt: '' }];

/** How many random values a field gets besides the chosen ones. */
export type Odd = { readonly seed: number; readonly each: number };

function leaf(schema: Schema, name: string, { seed, each }: Odd): readonly unknown[] {
  const sample = (arbitrary: fc.Arbitrary<unknown>) =>
    fc.sample(arbitrary, { seed, numRuns: each });
  if (schema.enum || schema.const !== undefined) return [...ofWrongKind, ...unstorable];
  const kinds = [schema.type].flat();
  if (kinds.includes('integer') || kinds.includes('number')) {
    const bounds = [schema.minimum, schema.maximum].filter((one) => one !== undefined);
    return [...bounds, ...oddNumbers, ...sample(fc.double()), null, '1'];
  }
  if (kinds.includes('boolean')) return ofWrongKind;
  if (schema.format === 'uuid') return [absentId, ...unstorable, '', absentId.toUpperCase(), 7];
  if (schema.format === 'date-time') return [...oddInstants, ...sample(fc.string())];
  const most = schema.maxLength ?? 400;
  return [
    ...(schema.maxLength === undefined ? oddDays : []),
    'ж'.repeat(most),
    '\u{1F9D5}'.repeat(Math.floor(most / 2)),
    'x'.repeat(most + 1),
    ...unstorable,
    // Two for each field, and different ones for the next.
    oddTexts[name.length % oddTexts.length],
    oddTexts[(name.length + 4) % oddTexts.length],
    ...sample(fc.string({ unit: 'binary', maxLength: most })),
    7,
    { $gt: '' },
  ];
}

/** Values for this schema, each with one odd thing in it. */
export function* oddValues(schema: Schema, name: string, odd: Odd): Generator<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  const wanted = { text: () => 'An example' };
  if (choices) {
    for (const one of choices) if (one.type !== 'null') yield* oddValues(one, name, odd);
    yield null;
  } else if (schema.properties) {
    const base = valueOf(schema, name, wanted) as object;
    for (const [key, inner] of Object.entries(schema.properties)) {
      for (const value of oddValues(inner, key, odd)) yield { ...base, [key]: value };
    }
    yield { ...base, 'a\u0000b': 1 };
    yield { ...base, 'a\ud800b': { deep: 1 } };
  } else if (schema.items) {
    for (const value of oddValues(schema.items, name, odd)) yield [value];
    const one = valueOf(schema.items, name, wanted);
    yield Array.from({ length: Math.min(schema.maxItems ?? 500, 500) + 1 }, () => one);
    yield [];
    yield 'x';
  } else yield* leaf(schema, name, odd);
}
