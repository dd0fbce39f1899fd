// Keeps the order behind a request: made anew, sealed with the key of the request, and bound to it
// by the fingerprint of what can be read.

import { keepContent } from '../../engine/documents/documents.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { dropAfterwards } from '../documents/public.ts';
import { orderFormats } from './model.ts';
import { attachOrder } from './queries-steps.ts';

type Keeping = Pick<Handling<Endpoint>, 'tx' | 'services' | 'actor' | 'audit' | 'afterwards'>;
type OfRequest = { readonly disclosureId: string; readonly key: Buffer };
type Sent = { readonly id: string; readonly uploads: readonly string[] };

/** `key`: of the request. Answers what the database answered: `ok` or a code. */
export async function keepOrder(
  h: Keeping,
  { disclosureId, key }: OfRequest,
  { id, uploads }: Sent,
) {
  const owner = { table: 'disclosure.document', id, fileKey: key } as const;
  const sender = { accountId: h.actor.accountId, uploads };
  const kept = await keepContent(h.services.documents, owner, sender);
  if (!kept.ok) return kept;
  const { contentKey, ...content } = kept.value.content;
  if (!orderFormats.some((format) => format === content.format)) {
    return refuse('order-has-no-pages' as const);
  }
  const order = { id, ...content, hash: kept.value.hash.toString('hex') };
  const answer = await attachOrder(h.tx, disclosureId, { order, contentKey });
  dropAfterwards(h, uploads);
  return done(answer);
}
