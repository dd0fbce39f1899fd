// Why a question to a person has no answer. Each reason is a full answer: it is recorded as given,
// nobody is pressed for another, and no service may depend on which one it is.

import { z, type ZodType } from 'zod';

export const unansweredReasons = [
  'not-asked',
  'does-not-know',
  'would-rather-not-say',
  'not-safe-to-ask',
] as const;
export type UnansweredReason = (typeof unansweredReasons)[number];
export type Unanswered = { readonly unanswered: UnansweredReason };

/** For a contract: the answer, or why there is none. */
export function asked<Answer extends ZodType>(answer: Answer) {
  return z.union([answer, z.strictObject({ unanswered: z.enum(unansweredReasons) })]);
}

export function isUnanswered(value: unknown): value is Unanswered {
  return typeof value === 'object' && value !== null && 'unanswered' in value;
}

type Columns<Answer> = readonly [answer: Answer | null, unanswered: UnansweredReason | null];

/** In the database the answer and the reason are columns of their own; at most one is filled. */
export function columnsOf<Value>(value: Value): Columns<Exclude<Value, Unanswered | null>> {
  return isUnanswered(value) ? [null, value.unanswered] : [value as never, null];
}

export function askedFrom<Answer>([answer, unanswered]: Columns<Answer>) {
  return unanswered ? { unanswered } : answer;
}
