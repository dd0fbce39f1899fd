// The codes of a case's move to another organisation. The reasons say nothing about the person.

export const moveReasons = [
  'person-asked',
  'lives-elsewhere',
  'language',
  'conflict-of-interest',
  'other-need',
  'organisation-leaves',
] as const;
/** Why a person was not asked, when their organisation leaves the programme. */
export const notAskedReasons = ['not-reached', 'no-answer'] as const;
export const moveStates = ['proposed', 'accepted', 'declined', 'withdrawn', 'done'] as const;
/** Why the two workers could not talk. */
export const noTalkReasons = ['organisation-gone', 'worker-gone'] as const;
