// The nouns of reconciliation: a proposal that two rows mean one person. Nothing here scores a
// person: the score of a proposal is about two rows of paper.

export const proposalStates = ['open', 'same', 'different'] as const;
export const comparedFields = [
  'name',
  'fatherName',
  'motherName',
  'familyName',
  'birth',
  'sex',
  'document',
  'state',
] as const;
