// Decisions of care as tables.

import { expect, test } from 'vitest';
import { toDay } from '../../kernel/day.ts';
import { caseStates } from './model.ts';
import {
  closureBlockers,
  mayAddAction,
  mayMove,
  mayRecordVisit,
  reasonFits,
  stepsOfSupervisor,
  strengthFits,
} from './rules.ts';

const today = toDay('2026-03-10');

test('only listed steps are possible, and nothing leads out of transferred', () => {
  expect(mayMove('identified', 'registered')).toBe(true);
  expect(mayMove('identified', 'active')).toBe(false);
  expect(mayMove('closed', 'active')).toBe(false);
  expect(mayMove('closed', 'reopened')).toBe(true);
  for (const to of caseStates) expect(mayMove('transferred', to)).toBe(false);
  expect(stepsOfSupervisor('closing')).toEqual(['closed', 'active', 'reopened']);
  expect(stepsOfSupervisor('plan-draft')).toEqual(['closing']);
});

test.each([
  [{ priority: 'low', lastConcern: null, goalsNotReviewed: 0, minorWithoutCover: false }, true, []],
  [
    { priority: 'low', lastConcern: 'urgent', goalsNotReviewed: 0, minorWithoutCover: false },
    true,
    ['open-safety-concern'],
  ],
  [
    { priority: 'high', lastConcern: null, goalsNotReviewed: 0, minorWithoutCover: false },
    true,
    ['open-safety-concern'],
  ],
  [
    { priority: 'high', lastConcern: 'none', goalsNotReviewed: 0, minorWithoutCover: false },
    true,
    [],
  ],
  [
    { priority: 'low', lastConcern: 'none', goalsNotReviewed: 2, minorWithoutCover: false },
    true,
    ['goals-not-reviewed'],
  ],
  [
    { priority: 'low', lastConcern: 'none', goalsNotReviewed: 2, minorWithoutCover: false },
    false,
    [],
  ],
  [
    { priority: 'low', lastConcern: 'none', goalsNotReviewed: 0, minorWithoutCover: true },
    false,
    ['minor-without-cover'],
  ],
] as const)('what stands against closing %#', (facts, goalsCount, expected) => {
  expect(closureBlockers(facts, goalsCount)).toEqual(expected);
});

const visit = { visitedOn: today, kind: 'first', present: ['person'], nextVisitOn: null };
const facts = {
  today,
  state: 'identified',
  legalAidDue: false,
  hasFirstVisit: false,
  mayBeMinor: true,
} as const;
test.each([
  [visit, facts, 'ok'],
  [visit, { ...facts, legalAidDue: true }, 'legal-aid-not-offered'],
  [visit, { ...facts, hasFirstVisit: true }, 'first-visit-already-made'],
  [{ ...visit, kind: 'follow-up' }, { ...facts, hasFirstVisit: true }, 'ok'],
  [{ ...visit, visitedOn: toDay('2026-03-11') }, facts, 'day-in-future'],
  [{ ...visit, nextVisitOn: today }, facts, 'next-visit-before-visit'],
  [{ ...visit, nextVisitOn: toDay('2026-03-11') }, facts, 'ok'],
  [
    { ...visit, present: ['child-alone'] },
    { ...facts, mayBeMinor: false },
    'child-alone-is-for-minors',
  ],
  [visit, { ...facts, state: 'closed' }, 'case-is-closed'],
] as const)('visit %#', (wanted, known, expected) => {
  const outcome = mayRecordVisit(wanted, known);
  expect(outcome.ok ? 'ok' : outcome.refusal).toBe(expected);
});

const action = {
  providerOrganisationId: null,
  providerName: 'Polyclinic',
  ground: 'consent',
  consentId: 'c',
} as const;
const consent = { ground: 'consent', untilOn: today, withdrawn: false };
test.each([
  [action, consent, 'ok'],
  [action, { ...consent, untilOn: toDay('2026-03-09') }, 'consent-does-not-hold'],
  [action, { ...consent, withdrawn: true }, 'consent-does-not-hold'],
  [action, { ...consent, ground: 'refused' }, 'consent-does-not-hold'],
  [action, null, 'consent-does-not-hold'],
  [{ ...action, consentId: null }, null, 'consent-needed'],
  [{ ...action, providerName: null }, consent, 'provider-needed'],
  [{ ...action, ground: 'law', consentId: null }, null, 'ok'],
  [{ ...action, ground: 'law' }, consent, 'consent-needed'],
] as const)('action %#', (wanted, held, expected) => {
  const outcome = mayAddAction(wanted, held, today);
  expect(outcome.ok ? 'ok' : outcome.refusal).toBe(expected);
});

test('a goal starts from a strength of its own level; reasons fit their step', () => {
  expect(strengthFits('family', 'warm-carer')).toBe(true);
  expect(strengthFits('education', 'warm-carer')).toBe(false);
  expect(reasonFits('closed', 'goals-met')).toBe(true);
  expect(reasonFits('closed', 'new-need')).toBe(false);
  expect(reasonFits('reopened', 'new-need')).toBe(true);
  expect(reasonFits('active', 'goals-met')).toBe(false);
});
