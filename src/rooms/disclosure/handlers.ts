// Asking: the user's own requests, what they may ask about, and the released package. Sealed values
// are opened only with the key that the database gave to this actor. Someone else's request gets
// the same answer as one that does not exist.

import { answerOf } from '../../engine/http/answer-of.ts';
import { placeById, placeOfId } from '../../engine/http/cursor.ts';
import type { AsksOf, HandlersOf } from '../../engine/http/handler.ts';
import { newId } from '../../kernel/id.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { typedCode } from '../../kernel/letters.ts';
import { asks } from './access.ts';
import * as api from './api.ts';
import { disclosureEvents } from './events.ts';
import {
  findCandidate,
  findRequest,
  listAskableRows,
  listMetadataRows,
  listReleasedRows,
  listRequestRows,
  noteReading,
  openPackageRow,
} from './queries.ts';
import * as steps from './queries-steps.ts';
import {
  makeRequestKey,
  openIdentity,
  openRequestKey,
  openValue,
  sealIdentity,
} from './request-key.ts';
import { keepOrder } from './keep-order.ts';
import { takeStep } from './take-step.ts';

const purpose = 'disclosure';

/** The reading of a package is on record before the package is opened. */
export const requestAsks: AsksOf<typeof api> = {
  async readPackage(h) {
    await noteReading(h.tx, h.params.disclosureId);
  },
};

/** Requests, by the contract of `api.ts`. */
const askableMost = 100;

export const handlers: HandlersOf<typeof api> = {
  async listRequests(h) {
    const { view, limit } = h.query;
    const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
    const { rows: requests, next } = h.cursors.cut(
      await listRequestRows(h.tx, view, { after, most: limit + 1 }),
      limit,
      placeOfId,
    );
    h.audit.read(
      'disclosure',
      requests.map((row) => row.id),
      purpose,
    );
    return done({ requests, next, may: { ask: asks(h.actor) } });
  },

  async listAskable(h) {
    const { about, code } = h.query;
    const wanted = { about: null, code: code === undefined ? null : typedCode(code) };
    const found = await listAskableRows(h.tx, wanted, askableMost + 1);
    // The record one comes from is offered even if the first by code do not reach it.
    const own = about ? await listAskableRows(h.tx, { about, code: null }, 1) : [];
    const others = found.slice(0, askableMost).filter(({ id }) => id !== about);
    const records = [...own, ...others];
    h.audit.read(
      'disclosure',
      records.map((row) => row.id),
      purpose,
    );
    return done({ records, more: found.length > askableMost });
  },

  async askDisclosure(h) {
    const id = h.newId;
    const { identity, uploads, ...input } = h.body;
    const { key, wrapped } = makeRequestKey(h.services.keyring, id);
    const taken = answerOf(
      api.askDisclosure,
      await steps.ask(h.tx, {
        input: { id, ...input },
        wrappedKey: wrapped,
        identity: sealIdentity(key, id, identity),
      }),
    );
    if (!taken.ok) return taken;
    if (uploads) {
      const kept = await keepOrder(h, { disclosureId: id, key }, { id: newId(), uploads });
      const attached = kept.ok ? answerOf(api.askDisclosure, kept.value) : kept;
      if (!attached.ok) return attached;
    }
    // The person or subject, not the request: with the request's id on both sides, the trail would
    // show which subject is which person.
    h.audit.wrote(disclosureEvents.asked, 'disclosure', [input.aboutId], purpose);
    return done({ id });
  },

  async readRequest(h) {
    const { disclosureId } = h.params;
    const row = await findRequest(h.tx, disclosureId);
    if (!row) return refuse('not-found');
    const key = row.wrappedKey && openRequestKey(h.services.keyring, disclosureId, row.wrappedKey);
    const { aboutId } = row.facts;
    const about = aboutId && (await findCandidate(h.tx, h.actor, aboutId));
    h.audit.read('disclosure', [about ? aboutId : disclosureId], purpose);
    return done({
      ...row.facts,
      about: about || null,
      identity: key && row.identity && openIdentity(key, disclosureId, row.identity),
      values: key ? (row.sealed ?? []).map((value) => openValue(key, disclosureId, value)) : [],
    });
  },

  async withdrawRequest(h) {
    return takeStep(api.withdrawRequest, h, {
      event: disclosureEvents.withdrawn,
      take: (id) => steps.withdraw(h.tx, id),
    });
  },

  async readPackage(h) {
    const { disclosureId } = h.params;
    const row = await openPackageRow(h.tx, disclosureId);
    if (!row) return refuse('not-found');
    const key = openRequestKey(h.services.keyring, disclosureId, row.wrappedKey);
    h.audit.read('disclosure-package', [disclosureId], purpose);
    return done({
      ...row.facts,
      identity: openIdentity(key, disclosureId, row.identity),
      values: row.sealed.map((value) => openValue(key, disclosureId, value)),
    });
  },

  async acknowledgePackage(h) {
    return takeStep(api.acknowledgePackage, h, {
      event: disclosureEvents.received,
      take: (id) => steps.acknowledge(h.tx, id),
    });
  },

  async listDisclosures(h) {
    const { limit } = h.query;
    const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
    const { rows: disclosures, next } = h.cursors.cut(
      await listMetadataRows(h.tx, { after, most: limit + 1 }),
      limit,
      placeOfId,
    );
    h.audit.read('disclosure', [], 'oversight');
    return done({ disclosures, next });
  },

  async listReleasedAbout(h) {
    const { personId } = h.params;
    if (!(await findCandidate(h.tx, h.actor, personId))) return refuse('not-found');
    h.audit.read('disclosure', [personId], purpose);
    return done({ released: await listReleasedRows(h.tx, personId) });
  },
};
