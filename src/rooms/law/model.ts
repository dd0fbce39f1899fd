// The states of an edition, and what this room keeps besides public facts: who proposed and
// decided, and why, for as long as the programme lasts, because matters are judged by these
// editions.

export const editionStates = ['in-force', 'earlier', 'proposed', 'declined'] as const;
