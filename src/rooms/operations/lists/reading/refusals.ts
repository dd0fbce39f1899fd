// Why a list cannot be read at all.

export const listRefusalCodes = [
  'no-header-row',
  'no-name-column',
  'column-scores-a-person',
  'column-not-found',
  'titles-unreadable',
  'not-people',
  'no-people',
] as const;
export type ListRefusalCode = (typeof listRefusalCodes)[number];
