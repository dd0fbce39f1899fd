// The nouns of the trail: an entry (who did what, when, to which pseudonyms, why), a seal over many
// entries, a signed checkpoint over a seal, and a grant as the auditor reads it.
// Metadata only: no entry contains a name, a code or a value of a person or a subject.

export const auditActions = [
  'read',
  'write',
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'refused',
  'command-line',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const grantStates = ['active', 'waiting', 'withdrawn', 'ended'] as const;

/** Entries are sealed within seconds; after this, something is keeping them from it. */
export const unsealedMinutesMax = 10;
export const headDestinations = ['file', 'webhook'] as const;
export type HeadDestination = (typeof headDestinations)[number];
/** How the chain may contradict the last head kept outside. */
export const headTroubles = ['shorter', 'forked'] as const;
export type HeadTrouble = (typeof headTroubles)[number];
