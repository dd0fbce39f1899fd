// Who may read or write a matter. The database holds the same rules (database/).
// Everybody who is not on the justice side has nothing here, not even a date.

import { accessTable, none, noneYet } from '../../kernel/access.ts';

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

/**
 * What is said and found of a birth, counsel, alternatives to a charge: of nobody but those who
 * hold the matter.
 */
export const safeguardAccess = accessTable('safeguard', officers);
export const sentenceAccess = accessTable('sentence', officers);
export const exemptionAccess = accessTable('exemption', officers);
export const detentionAccess = accessTable('detention', officers);

export const restrictionAccess = accessTable('restriction', {
  prosecutor: assigned,
  'probation-officer': assigned,
  ...nobodyElse,
});
