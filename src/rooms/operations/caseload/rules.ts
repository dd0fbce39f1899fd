// Who brings a caseload in. Pure; the screen asks the same rule.

import type { Duty, Role } from '../../../kernel/roles.ts';

/** A child protection officer opens files at home, a case manager only with the duty intake. */
export function mayBringCaseload(person: { readonly role: Role; readonly duty: Duty }): boolean {
  return person.role !== 'case-manager' || person.duty === 'intake';
}
