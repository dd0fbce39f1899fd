// The codes of documents of a matter, in the order in which forms offer them.

/** What a document can be attached to; `subject`: to the matter as a whole. */
export const attachableTo = ['subject', 'proceeding', 'detention', 'restriction'] as const;
export type AttachableTo = (typeof attachableTo)[number];

export const attachedKinds = [
  'order',
  'decision',
  'judgment',
  'indictment',
  'appeal',
  'protocol',
  'proof-of-service',
  'expert-opinion',
  'identity-paper',
  'letter',
  'other',
] as const;
