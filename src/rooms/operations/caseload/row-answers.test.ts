// What a row about consent may and may not be read as: refusals first, then what counts.

import { describe, expect, it } from 'vitest';
import { type Birth, bornOn, unknownBirth } from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import type { PreviewRow } from '../lists/shapes.ts';
import { toldByRow } from './row-answers.ts';

const asking = { today: toDay('2026-11-30'), ownAge: 18, versions: ['general-1'] };
const woman = bornOn(toDay('1990-03-05'));
const girl = bornOn(toDay('2017-03-05'));
const onHerBirthday = bornOn(toDay('2008-11-30'));
const dayBefore = bornOn(toDay('2008-12-01'));

const own = {
  askedOn: '2026-10-01',
  askedAlone: 'да',
  dutyReadOn: '01.10.2026',
  personAnswer: 'согласна',
};
const both = {
  ...own,
  adultName: 'Усенова Бурул',
  adultRelation: 'бабушка',
  adultAnswer: 'yes',
  adultOn: '2026-10-02',
};

function row(cells: Record<string, string>): PreviewRow {
  return {
    row: 2,
    problems: [],
    skipped: null,
    values: Object.fromEntries(
      Object.entries(cells).map(([field, raw]) => [
        field,
        { raw, value: raw, precision: 'as-written' as const },
      ]),
    ),
  };
}
const basisOf = (cells: Record<string, string>, birth: Birth, more = {}) =>
  toldByRow(row(cells), birth, { ...asking, ...more }).basis;

describe('an answer that cannot be taken', () => {
  it.each([
    ['a yes that is no word for it', { ...own, askedAlone: 'maybe' }, 'answer-not-understood'],
    ['a day that may be two', { ...own, askedOn: '03/04/2026' }, 'answer-not-understood'],
    ['a year', { ...own, askedOn: '2026' }, 'answer-not-understood'],
    ['a day that does not exist', { ...own, askedOn: '2026-02-31' }, 'answer-not-understood'],
    ['asked, without the answer', { ...own, personAnswer: '' }, 'answer-incomplete'],
    ['no statement read', { ...own, dutyReadOn: '-' }, 'answer-incomplete'],
    ['alone not said', { ...own, askedAlone: '' }, 'answer-incomplete'],
    ['tomorrow', { ...own, askedOn: '2026-12-01' }, 'answer-in-future'],
    ['read a day later', { ...own, dutyReadOn: '2026-10-02' }, 'read-after-asking'],
    ['another version', { ...own, dutyVersion: 'general-9' }, 'statement-not-known'],
    ['a no', { ...own, personAnswer: 'нет' }, 'answer-is-no'],
    ['another adult for an adult', both, 'adult-answers-alone'],
  ] as const)('%s', (_, cells, expected) => {
    expect(basisOf(cells, woman)).toBe(expected);
  });

  it.each([
    ["a child's own yes alone", own, 'answer-incomplete'],
    ['the adult said no', { ...both, adultAnswer: 'жок' }, 'answer-is-no'],
    ['the child said no', { ...both, personAnswer: 'no' }, 'answer-is-no'],
    ['without the tie', { ...both, adultRelation: '' }, 'answer-incomplete'],
    ['the adult tomorrow', { ...both, adultOn: '2026-12-01' }, 'answer-in-future'],
  ] as const)('of a child: %s', (_, cells, expected) => {
    expect(basisOf(cells, girl)).toBe(expected);
  });

  it('an own yes of somebody who may be a child', () => {
    expect(basisOf(own, unknownBirth)).toBe('age-not-certain');
    expect(basisOf(own, dayBefore)).toBe('answer-incomplete');
    expect(basisOf(own, onHerBirthday)).toBe('asked');
  });
  it('no version, once there has been more than one', () => {
    const versions = ['general-1', 'general-2'];
    expect(basisOf(own, woman, { versions })).toBe('answer-incomplete');
    expect(basisOf({ ...own, dutyVersion: 'general-1' }, woman, { versions })).toBe('asked');
  });
});

describe('a row', () => {
  it('without answers falls to the ground of its age, and doubt to that of children', () => {
    expect(basisOf({}, woman)).toBe('adults-ground');
    expect(basisOf({ adultName: '-', askedOn: 'нет данных' }, woman)).toBe('adults-ground');
    expect(basisOf({}, girl)).toBe('childrens-ground');
    expect(basisOf({}, unknownBirth)).toBe('childrens-ground');
  });
  it('with a yes that somebody else heard as well', () => {
    expect(basisOf({ ...own, askedAlone: 'нет' }, woman)).toBe('adults-ground');
    expect(basisOf({ ...both, askedAlone: 'no' }, girl)).toBe('childrens-ground');
  });
  it('that is complete keeps its own answer', () => {
    expect(toldByRow(row(own), woman, asking)).toEqual({
      basis: 'asked',
      answer: {
        askedOn: '2026-10-01',
        dutyReadOn: '2026-10-01',
        dutyVersion: null,
        child: null,
      },
    });
    const young = toldByRow(row({ ...both, personAnswer: 'слишком мала' }), girl, asking);
    expect(young.answer?.child).toEqual({
      isAbleYet: false,
      adult: { name: 'Усенова Бурул', relation: 'grandparent', on: '2026-10-02' },
    });
  });
});
