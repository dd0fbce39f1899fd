// The vocabulary of who: sides of the wall, roles and duties. Each side is a login role of the
// database; a user has exactly one side and one role at a time.

export const sides = ['justice', 'care', 'programme', 'oversight', 'defence', 'self'] as const;
export type Side = (typeof sides)[number];

/** The codes of the published access matrix, in its order. */
export const roles = {
  prosecutor: { code: 'PR', side: 'justice' },
  'probation-officer': { code: 'PO', side: 'justice' },
  'case-manager': { code: 'CM', side: 'care' },
  supervisor: { code: 'SV', side: 'care' },
  psychologist: { code: 'PS', side: 'care' },
  'child-protection-officer': { code: 'CP', side: 'care' },
  teacher: { code: 'TE', side: 'care' },
  theologian: { code: 'TH', side: 'care' },
  'community-mentor': { code: 'AL', side: 'care' },
  'cso-manager': { code: 'OM', side: 'care' },
  'national-coordinator': { code: 'NC', side: 'programme' },
  donor: { code: 'DO', side: 'programme' },
  administrator: { code: 'AD', side: 'programme' },
  auditor: { code: 'AU', side: 'oversight' },
  self: { code: 'SU', side: 'self' },
  'legal-editor': { code: 'LE', side: 'programme' },
  counsel: { code: 'CO', side: 'defence' },
  provider: { code: 'PV', side: 'care' },
} as const satisfies Record<string, { code: string; side: Side }>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as readonly Role[];

/**
 * Roles that exist but may do nothing yet: no contract names one, no form or command grants one, no
 * one can sign in with one, and the database shows them no row (`access.is_open_role`). The issue
 * that opens a role removes it from both lists and decides every cell again.
 */
export const rolesToCome = ['self', 'legal-editor', 'counsel', 'provider'] as const;
type RoleToCome = (typeof rolesToCome)[number];
/** A role that can be granted and that a contract may name. */
export type OpenRole = Exclude<Role, RoleToCome>;

export function isOpen(role: Role): role is OpenRole {
  return !(rolesToCome as readonly Role[]).includes(role);
}

export const openRoleNames = roleNames.filter(isOpen);
/** The sides where people can work today: `alongside user` creates organisations only on these. */
export const openSides = sides.filter((side) =>
  openRoleNames.some((role) => roles[role].side === side),
);

export function sideOf(role: Role): Side {
  return roles[role].side;
}

/**
 * What a membership adds to its role within one organisation. A registrar enters matters for the
 * court and assigns officers. A manager confirms grants on the justice side, as a CSO manager does
 * on the care side. An intake worker opens files without an operation.
 */
export const duties = ['member', 'registrar', 'intake', 'legal-approver'] as const;
export type Duty = (typeof duties)[number];
