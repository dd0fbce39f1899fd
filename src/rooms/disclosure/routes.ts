// Binds the room's contract to its commands and queries, and opens what is sealed for those the
// database gave the key to.

import { done, refuse } from '../../kernel/outcome.ts';
import { carrySession } from '../../engine/access/confirmation.ts';
import { placeById, placeOfId } from '../../engine/http/cursor.ts';
import { type Binding, bind } from '../../engine/http/handler.ts';
import {
  acknowledgePackage,
  askDisclosure,
  listAskable,
  listDisclosures,
  listRequests,
  readPackage,
  readRequest,
  withdrawRequest,
} from './api.ts';
import {
  agreeDeferral,
  approveProposal,
  deferNotice,
  findCandidates,
  proposeFields,
  recordNotice,
  refuseRequest,
  releaseDisclosure,
  revokeDisclosure,
} from './api-answers.ts';
import {
  endProtocol,
  listParties,
  listProtocols,
  makeProtocol,
  signProtocol,
} from './api-protocols.ts';
import { ask, make, propose, take } from './commands.ts';
import { disclosureEvents as events } from './events.ts';
import {
  findCandidate,
  findRequest,
  listAskableRows,
  listCandidates,
  listMetadataRows,
  listPartyRows,
  listProtocolRows,
  listRequestRows,
  openPackageRow,
} from './queries.ts';
import { openIdentity, openRequestKey, openValue } from './request-key.ts';
import * as saving from './saving.ts';

const purpose = 'disclosure';

const protocols = bind(listProtocols, async (h) => {
  const rows = await listProtocolRows(h.tx);
  h.audit.read('disclosure', [], purpose);
  return done({ protocols: rows });
});

const parties = bind(listParties, async (h) => done({ organisations: await listPartyRows(h.tx) }));

const sign = bind(signProtocol, async (h) => {
  const { protocolId } = h.params;
  await carrySession(h.tx, h.token);
  const answer = await saving.signRow(h.tx, protocolId);
  if (answer !== 'ok') return refuse(answer as (typeof signProtocol)['refuses'][number]);
  h.audit.wrote(events.protocolSigned, 'disclosure', [protocolId], purpose);
  return done({ id: protocolId });
});

const end = bind(endProtocol, async (h) => {
  const { protocolId } = h.params;
  await carrySession(h.tx, h.token);
  const answer = await saving.endRow(h.tx, protocolId);
  if (answer !== 'ok') return refuse(answer as (typeof endProtocol)['refuses'][number]);
  h.audit.wrote(events.protocolEnded, 'disclosure', [protocolId], purpose);
  return done({ id: protocolId });
});

const list = bind(listRequests, async (h) => {
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
  return done({ requests, next });
});

const own = bind(listAskable, async (h) => {
  const records = await listAskableRows(h.tx);
  h.audit.read(
    'disclosure',
    records.map((row) => row.id),
    purpose,
  );
  return done({ records });
});

const read = bind(readRequest, async (h) => {
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
});

const open = bind(readPackage, async (h) => {
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
});

const candidates = bind(findCandidates, async (h) => {
  const row = await findRequest(h.tx, h.params.disclosureId);
  if (!row?.facts.may.answer) return refuse('not-found');
  const files = await listCandidates(h.tx, h.actor, h.query.search);
  h.audit.read(
    'disclosure',
    files.map((file) => file.id),
    purpose,
  );
  return done({ files });
});

const metadata = bind(listDisclosures, async (h) => {
  const { limit } = h.query;
  const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
  const { rows: disclosures, next } = h.cursors.cut(
    await listMetadataRows(h.tx, { after, most: limit + 1 }),
    limit,
    placeOfId,
  );
  h.audit.read('disclosure', [], 'oversight');
  return done({ disclosures, next });
});

export const disclosureBindings: Binding[] = [
  protocols,
  parties,
  bind(makeProtocol, make),
  sign,
  end,
  list,
  own,
  bind(askDisclosure, ask),
  read,
  candidates,
  bind(proposeFields, propose),
  bind(approveProposal, (h) =>
    take(h, events.approved, (id) => saving.approveRow(h.tx, id, h.body)),
  ),
  bind(refuseRequest, (h) =>
    take(h, events.refused, (id) => saving.refuseRow(h.tx, id, h.body.reason)),
  ),
  bind(withdrawRequest, (h) => take(h, events.withdrawn, (id) => saving.withdrawRow(h.tx, id))),
  bind(releaseDisclosure, (h) =>
    take(h, events.released, (id) => saving.releaseRow(h.tx, id, h.body)),
  ),
  bind(revokeDisclosure, (h) =>
    take(h, events.revoked, (id) => saving.revokeRow(h.tx, id, h.body.reason)),
  ),
  open,
  bind(acknowledgePackage, (h) =>
    take(h, events.received, (id) => saving.acknowledgeRow(h.tx, id)),
  ),
  bind(recordNotice, (h) => take(h, events.told, (id) => saving.tellRow(h.tx, id, h.body))),
  bind(deferNotice, (h) =>
    take(h, events.deferred, (id) => saving.deferRow(h.tx, id, { ...h.body, id: h.newId })),
  ),
  bind(agreeDeferral, (h) => take(h, events.deferralAgreed, (id) => saving.agreeRow(h.tx, id))),
  metadata,
];
