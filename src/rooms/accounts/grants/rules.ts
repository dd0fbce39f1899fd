// Which duties a role may have. What a person may do about a grant decides the database.

import type { Duty, Role } from '../../../kernel/roles.ts';

/**
 * A registrar serves a court, an intake worker a case-managing organisation, a legal approver
 * either side.
 */
export function dutyFits(role: Role, duty: Duty): boolean {
  return (
    duty === 'member' ||
    (duty === 'registrar' && role === 'prosecutor') ||
    (duty === 'intake' && role === 'case-manager') ||
    (duty === 'legal-approver' && (role === 'prosecutor' || role === 'cso-manager'))
  );
}
