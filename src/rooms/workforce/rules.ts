// Which duties a role may have, and what a person may do about a grant in their list.

import type { Duty, Role } from '../../kernel/roles.ts';

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

export type ListedGrant = {
  readonly accountId: string;
  readonly confirmedAt: Date | null;
  readonly withdrawnAt: Date | null;
};
type Asking = { readonly accountId: string; readonly role: Role; readonly duty: Duty };

/**
 * Nobody confirms or withdraws their own access. A grant in the list is either of one's own
 * organisation or the reader is the administrator, who confirms none (database/accounts.sql).
 */
export function mayAboutGrant(
  grant: ListedGrant,
  actor: Asking,
): { readonly confirm: boolean; readonly withdraw: boolean } {
  const withdraw = grant.withdrawnAt === null && grant.accountId !== actor.accountId;
  const confirms = actor.role === 'cso-manager' || actor.duty === 'registrar';
  return { withdraw, confirm: withdraw && confirms && grant.confirmedAt === null };
}
