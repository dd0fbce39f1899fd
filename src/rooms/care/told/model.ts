// What was said before somebody took over, and how it was answered. Needs and languages keep the
// codes of the offer, legal aid those of its answers.

export const toldKinds = ['need', 'health', 'language', 'legal-aid'] as const;
export const toldSources = ['offer', 'legal-aid-offer'] as const;
/** `asked-again`: a newer answer took its place; nobody chooses it. */
export const toldStates = [
  'open',
  'met',
  'being-met',
  'not-needed-any-more',
  'person-declined',
  'asked-again',
] as const;
export const toldAnswers = [
  'met',
  'being-met',
  'not-needed-any-more',
  'person-declined',
] as const satisfies readonly (typeof toldStates)[number][];
export type ToldAnswer = (typeof toldAnswers)[number];
