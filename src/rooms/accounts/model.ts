// The codes of this room, which server and browser both read.

/**
 * How far somebody is with coming in: they did; both halves are given; the link is and the code is
 * not; or nothing that still works, so that a new invitation is needed.
 */
export const invitationStates = ['opened', 'both', 'link', 'over'] as const;
