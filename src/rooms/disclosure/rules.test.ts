// What a proposal may contain, and that no forbidden word is in the catalogue.

import { describe, expect, test } from 'vitest';
import disclosureWords from '../../../languages/en/disclosure.json' with { type: 'json' };
import { toDay } from '../../kernel/day.ts';
import { catalogue, directions, fieldForms, fieldNames } from './catalogue.ts';
import { type FieldValue, fieldValue } from './shapes.ts';
import { checkValues } from './rules.ts';

const today = toDay('2026-11-27');
const restriction = (answer: 'yes' | 'no', lastDay: string | null) =>
  [{ field: 'restriction-in-force', answer, lastDay }] as const;

describe('values', () => {
  test.each([
    [
      'an assessment of the day before',
      [{ field: 'best-interests-on-file', assessedOn: '2026-11-26' }],
      'ok',
    ],
    ['of the day', [{ field: 'best-interests-on-file', assessedOn: '2026-11-27' }], 'ok'],
    [
      'of the day after',
      [{ field: 'best-interests-on-file', assessedOn: '2026-11-28' }],
      'assessed-in-the-future',
    ],
    ['a restriction until the day before', restriction('yes', '2026-11-26'), 'last-day-missing'],
    ['until the day', restriction('yes', '2026-11-27'), 'ok'],
    ['in force without a last day', restriction('yes', null), 'last-day-missing'],
    ['none, with a last day', restriction('no', '2026-12-01'), 'last-day-missing'],
    ['none', restriction('no', null), 'ok'],
    [
      'a field twice',
      [
        { field: 'child-has-cover', answer: 'yes' },
        { field: 'child-has-cover', answer: 'no' },
      ],
      'field-twice',
    ],
  ] as const)('%s', (_, values, expected) => {
    const decision = checkValues(values as readonly FieldValue[], today);
    expect(decision.ok ? 'ok' : decision.refusal).toBe(expected);
  });
  test.each([
    [{ field: 'statement', text: 'x'.repeat(1000) }, true],
    [{ field: 'statement', text: 'x'.repeat(1001) }, false],
    [{ field: 'statement', text: ' ' }, false],
    [{ field: 'expected-release', month: '2027-13' }, false],
    [{ field: 'expected-release', month: '2027-12' }, true],
    [{ field: 'child-has-cover', answer: 'maybe' }, false],
    [{ field: 'phone', text: '+996' }, false],
    [{ field: 'child-has-cover', answer: 'yes', note: 'x' }, false],
  ])('%o', (value, isValid) => {
    expect(fieldValue.safeParse(value).success).toBe(isValid);
  });
});

describe('the catalogue', () => {
  test('is the same fields in both directions together, each with a form', () => {
    expect(directions.flatMap((one) => catalogue[one]).toSorted()).toEqual(
      [...fieldNames].toSorted(),
    );
    expect(Object.keys(fieldForms).toSorted()).toEqual([...fieldNames].toSorted());
  });
  test('holds nothing that may never cross', () => {
    const forbidden =
      /clinic|diagnos|screening|health|therap|alias|kunya|\bcamp\b|\btent\b|refused|prevented|boarded|theolog|relig|belie|pulse|phone|address|telephone|document number|score|risk/i;
    const { fields, fieldHints } = disclosureWords;
    for (const name of fieldNames) {
      expect(`${name} ${fields[name]} ${fieldHints[name]}`).not.toMatch(forbidden);
    }
  });
});
