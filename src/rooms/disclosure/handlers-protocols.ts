// Protocols between organisations: reading, making, signing and ending them.

import { carrySession } from '../../engine/access/confirmation.ts';
import { answerOf } from '../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import { signs } from './access.ts';
import * as api from './api-protocols.ts';
import { disclosureEvents } from './events.ts';
import { listPartyRows, listProtocolRows } from './queries.ts';
import * as steps from './queries-steps.ts';

const purpose = 'disclosure';

/** Protocols, by the contract of `api-protocols.ts`. */
export const protocolHandlers: HandlersOf<typeof api> = {
  async listProtocols(h) {
    const rows = await listProtocolRows(h.tx);
    h.audit.read('disclosure', [], purpose);
    return done({ protocols: rows, may: { make: signs(h.actor) } });
  },

  async listParties(h) {
    return done({ organisations: await listPartyRows(h.tx) });
  },

  async makeProtocol(h) {
    const id = h.newId;
    const taken = answerOf(api.makeProtocol, await steps.makeProtocol(h.tx, { id, ...h.body }));
    if (!taken.ok) return taken;
    h.audit.wrote(disclosureEvents.protocolMade, 'disclosure', [id], purpose);
    return done({ id });
  },

  async signProtocol(h) {
    const { protocolId } = h.params;
    await carrySession(h.tx, h.token);
    const taken = answerOf(api.signProtocol, await steps.signProtocol(h.tx, protocolId));
    if (!taken.ok) return taken;
    h.audit.wrote(disclosureEvents.protocolSigned, 'disclosure', [protocolId], purpose);
    return done({ id: protocolId });
  },

  async endProtocol(h) {
    const { protocolId } = h.params;
    await carrySession(h.tx, h.token);
    const taken = answerOf(api.endProtocol, await steps.endProtocol(h.tx, protocolId));
    if (!taken.ok) return taken;
    h.audit.wrote(disclosureEvents.protocolEnded, 'disclosure', [protocolId], purpose);
    return done({ id: protocolId });
  },
};
