// The order behind a request. Its content is sealed with the key of the request, so that neither
// side's keys open it and it ends with the request.

import { serveContent, servePage } from '../../engine/documents/documents.ts';
import { answerOf } from '../../engine/http/answer-of.ts';
import type { AsksOf, Handling, HandlersOf } from '../../engine/http/handler.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { orUnavailable } from '../documents/public.ts';
import * as api from './api-order.ts';
import { disclosureEvents } from './events.ts';
import { keepOrder } from './keep-order.ts';
import {
  findKeyToAttach,
  noteOrderReading,
  openOrderRow,
  type OrderForm,
} from './queries-order.ts';
import { openRequestKey } from './request-key.ts';

const purpose = 'disclosure';

/** The reading of an order is on record before it is opened. */
export const orderAsks: AsksOf<typeof api> = {
  readOrder: (h) => noteOrderReading(h.tx, h.params.disclosureId, 'file'),
  showOrderPage: (h) => noteOrderReading(h.tx, h.params.disclosureId, 'page'),
};

export const orderHandlers: HandlersOf<typeof api> = {
  async attachOrder(h) {
    const { disclosureId } = h.params;
    const wrapped = await findKeyToAttach(h.tx, disclosureId);
    if (!wrapped) return refuse('not-found');
    const key = openRequestKey(h.services.keyring, disclosureId, wrapped);
    const sent = { id: h.newId, uploads: h.body.uploads };
    const kept = await keepOrder(h, { disclosureId, key }, sent);
    if (!kept.ok) return kept;
    const taken = answerOf(api.attachOrder, kept.value);
    if (!taken.ok) return taken;
    h.audit.wrote(disclosureEvents.orderAttached, 'disclosure', [disclosureId], purpose);
    return done({ id: h.newId });
  },

  async readOrder(h) {
    const found = await open(h, 'file');
    if (!found) return refuse('not-found');
    return done(await orUnavailable(serveContent(h.services.documents, found.owner, found.row)));
  },

  async showOrderPage(h) {
    const found = await open(h, 'page');
    const { page } = h.query;
    if (!found || page > (found.row.pages ?? 1)) return refuse('not-found');
    const { format, contentId, contentKey } = found.row;
    const row = { format, contentId, contentKey, page };
    return orUnavailable(servePage(h.services.documents, found.owner, row));
  },
};

type Opening = Pick<Handling<Endpoint>, 'tx' | 'audit' | 'services'> & {
  readonly params: { readonly disclosureId: string };
};

async function open({ tx, audit, services, params: { disclosureId } }: Opening, as: OrderForm) {
  const row = await openOrderRow(tx, disclosureId, as);
  if (!row) return null;
  audit.read('disclosure-order', [disclosureId], purpose);
  const fileKey = openRequestKey(services.keyring, disclosureId, row.wrappedKey);
  return { row, owner: { table: 'disclosure.document', id: row.id, fileKey } as const };
}
