// From rows to what the contract answers: one place where a case row gets its shape, so that a
// list, a page and a manager's view never differ by accident.

import type { output } from 'zod';
import type { Endpoint, RefusalOf } from '../../kernel/contract.ts';
import { ageRange, mayBeMinor } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { refuse, type Refused } from '../../kernel/outcome.ts';
import type { caseRow } from './api.ts';
import type { CaseRow } from './queries-cases.ts';

export type Names = ReadonlyMap<string, string>;

export function birthOf(row: Pick<CaseRow, 'birth_from' | 'birth_to' | 'birth_precision'>) {
  return { from: row.birth_from, to: row.birth_to, precision: row.birth_precision };
}

export function staffOf(accountId: string | null, names: Names) {
  return accountId === null ? null : { accountId, name: names.get(accountId) ?? null };
}

export function viewCase(
  row: CaseRow,
  names: Names,
  { today, now }: { today: Day; now: Date },
): output<typeof caseRow> {
  const birth = birthOf(row);
  return {
    caseId: row.id,
    code: row.code,
    personId: row.person_id,
    personCode: row.person_code,
    householdId: row.household_id,
    householdCode: row.household_code,
    name: row.full_name,
    age: ageRange(birth, today),
    mayBeMinor: mayBeMinor(birth, today),
    sex: row.sex,
    province: row.province,
    state: row.state,
    priority: row.priority,
    lead: staffOf(row.lead_id, names),
    supervisor: staffOf(row.supervisor_id, names),
    openedAt: row.opened_at.toISOString(),
    contactDueAt: row.contact_due_at.toISOString(),
    contactMade: row.contacted_at !== null,
    contactMissed: row.contacted_at === null && row.closed_at === null && row.contact_due_at < now,
    version: row.version,
  };
}

/** An answer of a definer function as the refusal that the contract lists. */
export function refusedBy<E extends Endpoint>(
  endpoint: E,
  outcome: string,
): Refused<RefusalOf<E> | 'not-found'> {
  if (outcome !== 'not-found' && !endpoint.refuses.includes(outcome)) {
    throw new InvariantError(`${endpoint.name} cannot refuse with ${outcome}`);
  }
  return refuse(outcome as RefusalOf<E> | 'not-found');
}
