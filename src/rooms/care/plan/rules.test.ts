// What actions and goals rest on, as a table.

import { expect, test } from 'vitest';
import { toDay } from '../../../kernel/day.ts';
import { moveCase } from '../cases/api.ts';
import { mayAddAction, strengthFits } from './rules.ts';

const today = toDay('2026-03-10');

const action = {
  providerOrganisationId: null,
  providerName: 'Polyclinic',
  ground: 'consent',
  consentId: 'c',
} as const;
const consent = { ground: 'consent', untilOn: today, holds: true };
test.each([
  [action, consent, 'ok'],
  [action, { ...consent, untilOn: toDay('2026-03-09'), holds: false }, 'consent-does-not-hold'],
  [action, { ...consent, holds: false }, 'consent-does-not-hold'],
  [action, { ...consent, ground: 'refused' }, 'consent-does-not-hold'],
  [action, null, 'consent-does-not-hold'],
  [{ ...action, consentId: null }, null, 'consent-needed'],
  [{ ...action, providerName: null }, consent, 'provider-needed'],
  [{ ...action, ground: 'law', consentId: null }, null, 'decision-needed'],
  [{ ...action, ground: 'law', consentId: null, decision: { reason: 'x' } }, null, 'ok'],
  [{ ...action, ground: 'law' }, consent, 'consent-needed'],
] as const)('action %#', (wanted, held, expected) => {
  const outcome = mayAddAction(wanted, held);
  expect(outcome.ok ? 'ok' : outcome.refusal).toBe(expected);
});

test('a goal starts from a strength of its own level; reasons fit their step', () => {
  expect(strengthFits('family', 'warm-carer')).toBe(true);
  expect(strengthFits('education', 'warm-carer')).toBe(false);
  expect(strengthFits('education', null)).toBe(true);
  const fits = (to: string, reason: string) =>
    moveCase.body.safeParse({ baseVersion: 1, to, reason }).success;
  expect(fits('closed', 'goals-met')).toBe(false);
  expect(fits('closed', 'new-need')).toBe(false);
  expect(fits('reopened', 'new-need')).toBe(true);
  expect(fits('active', 'goals-met')).toBe(false);
});
