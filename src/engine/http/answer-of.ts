// Turns a database function's answer into the outcome of an endpoint. Such a function returns `ok`
// with what it made, or the code of a refusal. A code that the contract does not list, or an answer
// of another shape, is our own mistake and never reaches the caller.

import type { output, ZodType } from 'zod';
import type { Endpoint, RefusalOf } from '../../kernel/contract.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, type Outcome, refuse, type RefusalFacts } from '../../kernel/outcome.ts';

/** The function's jsonb: its outcome, facts for the text of a refusal, and what it made. */
export type Answer = {
  readonly outcome: string;
  readonly facts?: RefusalFacts;
  readonly [name: string]: unknown;
};
type Returned<E extends Endpoint> = Extract<E['returns'], ZodType>;
type Read<E extends Endpoint, Value> = Outcome<Value, RefusalOf<E> | 'not-found'>;

/** For a function that returns only its outcome. */
export function answerOf<E extends Endpoint>(endpoint: E, answer: string): Read<E, null>;
/** For one that also returns what it made: `shape`, or what the endpoint itself returns. */
export function answerOf<E extends Endpoint, Shape extends ZodType = Returned<E>>(
  endpoint: E,
  answer: Answer,
  shape?: Shape,
): Read<E, output<Shape>>;
export function answerOf(
  endpoint: Endpoint,
  answer: string | Answer,
  shape = endpoint.returns as ZodType,
): Outcome<unknown, string> {
  const { outcome, facts, ...made } = typeof answer === 'string' ? { outcome: answer } : answer;
  if (outcome !== 'ok') return refuse(knownRefusal(endpoint, outcome), facts as RefusalFacts);
  if (typeof answer === 'string') return done(null);
  const read = shape.safeParse(made);
  if (read.success) return done(read.data);
  const where = read.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new InvariantError(`${endpoint.name}: the database answered another shape (${where})`);
}

function knownRefusal({ name, refuses }: Endpoint, outcome: string): string {
  if (outcome === 'not-found' || refuses.includes(outcome)) return outcome;
  throw new InvariantError(`${name} cannot refuse with ${outcome}`);
}
