// Which duties a role may have, and what a person may do about a grant in their list.

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

export type ListedGrant = {
  readonly accountId: string;
  readonly withdrawnAt: Date | null;
  readonly mayConfirm: boolean;
};
type Asking = { readonly accountId: string };

/**
 * Nobody withdraws their own access, and who confirms it says the database (accounts.sql). Whoever
 * sees a grant in the list may withdraw it: the administrator, the manager of the organisation, or
 * the second person it waits for.
 */
export function mayAboutGrant(
  grant: ListedGrant,
  actor: Asking,
): { readonly confirm: boolean; readonly withdraw: boolean } {
  const withdraw = grant.withdrawnAt === null && grant.accountId !== actor.accountId;
  return { withdraw, confirm: withdraw && grant.mayConfirm };
}
