// Disclosures of the made-up programme: one protocol signed by a court and two organisations, one
// request that waits for each side, one released in part, one refused. Written by the owner, step
// by step, as the database's own functions would have left them.

import { createHash, randomBytes } from 'node:crypto';
import { sealBytes } from '../../../engine/crypto/envelope.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { placeOfKey } from '../../../engine/documents/documents.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Purpose } from '../../../rooms/disclosure/model.ts';
import type { FieldValue } from '../../../rooms/disclosure/shapes.ts';
import { makeRequestKey, sealIdentity, sealValue } from '../../../rooms/disclosure/request-key.ts';
import { addDays } from '../days.ts';
import type { DemoUser } from '../model.ts';
import { courtCode, csoCodes } from '../organisations.ts';
import { samplePaper } from './sample-paper.ts';
import type { Writing } from './writing.ts';

type Pair = { subjectId: string; personId: string; subjectName: string; personName: string };
type Step = {
  readonly by: DemoUser;
  readonly step: 'asked' | 'proposed' | 'approved' | 'released' | 'refused';
  readonly on: Day;
  readonly reason?: string;
};

export async function addDisclosures(tx: Tx, writing: Writing): Promise<void> {
  const people = peopleOf(writing);
  const [first, second] = await findPairs(tx, writing, people);
  if (!first) return;
  const protocolId = await addProtocol(tx, writing, people);
  const order = { tx, writing, people, protocolId };
  await addWaiting(order, second ?? first);
  await addRefused(order, second ?? first);
  await addReleased(order, first);
  await addAskedByCare(order, first);
}

function peopleOf({ first }: Writing) {
  const [owner, checking] = csoCodes;
  return {
    registrar: first('prosecutor', { duty: 'registrar' }),
    officer: first('prosecutor', { duty: 'member' }),
    manager: first('cso-manager', { organisation: owner }),
    supervisor: first('supervisor', { organisation: owner }),
    checker: first('cso-manager', { organisation: checking, duty: 'legal-approver' }),
  };
}
type People = ReturnType<typeof peopleOf>;
type Order = {
  readonly tx: Tx;
  readonly writing: Writing;
  readonly people: People;
  readonly protocolId: string;
};

/**
 * People known to both the court and the organisation, without the letters that mark a test value.
 */
async function findPairs(
  tx: Tx,
  { organisation }: Writing,
  { officer, supervisor }: People,
): Promise<Pair[]> {
  return (
    await sql<Pair>`select l.subject_id as "subjectId", l.person_id as "personId",
      regexp_replace(s.full_name, ' cnry-\\w+', '') as "subjectName",
      regexp_replace(n.full_name, ' cnry-\\w+', '') as "personName"
    from link.subject_person l
    join legal.reach r on r.subject_id = l.subject_id and r.account_id = ${officer.id}
    join legal.subject_name s on s.subject_id = l.subject_id and s.kind = 'current'
    join people.person p on p.id = l.person_id and p.organisation_id =
      ${organisation(csoCodes[0]).id}
    join access.reach a on a.person_id = p.id and a.via = 'case-lead'
    join people.person_name n on n.person_id = p.id and n.kind = 'current' and n.until_at = 'infinity'
    order by exists (select 1 from access.reach b where b.person_id = p.id
      and b.account_id = ${supervisor.id}) desc,
      l.subject_id limit 2`.execute(tx)
  ).rows;
}

async function addProtocol(tx: Tx, writing: Writing, people: People): Promise<string> {
  const { today, at, organisation } = writing;
  const id = writing.id();
  const from = addDays(today, -60);
  await sql`insert into disclosure.protocol (id, purpose, directions, fields, retention_days,
    breach_contact,
      valid_from, valid_until, made_by, made_at)
    values (${id}, ${'Интересы ребёнка перед решением суда и безопасная помощь (вымышлено)'},
      '{justice-asks-care,care-asks-justice}', disclosure.fields_of('justice-asks-care') || disclosure.fields_of('care-asks-justice'),
      60, ${'duty@example.invalid'}, ${from}, ${addDays(today, 300)}, ${people.registrar.id}, ${at(from)})`.execute(
    tx,
  );
  for (const { organisation: code, id: signer } of [
    people.registrar,
    people.manager,
    people.checker,
  ]) {
    const party = organisation(code).id;
    await sql`insert into disclosure.protocol_party (protocol_id, organisation_id)
      values (${id}, ${party})`.execute(tx);
    await sql`insert into disclosure.protocol_signature (protocol_id, organisation_id, account_id,
      signed_at)
      values (${id}, ${party}, ${signer}, ${at(from, 7)})`.execute(tx);
  }
  return id;
}

type Asked = {
  readonly by: DemoUser;
  readonly owner: string;
  readonly name: string;
  readonly purpose: Purpose;
  readonly fields: readonly string[];
  readonly on: Day;
  readonly state: string;
  readonly about: { readonly subjectId: string | null; readonly personId: string | null };
};

async function addRequest({ tx, writing, protocolId }: Order, asked: Asked) {
  const { today, keyring, organisation } = writing;
  const id = writing.id();
  const { key, wrapped } = makeRequestKey(keyring, id);
  const isJustice = asked.by.side === 'justice';
  await sql`insert into disclosure.request (id, protocol_id, direction, asking_party_id,
    requester_id,
      requester_organisation_id, owner_organisation_id, authority, article, court_number, order_on,
        basis_until,
      order_hash, purpose, asked_fields, identity, wrapped_key, state, asked_on)
    values (${id}, ${protocolId}, ${isJustice ? 'justice-asks-care' : 'care-asks-justice'},
      ${organisation(asked.by.organisation).id}, ${asked.by.id},
        ${organisation(asked.by.organisation).id},
      ${organisation(asked.owner).id}, ${isJustice ? organisation(courtCode).names.ru : 'Орган опеки (вымышленный)'},
      'SYN Art. 1', ${`SYN-D-${id.slice(-6)}`}, ${addDays(asked.on, -2)}, ${addDays(today, 90)},
      ${createHash('sha256').update(samplePaper(orderTitle)).digest()}, ${asked.purpose},
        ${asked.fields}::text[],
      ${sealIdentity(key, id, { fullName: asked.name, birth: null })}, ${wrapped}, ${asked.state},
        ${asked.on})`.execute(tx);
  await sql`insert into link.disclosure_about (request_id, subject_id, person_id)
    values (${id}, ${asked.about.subjectId}, ${asked.about.personId})`.execute(tx);
  await addSteps({ tx, writing }, id, [{ by: asked.by, step: 'asked', on: asked.on }]);
  // With the key of one that was refused the order went as well.
  if (asked.state !== 'refused') await addOrder({ tx, writing }, { id, key }, asked);
  return { id, key };
}

const orderTitle = 'court order';

async function addOrder(
  { tx, writing }: Pick<Order, 'tx' | 'writing'>,
  request: { readonly id: string; readonly key: Buffer },
  { by, on }: Asked,
): Promise<void> {
  const paper = samplePaper(orderTitle);
  const [contentId, key] = [writing.documentId(), randomBytes(32)];
  const owner = {
    table: 'disclosure.document',
    id: writing.documentId(),
    fileKey: request.key,
  } as const;
  await sql`insert into disclosure.document (id, request_id, hash, format, bytes, pages, content_id,
      content_key, attached_by, attached_at)
    values (${owner.id}, ${request.id}, ${createHash('sha256').update(paper).digest()}, 'pdf',
      ${paper.length}, 1, ${contentId}, ${sealBytes(request.key, placeOfKey(owner), key)}, ${by.id},
      ${writing.at(on)})`.execute(tx);
  writing.contents.push({ contentId, owner, key, title: orderTitle });
}

async function addSteps(
  { tx, writing: { organisation, at } }: Pick<Order, 'tx' | 'writing'>,
  id: string,
  steps: readonly Step[],
): Promise<void> {
  for (const [turn, { by, step, on, reason = null }] of steps.entries()) {
    await sql`insert into disclosure.step (request_id, step, reason, account_id, organisation_id,
      at)
      values (${id}, ${step}, ${reason}, ${by.id}, ${organisation(by.organisation).id},
        ${at(on, 5 + turn)})`.execute(tx);
  }
}

async function addWaiting(order: Order, pair: Pair): Promise<void> {
  await addRequest(order, {
    by: order.people.officer,
    owner: csoCodes[0],
    name: pair.subjectName,
    purpose: 'best-interests',
    fields: ['best-interests-on-file', 'child-has-cover', 'statement'],
    on: addDays(order.writing.today, -2),
    state: 'asked',
    about: { subjectId: pair.subjectId, personId: null },
  });
}

async function addRefused(order: Order, pair: Pair): Promise<void> {
  const on = addDays(order.writing.today, -30);
  const { id } = await addRequest(order, {
    by: order.people.officer,
    owner: csoCodes[0],
    name: pair.subjectName,
    purpose: 'court-decision',
    fields: ['statement'],
    on,
    state: 'refused',
    about: { subjectId: pair.subjectId, personId: null },
  });
  await addSteps(order, id, [
    {
      by: order.people.manager,
      step: 'refused',
      on: addDays(on, 3),
      reason: 'not-held-or-not-shared',
    },
  ]);
}

async function addAskedByCare(order: Order, pair: Pair): Promise<void> {
  const { tx, writing } = order;
  const lead = (
    await sql<{
      login: string;
    }>`select c.login from access.reach r join access.account c on c.id = r.account_id
    where r.person_id = ${pair.personId} and r.via = 'case-lead' limit 1`.execute(tx)
  ).rows[0];
  if (!lead) return;
  await addRequest(order, {
    by: writing.user(lead.login),
    owner: courtCode,
    name: pair.personName,
    purpose: 'safety',
    fields: ['status-known', 'restriction-in-force'],
    on: addDays(writing.today, -1),
    state: 'asked',
    about: { subjectId: null, personId: pair.personId },
  });
}

async function addReleased(order: Order, pair: Pair): Promise<void> {
  const { tx, writing, people } = order;
  const { today, at, organisation } = writing;
  const [on, released] = [addDays(today, -12), addDays(today, -5)];
  const { id, key } = await addRequest(order, {
    by: people.officer,
    owner: csoCodes[0],
    name: pair.subjectName,
    purpose: 'best-interests',
    fields: ['best-interests-on-file', 'child-has-cover', 'statement'],
    on,
    state: 'released',
    about: { subjectId: pair.subjectId, personId: pair.personId },
  });
  const values: readonly FieldValue[] = [
    { field: 'best-interests-on-file', assessedOn: addDays(today, -40) },
    { field: 'child-has-cover', answer: 'yes' },
  ];
  const proposal = (
    await sql<{
      id: string;
    }>`insert into disclosure.proposal (request_id, version, fields, account_id,
      organisation_id, at) values (${id}, 2, ${values.map(({ field }) => field)}::text[],
        ${people.supervisor.id},
      ${organisation(csoCodes[0]).id}, ${at(addDays(on, 3))}) returning id`.execute(tx)
  ).rows[0]!.id;
  for (const value of values) {
    const { field, sealed } = sealValue(key, id, value);
    await sql`insert into disclosure.proposed_value (proposal_id, field, sealed)
      values (${proposal}, ${field}, ${Buffer.from(sealed, 'hex')})`.execute(tx);
  }
  await sql`update disclosure.proposal set hash = disclosure.hash_of(id)
    where id = ${proposal}`.execute(tx);
  for (const [part, by] of [
    ['owner', people.manager],
    ['second', people.checker],
  ] as const) {
    await sql`insert into disclosure.approval (proposal_id, part, account_id, organisation_id, hash,
      at)
      select id, ${part}, ${by.id}, ${organisation(by.organisation).id}, hash,
        ${at(addDays(on, 5))}::timestamptz
      from disclosure.proposal where id = ${proposal}`.execute(tx);
  }
  await sql`insert into disclosure.release (request_id, proposal_id, is_partial,
    attests_best_interests, released_by,
      released_on, expires_on)
    values (${id}, ${proposal}, true, true, ${people.manager.id}, ${released},
      ${addDays(today, 25)})`.execute(tx);
  await addSteps(order, id, [
    { by: people.supervisor, step: 'proposed', on: addDays(on, 3) },
    { by: people.manager, step: 'approved', on: addDays(on, 5) },
    { by: people.checker, step: 'approved', on: addDays(on, 5) },
    { by: people.manager, step: 'released', on: released },
  ]);
}
