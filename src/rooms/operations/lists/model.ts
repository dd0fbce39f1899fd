// The nouns of a list: its kinds and states, a row and a sheet as they were understood, a person's
// corrections, and an import.

export const listKinds = ['camp', 'ministry', 'boarding', 'other'] as const;
export type ListKind = (typeof listKinds)[number];
export const listStates = ['staged', 'importing', 'imported', 'discarded'] as const;

export const problemSeverities = ['error', 'warning'] as const;

export const jobStates = [
  'waiting',
  'running',
  'done',
  'cancelled',
  'failed',
  'interrupted',
] as const;
export const jobSteps = ['reading', 'writing', 'matching'] as const;
