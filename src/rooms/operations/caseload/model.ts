// On what the file of a person on a caseload list begins: the answer that the list records, or a
// ground taken for everyone who was not asked; or why the list's answer cannot be taken.

export const wrongAnswers = [
  'answer-not-understood',
  'answer-incomplete',
  'answer-in-future',
  'read-after-asking',
  'statement-not-known',
  'age-not-certain',
  'adult-answers-alone',
  'answer-is-no',
] as const;
export type WrongAnswer = (typeof wrongAnswers)[number];

export const rowBases = ['asked', 'adults-ground', 'childrens-ground', ...wrongAnswers] as const;
export type RowBasis = (typeof rowBases)[number];

export const isWrong = (basis: RowBasis): basis is WrongAnswer =>
  wrongAnswers.some((one) => one === basis);
