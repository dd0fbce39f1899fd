// Which visits may be recorded, as a table.

import { expect, test } from 'vitest';
import { addDays, toDay } from '../../../kernel/day.ts';
import { nextVisitDaysMax } from '../model.ts';
import { mayRecordVisit, visitKindsFor } from './rules.ts';

const today = toDay('2026-03-10');

const visit = {
  visitedOn: today,
  kind: 'first',
  present: ['person'],
  nextVisitOn: null,
  safetyConcern: 'none',
  safetyAsked: 'alone',
} as const;
const facts = {
  today,
  state: 'identified',
  legalAidDue: false,
  hasFirstVisit: false,
  metFirstOn: null,
  mayBeMinor: true,
  bornFrom: toDay('2015-03-10'),
} as const;
test.each([
  [visit, facts, 'ok'],
  [visit, { ...facts, legalAidDue: true }, 'legal-aid-not-offered'],
  [visit, { ...facts, hasFirstVisit: true }, 'first-visit-already-made'],
  [visit, { ...facts, metFirstOn: today }, 'first-visit-already-made'],
  [visit, { ...facts, metFirstOn: toDay('2026-03-09') }, 'first-visit-already-made'],
  [{ ...visit, visitedOn: toDay('2026-03-08') }, { ...facts, metFirstOn: today }, 'ok'],
  [{ ...visit, kind: 'follow-up' }, facts, 'ok'],
  [{ ...visit, kind: 'follow-up' }, { ...facts, hasFirstVisit: true }, 'ok'],
  [{ ...visit, visitedOn: toDay('2026-03-11') }, facts, 'day-in-future'],
  [{ ...visit, nextVisitOn: today }, facts, 'next-visit-before-visit'],
  [{ ...visit, nextVisitOn: toDay('2026-03-11') }, facts, 'ok'],
  [{ ...visit, nextVisitOn: addDays(today, nextVisitDaysMax) }, facts, 'ok'],
  [{ ...visit, nextVisitOn: addDays(today, nextVisitDaysMax + 1) }, facts, 'next-visit-too-far'],
  [{ ...visit, visitedOn: toDay('2015-03-10') }, facts, 'ok'],
  [{ ...visit, visitedOn: toDay('2015-03-09') }, facts, 'day-before-birth'],
  [{ ...visit, visitedOn: toDay('2015-03-09') }, { ...facts, bornFrom: null }, 'ok'],
  [
    { ...visit, present: ['child-alone'] },
    { ...facts, mayBeMinor: false },
    'child-alone-is-for-minors',
  ],
  [visit, { ...facts, state: 'closed' }, 'case-is-closed'],
  [{ ...visit, safetyAsked: 'not-alone' }, facts, 'safety-answer-needs-alone'],
  [{ ...visit, safetyConcern: 'not-answered' }, facts, 'safety-answer-needs-alone'],
  [{ ...visit, safetyConcern: 'not-answered', safetyAsked: 'not-alone' }, facts, 'ok'],
  [{ ...visit, safetyConcern: 'urgent', safetyAsked: 'not-alone' }, facts, 'ok'],
  [{ ...visit, safetyAsked: 'not-able' }, facts, 'ok'],
  [{ ...visit, safetyAsked: null }, facts, 'ok'],
] as const)('visit %#', (wanted, known, expected) => {
  const outcome = mayRecordVisit(wanted, known);
  expect(outcome.ok ? 'ok' : outcome.refusal).toBe(expected);
});

test.each([
  [{ hasFirstVisit: false, metFirstOn: null }, 'first'],
  [{ hasFirstVisit: true, metFirstOn: null }, 'follow-up'],
  [{ hasFirstVisit: false, metFirstOn: today }, 'follow-up'],
] as const)('what the form offers first %#', (facts, kind) => {
  const offered = visitKindsFor(facts);
  expect(offered[0]).toBe(kind);
  expect(offered.includes('first')).toBe(kind === 'first');
});
