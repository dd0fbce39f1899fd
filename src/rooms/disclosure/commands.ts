// What changes in this room: seal or open with the request's own key, and let the database take the
// step. A request that is not one's own answers like one that does not exist.

import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { carrySession } from '../../engine/access/confirmation.ts';
import type { AuditTrail } from '../../engine/audit/trail.ts';
import type { Tx } from '../../engine/db/database.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { askDisclosure } from './api.ts';
import type { proposeFields } from './api-answers.ts';
import type { makeProtocol } from './api-protocols.ts';
import { disclosureEvents } from './events.ts';
import { findKeyToPropose } from './queries.ts';
import { makeRequestKey, openRequestKey, sealIdentity, sealValue } from './request-key.ts';
import { checkValues } from './rules.ts';
import { insertProtocol, insertRequest, proposeRow } from './saving.ts';

type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
const purpose = 'disclosure';

export async function make(h: Handling<typeof makeProtocol>): Answer<typeof makeProtocol> {
  const id = h.newId;
  const answer = await insertProtocol(h.tx, { id, ...h.body });
  if (answer !== 'ok') return refuse(answer as RefusalOf<typeof makeProtocol>);
  h.audit.wrote(disclosureEvents.protocolMade, 'disclosure', [id], purpose);
  return done({ id });
}

export async function ask(h: Handling<typeof askDisclosure>): Answer<typeof askDisclosure> {
  const id = h.newId;
  const { identity, ...input } = h.body;
  const { key, wrapped } = makeRequestKey(h.services.keyring, id);
  const answer = await insertRequest(h.tx, {
    input: { id, ...input },
    wrappedKey: wrapped,
    identity: sealIdentity(key, id, identity),
  });
  if (answer !== 'ok') return refuse(answer as RefusalOf<typeof askDisclosure>);
  // Of whom, and not of which request: beside it on both sides, the trail would line up subject and
  // person.
  h.audit.wrote(disclosureEvents.asked, 'disclosure', [input.aboutId], purpose);
  return done({ id });
}

export async function propose(h: Handling<typeof proposeFields>): Answer<typeof proposeFields> {
  const { disclosureId } = h.params;
  const { aboutId, baseVersion, values } = h.body;
  const decision = checkValues(values, h.today);
  const wrapped = await findKeyToPropose(h.tx, disclosureId);
  if (!wrapped) return refuse('not-found');
  if (!decision.ok) return decision;
  const key = openRequestKey(h.services.keyring, disclosureId, wrapped);
  const answer = await proposeRow(h.tx, disclosureId, {
    aboutId,
    baseVersion,
    values: values.map((value) => sealValue(key, disclosureId, value)),
  });
  if (answer !== 'ok') return refuse(answer as RefusalOf<typeof proposeFields>);
  h.audit.wrote(disclosureEvents.proposed, 'disclosure', [aboutId], purpose);
  return done({ id: disclosureId });
}

type OnRequest = {
  readonly params: { readonly disclosureId: string };
  readonly audit: AuditTrail;
  readonly tx: Tx;
  readonly token: string;
};

/** A step that writes nothing but what the database's own function writes. */
export async function take<Code extends string>(
  { params: { disclosureId }, audit, tx, token }: OnRequest,
  event: string,
  step: (disclosureId: string) => Promise<string>,
): Promise<Outcome<{ id: string }, Code | 'not-found'>> {
  await carrySession(tx, token);
  const answer = await step(disclosureId);
  if (answer !== 'ok') return refuse(answer as Code);
  audit.wrote(event, 'disclosure', [disclosureId], purpose);
  return done({ id: disclosureId });
}
