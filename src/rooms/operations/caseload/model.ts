// On what the file of a person on a caseload list begins: the answer that the list records, or a
// ground taken for everyone who was not asked; or why the list's answer cannot be taken.

import type { ColumnField } from '../lists/reading/model.ts';

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

/** What a caseload list may say about how a person, or an adult for a child, was asked. */
export const answerFields = [
  'askedOn',
  'askedAlone',
  'dutyReadOn',
  'dutyVersion',
  'personAnswer',
  'adultName',
  'adultRelation',
  'adultAnswer',
  'adultOn',
] as const satisfies readonly ColumnField[];
export type AnswerField = (typeof answerFields)[number];
