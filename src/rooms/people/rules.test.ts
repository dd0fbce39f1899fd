// Households and custody as tables: valid, invalid, and the day on which it changes.

import { describe, expect, it } from 'vitest';
import { bornInYear, bornOn, unknownBirth } from '../../kernel/birth.ts';
import { addDays, toDay } from '../../kernel/day.ts';
import { custodialParentOf, type HouseholdMember, mayAddHousehold } from './rules.ts';

const today = toDay('2026-11-23');
const mother: HouseholdMember = { personId: 'm', birth: bornInYear(1990), relationToFirst: 'self' };
const child: HouseholdMember = { personId: 'c', birth: bornInYear(2015), relationToFirst: 'child' };

describe('a household may be added', () => {
  it('when the first person is the one the others are related to', () => {
    expect(mayAddHousehold([mother, child], today).ok).toBe(true);
  });
  it('not when nobody, or two, are the first person', () => {
    expect(mayAddHousehold([child, mother], today)).toMatchObject({
      refusal: 'first-person-must-be-self',
    });
    expect(mayAddHousehold([mother, mother], today)).toMatchObject({
      refusal: 'first-person-must-be-self',
    });
  });
  it('until today, not from tomorrow, for a newborn', () => {
    const born = (day: string) => ({ ...child, birth: bornOn(toDay(day)) });
    expect(mayAddHousehold([mother, born(today)], today).ok).toBe(true);
    expect(mayAddHousehold([mother, born(addDays(today, 1))], today)).toMatchObject({
      refusal: 'birth-in-future',
      facts: { person: 2 },
    });
  });
});

describe('custody inside the household', () => {
  it('lies with the adult first person of whom the minor is a child', () => {
    expect(custodialParentOf(child, [mother, child], today)).toBe('m');
  });
  it('does not lie with a first person who may still be a minor', () => {
    const young = { ...mother, birth: bornInYear(2009) };
    expect(custodialParentOf(child, [young, child], today)).toBeNull();
    expect(custodialParentOf(child, [{ ...mother, birth: unknownBirth }, child], today)).toBeNull();
  });
  it('lies with the mother of the first person for that person and its siblings, nobody else', () => {
    const first = { ...child, personId: 'f', relationToFirst: 'self' };
    const sibling = { ...child, personId: 's', relationToFirst: 'sibling' };
    const other = { ...child, personId: 'o', relationToFirst: 'other' };
    const parent = { ...mother, relationToFirst: 'mother' };
    const all = [first, sibling, other, parent];
    expect(all.slice(0, 3).map((one) => custodialParentOf(one, all, today))).toEqual([
      'm',
      'm',
      null,
    ]);
  });
});
