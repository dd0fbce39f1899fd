// The nouns of an operation: its facts, its states and its counts. What is known of every column is
// in stored-fields.ts and the files beside it.

export const phases = [
  'negotiating',
  'lists-verified',
  'approved',
  'executing',
  'landed',
  'reception',
  'dispersal',
  'closed',
  'suspended',
  'cancelled',
] as const;
export type OperationState = (typeof phases)[number];

/** Why an operation moved: coded, because a free text would soon contain names. */
export const operationReasons = [
  'as-planned',
  'security',
  'transport',
  'weather',
  'health',
  'documents',
  'host-decision',
  'own-decision',
  'other',
] as const;
