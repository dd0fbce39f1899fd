// Who may read or write a matter. The database enforces the same rules (database/). Outside the
// justice side a role may see nothing here, not even a date.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';
import type { Duty, Role } from '../../kernel/roles.ts';

const nobodyElse = {
  'case-manager': none,
  supervisor: none,
  psychologist: none,
  'child-protection-officer': none,
  teacher: none,
  theologian: none,
  'community-mentor': none,
  'cso-manager': none,
  'national-coordinator': none,
  donor: none,
  administrator: none,
  auditor: none,
  ...noneYet,
} as const;
const assigned = { read: 'assigned', write: 'assigned' } as const;
const minimum = { read: 'minimum', write: 'nobody' } as const;

export const subjectAccess = accessTable('legal-subject', {
  prosecutor: assigned,
  'probation-officer': minimum,
  ...nobodyElse,
});
export const proceedingAccess = accessTable('proceeding', {
  prosecutor: assigned,
  'probation-officer': minimum,
  ...nobodyElse,
});
export const hearingAccess = accessTable('hearing', {
  prosecutor: assigned,
  'probation-officer': minimum,
  ...nobodyElse,
});
const officers = { prosecutor: assigned, 'probation-officer': none, ...nobodyElse } as const;

/** Claims and findings about a birth, counsel, alternatives to a charge: only for its officers. */
export const safeguardAccess = accessTable('safeguard', officers);
export const sentenceAccess = accessTable('sentence', officers);
export const exemptionAccess = accessTable('exemption', officers);
export const detentionAccess = accessTable('detention', officers);

export const restrictionAccess = accessTable('restriction', {
  prosecutor: assigned,
  'probation-officer': assigned,
  ...nobodyElse,
});

/** As the record it is attached to: a probation officer sees orders of restrictions, no others. */
export const courtDocumentAccess = accessTable('court document', {
  prosecutor: assigned,
  'probation-officer': { read: 'minimum', write: 'assigned' },
  ...nobodyElse,
});

/** The justice side; a probation officer sees minimum fields. */
export const matterReaders = readersOf(subjectAccess, 'assigned', 'minimum');
/** Those who enter matters and work on proceedings: they see everything in a matter. */
export const matterHolders = writersOf(subjectAccess);
/** Those who record what happens to a restriction, probation officers included. */
export const restrictionOfficers = writersOf(restrictionAccess);

/** Enters matters for the court and assigns officers, and sees every matter of that court. */
export function isRegistrar(actor: { readonly role: Role; readonly duty: Duty }): boolean {
  return actor.role === 'prosecutor' && actor.duty === 'registrar';
}

/** A probation officer sees the minimum fields of a matter. */
export function seesMinimum({ role }: { readonly role: Role }): boolean {
  return !matterHolders.some((one) => one === role);
}
