// Whom the sign-in page of a demo shows first: one person of each role that has pages, those who
// are with the families before those who judge.

import type { DemoPerson } from '../../../engine/http/demo-contract.ts';
import type { Role } from '../../../kernel/roles.ts';

export type DemoCandidate = DemoPerson & { readonly persons: number };

export const cardRoles = [
  'case-manager',
  'supervisor',
  'child-protection-officer',
  'psychologist',
  'cso-manager',
  'national-coordinator',
  'prosecutor',
  'probation-officer',
  'donor',
  'administrator',
  'auditor',
] as const satisfies readonly Role[];

/**
 * A day with something to do, but not with fifty people in it. A supervisor's begins with a missed
 * first contact where many families are, an officer's with lapsed care (`first-pages.test.ts`).
 */
const personsWanted: Partial<Record<Role, number>> = {
  supervisor: 90,
  'child-protection-officer': 10,
};
const personsUsually = 15;
/** A court's first page is fullest for its registrar; elsewhere a member's is. */
const dutyFirst: Partial<Record<Role, DemoPerson['duty']>> = { prosecutor: 'registrar' };

export function dealCards(people: readonly DemoCandidate[]): {
  readonly first: DemoPerson[];
  readonly others: DemoPerson[];
} {
  const chosen = cardRoles.flatMap((role) => findFirst(people, role) ?? []);
  const shown = new Set(chosen.map(({ login }) => login));
  return {
    first: chosen.map(withoutCount),
    others: people.filter(({ login }) => !shown.has(login)).map(withoutCount),
  };
}

function findFirst(people: readonly DemoCandidate[], role: Role): DemoCandidate | undefined {
  const usual = personsWanted[role] ?? personsUsually;
  const distance = ({ persons }: DemoCandidate) => Math.abs(persons - usual);
  const wanted = dutyFirst[role] ?? 'member';
  const rank = (one: DemoCandidate) => (one.duty === wanted ? 0 : 1);
  return people
    .filter((one) => one.role === role)
    .toSorted((one, other) => rank(one) - rank(other) || distance(one) - distance(other))[0];
}

function withoutCount({ login, displayName, role, duty, organisation }: DemoCandidate): DemoPerson {
  return { login, displayName, role, duty, organisation };
}
