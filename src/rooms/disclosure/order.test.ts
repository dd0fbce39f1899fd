// The order behind a request: who does not read it, through any door; who does; that nobody
// approves what they did not open; and that another order makes both decide again.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { sweepDocuments } from '../../engine/documents/sweeping.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { sendFile, sendText } from '../../../test/support/creating/bench.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  confirm,
  makeWorld,
  orderHash,
  requestBody,
  type Steps,
  stepsOf,
  type World,
} from '../../../test/support/disclosures.ts';
import { pdfPage, photograph } from '../../../test/support/documents.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { roleNames } from '../../kernel/roles.ts';
import { documentsRoom } from '../documents/room.ts';
import { disclosureRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([disclosureRoom, documentsRoom], services);
const { owner } = database;
let world: World;
let steps: Steps;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
});

/** Asked with its order, over the API. */
async function ask(): Promise<string> {
  const upload = await sendFile({ server }, world.officer, pdfPage());
  const body = requestBody(world, { uploads: [upload] });
  const answer = await call(server, world.officer, 'POST /api/disclosures', body);
  if (answer.status !== 200) throw new Error(answer.raw);
  await sql`update disclosure.request set asked_on = disclosure.today() - 1
    where id = ${answer.body.id}`.execute(owner);
  return answer.body.id;
}
const look = async (as: TestActor, id: string) =>
  (await call(server, as, `GET /api/disclosures/${id}/order/page?page=1`)).status;
const save = (as: TestActor, id: string) =>
  call(server, as, `GET /api/disclosures/${id}/order/content`);
async function bytesOf(as: TestActor, id: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${as.token}` };
  const url = `/api/disclosures/${id}/order/content`;
  return (await server.inject({ method: 'GET', url, headers })).rawPayload;
}
const attach = async (as: TestActor, id: string, upload: string) =>
  call(server, as, `POST /api/disclosures/${id}/order`, { uploads: [upload] });
const proposed = async () => {
  await confirm(database, world.supervisor, world.manager, world.checker);
  const id = await ask();
  expect((await steps.propose(id)).status).toBe(200);
  return id;
};
const codeOf = ({ status, body }: { status: number; body: any }) =>
  status === 200 ? 'ok' : body.code;

describe('an order is not read', () => {
  test('by anyone without a part in the request, on whichever side and in whichever role', async () => {
    const id = await proposed();
    const upload = await sendFile({ server }, world.officer, pdfPage());
    const strangers = await Promise.all(roleNames.map((role) => makeActor(database, { role })));
    const { worker, colleague, probation, coordinator, auditor, strangeChecker } = world;
    const near = [worker, colleague, probation, coordinator, auditor, strangeChecker];
    for (const actor of [...near, ...strangers]) {
      const statuses = [await look(actor, id), (await save(actor, id)).status];
      expect([actor.role, statuses]).toEqual([actor.role, [404, 404]]);
      expect((await attach(actor, id, upload)).status).toBe(404);
      // Past the endpoints: the tables open for nobody, and the functions answer nothing.
      for (const query of [
        sql`select id from disclosure.document`,
        sql`select account_id from disclosure.order_reading`,
        sql`select id from disclosure.open_order(${id}, false)`,
        sql`select 1 from (select disclosure.key_to_attach(${id}) as key) k where key is not null`,
      ]) {
        const found = await asActor(
          database,
          actor,
          async (tx) => (await query.execute(tx)).rows.length,
        ).catch(({ code }: { code: string }) => (code === '42501' ? 0 : -1));
        expect(found).toBe(0);
      }
    }
  });

  test('by a third party before there is anything to approve, nor by a colleague of it later', async () => {
    const id = await ask();
    expect(await look(world.checker, id)).toBe(404);
    const released = await steps.released();
    expect((await steps.page(world.strangeChecker, released)).code).toBe('not-found');
    const second = await makeActor(database, {
      role: 'cso-manager',
      duty: 'legal-approver',
      organisationId: world.checking,
    });
    expect(await look(second, released)).toBe(404);
    expect((await steps.page(second, released)).order).toBeNull();
  });

  test('as a file by a third party, who looks at its pages', async () => {
    const id = await proposed();
    expect((await save(world.checker, id)).status).toBe(404);
    expect(await look(world.checker, id)).toBe(200);
    expect((await steps.page(world.checker, id)).order).toMatchObject({
      maySave: false,
      isOpened: true,
    });
  });

  test('by anyone once the request is over, nor by the one who asked once the matter is not theirs', async () => {
    const [withdrawn, left] = [await ask(), await ask()];
    await call(server, world.officer, `PUT /api/disclosures/${withdrawn}/withdrawal`, {});
    for (const actor of [world.officer, world.supervisor, world.checker]) {
      expect([await look(actor, withdrawn), (await save(actor, withdrawn)).status]).toEqual([
        404, 404,
      ]);
    }
    await sql`update legal.reach set organisation_id = ${world.checking}
      where account_id = ${world.officer.accountId}`.execute(owner);
    try {
      expect(await look(world.officer, left)).toBe(404);
      const upload = await sendFile({ server }, world.officer, pdfPage());
      expect((await attach(world.officer, left, upload)).status).toBe(404);
    } finally {
      await sql`update legal.reach set organisation_id = ${world.court}
        where account_id = ${world.officer.accountId}`.execute(owner);
    }
  });
});

describe('an order is read', () => {
  test('by the one who asked and the leads of the owner; its fingerprint is that of what they read', async () => {
    const id = await ask();
    for (const actor of [world.officer, world.supervisor, world.manager]) {
      expect([actor.role, await look(actor, id)]).toEqual([actor.role, 200]);
      const { orderHash: shown, order } = await steps.page(actor, id);
      expect(order).toMatchObject({ format: 'pdf', pages: 1, maySave: true, isOpened: true });
      const content = await bytesOf(actor, id);
      expect(createHash('sha256').update(content).digest('hex')).toBe(shown);
    }
    expect(await look(world.supervisor, id)).toBe(200);
    expect(
      (await call(server, world.supervisor, `GET /api/disclosures/${id}/order/page?page=2`)).status,
    ).toBe(404);
    const trail = await sql`select 1 from audit.entry
      where account_id = ${world.supervisor.accountId} and record = 'disclosure-order'`.execute(
      owner,
    );
    expect(trail.rows.length).toBeGreaterThan(1);
  });

  test('a text or nothing at all is no order', async () => {
    const id = await ask();
    const answer = await attach(world.officer, id, await sendText({ server }, world.officer));
    expect([answer.status, answer.body.code]).toEqual([409, 'order-has-no-pages']);
    const none = await call(server, world.officer, `POST /api/disclosures/${id}/order`, {
      uploads: [],
    });
    expect(none.status).toBe(400);
  });
});

describe('approving', () => {
  test('is refused without an order, and to whoever did not open it', async () => {
    await confirm(database, world.supervisor, world.manager, world.checker);
    const id = (await call(server, world.officer, 'POST /api/disclosures', requestBody(world))).body
      .id;
    expect((await steps.page(world.manager, id)).orderHash).toBeNull();
    expect((await steps.propose(id)).status).toBe(200);
    expect((await steps.page(world.manager, id)).may.approve).toBe(false);
    expect(codeOf(await steps.approve(world.manager, id))).toBe('order-missing');
    await attach(
      world.officer,
      id,
      await sendFile({ server }, world.officer, await photograph('jpeg')),
    );
    expect(codeOf(await steps.approve(world.manager, id))).toBe('order-not-read');
    expect(await look(world.manager, id)).toBe(200);
    expect(codeOf(await steps.approve(world.manager, id))).toBe('ok');
    // Nobody opens it for somebody else.
    expect(codeOf(await steps.approve(world.checker, id))).toBe('order-not-read');
  });

  test('another order voids both approvals, destroys the earlier one and stands with both again', async () => {
    const id = await proposed();
    for (const actor of [world.manager, world.checker]) {
      await look(actor, id);
      expect(codeOf(await steps.approve(actor, id))).toBe('ok');
    }
    const { proposal: before } = await steps.page(world.manager, id);
    const upload = await sendFile({ server }, world.officer, await photograph('png'));
    expect(codeOf(await attach(world.officer, id, upload))).toBe('ok');
    // Whoever asked sees the one state that they saw before.
    expect((await steps.page(world.officer, id)).state).toBe('waiting');
    const page = await steps.page(world.manager, id);
    expect([page.state, page.proposal.approvals, page.order.isOpened]).toEqual([
      'proposed',
      [],
      false,
    ]);
    const release = await call(server, world.manager, `PUT /api/disclosures/${id}/release`, {
      hash: before.hash,
      expiresOn: page.basisUntil,
    });
    expect(codeOf(release)).toBe('approvals-missing');
    const late = await call(server, world.manager, `PUT /api/disclosures/${id}/approval`, {
      hash: before.hash,
      fields: before.fields,
    });
    expect(codeOf(late)).toBe('conflict-changed-meanwhile');
    expect(codeOf(await steps.approve(world.manager, id))).toBe('order-not-read');
    for (const actor of [world.manager, world.checker]) {
      const waiting = await asActor(
        database,
        actor,
        async (tx) =>
          (
            await sql<{ id: string; code: string }>`select id, code
            from disclosure.waiting_for_me()`.execute(tx)
          ).rows,
      );
      // A manager comes after the supervisor of the same organisation.
      const isFirst = actor === world.checker;
      expect(waiting.some((one) => one.id === id)).toBe(isFirst);
      const told = await sql`select 1 from notices.care_notice n
        join disclosure.step s on s.id = n.cause_id and s.step = 'order-replaced'
        where n.receiver_id = ${actor.accountId} and n.record_id = ${id}
          and n.kind = 'disclosure-to-approve'`.execute(owner);
      expect(told.rows).toHaveLength(1);
    }
    const rows = await sql<{ kept: boolean }>`select content_key is not null as kept
      from disclosure.document where request_id = ${id} order by attached_at`.execute(owner);
    expect(rows.rows.map(({ kept }) => kept)).toEqual([false, true]);
  });

  test('nothing is attached once it is released', async () => {
    const id = await steps.released();
    const upload = await sendFile({ server }, world.officer, pdfPage());
    expect(codeOf(await attach(world.officer, id, upload))).toBe('step-not-open');
  });
});

describe('whose it is to attach', () => {
  const codes = (actor: TestActor, id: string) =>
    asActor(database, actor, async (tx) => {
      const found = await sql<{ id: string; code: string }>`select id, code
        from disclosure.waiting_for_me()`.execute(tx);
      return found.rows.filter((row) => row.id === id).map(({ code }) => code);
    });

  test('the one who asked, and once late their lead; nobody is asked to approve before', async () => {
    await confirm(database, world.supervisor, world.manager, world.checker);
    const id = (await call(server, world.officer, 'POST /api/disclosures', requestBody(world))).body
      .id;
    expect(await codes(world.officer, id)).toEqual(['disclosure-order-to-attach']);
    expect(await codes(world.registrar, id)).toEqual([]);
    const dueAt = async () =>
      (
        await asActor(
          database,
          world.officer,
          async (tx) =>
            (
              await sql<{ id: string; dueAt: Date; since: Date }>`select id, due_at, since
              from disclosure.waiting_for_me()`.execute(tx)
            ).rows,
        )
      ).find((row) => row.id === id);
    const before = await dueAt();
    expect((await steps.propose(id)).status).toBe(200);
    // That fields were proposed would tell that the person is known.
    expect(await dueAt()).toEqual(before);
    expect(await codes(world.supervisor, id)).toEqual([]);
    await sql`alter table disclosure.step disable trigger user`.execute(owner);
    await sql`update disclosure.step set at = at - interval '90 days'
      where request_id = ${id}`.execute(owner);
    await sql`alter table disclosure.step enable trigger user`.execute(owner);
    expect(await codes(world.registrar, id)).toEqual(['disclosure-order-to-attach']);
    const upload = await sendFile({ server }, world.officer, pdfPage());
    expect(codeOf(await attach(world.officer, id, upload))).toBe('ok');
    for (const actor of [world.officer, world.registrar])
      expect(await codes(actor, id)).toEqual([]);
    expect(await codes(world.supervisor, id)).toEqual(['disclosure-to-approve']);
  });
});

test('the order ends with its request, and the sweep removes its content', async () => {
  const id = await ask();
  const found = await sql<{ contentId: string }>`select content_id from disclosure.document
    where request_id = ${id}`.execute(owner);
  const { contentId } = found.rows[0]!;
  const later = new Date(Date.now() + 2 * 3_600_000);
  const worker = database.pools.of('worker');
  await sweepDocuments(services.documents, later, worker);
  await services.documents.store.open(contentId);
  await call(server, world.officer, `PUT /api/disclosures/${id}/withdrawal`, {});
  await sql`select disclosure.erase_by_the_clock()`.execute(owner);
  const rows = await sql`select 1 from disclosure.document where request_id = ${id}`.execute(owner);
  expect(rows.rows).toHaveLength(0);
  const kept = await sql<{ hash: string }>`select encode(order_hash, 'hex') as hash
    from disclosure.request where id = ${id}`.execute(owner);
  expect(kept.rows[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(kept.rows[0]!.hash).not.toBe(orderHash);
  await sweepDocuments(services.documents, later, worker);
  await expect(services.documents.store.open(contentId)).rejects.toThrow();
});
