// From rows to the answers of the contract: a case row gets its shape in one place, so that a list,
// a page and a manager's view never differ by accident.

import type { output } from 'zod';
import { ageRange, mayBeMinor } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { caseRow } from './cases/api.ts';
import type { CaseRow } from './cases/queries.ts';

export type Names = ReadonlyMap<string, string>;

export function birthOf(row: Pick<CaseRow, 'birthFrom' | 'birthTo' | 'birthPrecision'>) {
  return { from: row.birthFrom, to: row.birthTo, precision: row.birthPrecision };
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
    personId: row.personId,
    personCode: row.personCode,
    householdId: row.householdId,
    householdCode: row.householdCode,
    name: row.fullName,
    age: ageRange(birth, today),
    mayBeMinor: mayBeMinor(birth, today),
    sex: row.sex,
    province: row.province,
    state: row.state,
    priority: row.priority,
    lead: staffOf(row.leadId, names),
    supervisor: staffOf(row.supervisorId, names),
    openedAt: row.openedAt.toISOString(),
    contactDueAt: row.contactDueAt.toISOString(),
    contactMade: row.contactedAt !== null,
    contactMissed:
      row.contactedAt === null &&
      row.closedAt === null &&
      row.stoppedAt === null &&
      row.contactDueAt < now,
    version: row.version,
  };
}
