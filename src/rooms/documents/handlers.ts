// Sending a file in parts, by the contract of `api.ts`.

import * as incoming from '../../engine/documents/incoming.ts';
import type { Handling, HandlersOf } from '../../engine/http/handler.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { done } from '../../kernel/outcome.ts';
import type * as api from './api.ts';
import { partBytes } from './model.ts';

export const handlers: HandlersOf<typeof api> = {
  async beginUpload(h) {
    const begun = await incoming.beginUpload(here(h), h.actor.accountId, h.body.bytes);
    return begun.ok ? done({ upload: begun.value, partBytes }) : begun;
  },

  async sendPart(h) {
    const part = { number: h.query.number, bytes: h.body };
    const taken = await incoming.takePart(here(h), sentBy(h), part);
    return taken.ok ? done({}) : taken;
  },

  async readUpload(h) {
    const parts = await incoming.listParts(here(h), sentBy(h));
    return parts.ok ? done({ parts: [...parts.value] }) : parts;
  },

  async dropUpload(h) {
    await incoming.dropUpload(here(h), sentBy(h));
    return done({});
  },
};

function here({ services }: Pick<Handling<Endpoint>, 'services'>): incoming.Incoming {
  return services.documents.incoming;
}

type Sending = Pick<Handling<Endpoint>, 'actor'> & { readonly params: { readonly upload: string } };

function sentBy({ actor, params }: Sending): incoming.Sent {
  return { accountId: actor.accountId, address: params.upload };
}
