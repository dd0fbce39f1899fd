// One step on a request, in which nothing is written except by the database's own function.

import { carrySession } from '../../engine/access/confirmation.ts';
import { answerOf } from '../../engine/http/answer-of.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { Endpoint, RefusalOf } from '../../kernel/contract.ts';
import { done, type Outcome } from '../../kernel/outcome.ts';

type OnRequest = Pick<Handling<Endpoint>, 'audit' | 'tx' | 'token'> & {
  readonly params: { readonly disclosureId: string };
};
type Step = {
  readonly event: string;
  readonly take: (disclosureId: string) => Promise<string>;
};

export async function takeStep<E extends Endpoint>(
  endpoint: E,
  { params: { disclosureId: id }, audit, tx, token }: OnRequest,
  { event, take }: Step,
): Promise<Outcome<{ id: string }, RefusalOf<E> | 'not-found'>> {
  await carrySession(tx, token);
  const taken = answerOf(endpoint, await take(id));
  if (!taken.ok) return taken;
  audit.wrote(event, 'disclosure', [id], 'disclosure');
  return done({ id });
}
