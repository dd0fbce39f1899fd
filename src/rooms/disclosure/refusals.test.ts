// First everyone who must be refused: every login role over SQL, every role over HTTP, and every
// wrong way to open a disclosure: with one approval, twice, under a second account, after an edit,
// with more fields, after its end, without a recent confirmation.

import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import { roleNames } from '../../kernel/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  addProtocol,
  confirm,
  dayFrom,
  makeWorld,
  requestBody,
  type Steps,
  stepsOf,
  unconfirm,
  values,
  type World,
} from '../../../test/support/disclosures.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { openTestSession } from '../../../test/support/sessions.ts';
import { disclosureRoom } from './room.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([disclosureRoom], services);
const { owner } = database;
let world: World;
let steps: Steps;

beforeAll(async () => {
  await makeTestProgramme(database);
  world = await makeWorld(database, services);
  steps = stepsOf(database, server, world);
});

const absent = '018f0000-0000-7000-8000-00000000dead';
const bodies = {
  proposal: { aboutId: absent, baseVersion: 1, values: [values.cover] },
  approval: { hash: 'ab'.repeat(32), fields: ['statement'] },
  refusal: { reason: 'not-held-or-not-shared' },
  withdrawal: {},
  release: { hash: 'ab'.repeat(32), expiresOn: dayFrom(1) },
  revocation: { reason: 'in-error' },
  receipt: {},
  notice: { toldOn: dayFrom(0), how: 'in-person', language: 'ky' },
} as const;

/** Calls every address of a request as this person; all answers must be the same. */
async function triedAll(actor: TestActor, id: string): Promise<string[]> {
  const answers = [
    await call(server, actor, `GET /api/disclosures/${id}`),
    await call(server, actor, `GET /api/disclosures/${id}/package`),
    await call(server, actor, `GET /api/disclosures/${id}/candidates?search=Test`),
  ];
  for (const [step, body] of Object.entries(bodies)) {
    answers.push(await call(server, actor, `PUT /api/disclosures/${id}/${step}`, body));
  }
  answers.push(
    await call(server, actor, `POST /api/disclosures/${id}/deferrals`, {
      reason: 'court-order',
      untilOn: dayFrom(9),
    }),
    await call(server, actor, `PUT /api/disclosures/${id}/deferrals/agreement`, {}),
  );
  return answers.map((one) => `${one.status} ${one.raw}`);
}

async function tablesOf(): Promise<string[]> {
  const rows = await sql<{
    name: string;
  }>`select n.nspname || '.' || c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'
      and (n.nspname = 'disclosure'
      or (n.nspname = 'link'))`.execute(owner);
  return rows.rows.map((row) => row.name);
}

describe('over SQL', () => {
  test.each(roleNames)('%s touches no table and is told nothing by any function', async (role) => {
    const id = await steps.ask();
    const person = await makeActor(database, { role });
    const inSql = (text: string) =>
      asActor(database, person, async (tx) => (await sql.raw(text).execute(tx)).rows);
    const tables = await tablesOf();
    expect(tables.length).toBeGreaterThan(14);
    for (const table of tables) {
      for (const text of [
        `select 1 from ${table}`,
        `delete from ${table}`,
        `insert into ${table} default values`,
      ]) {
        await expect(inSql(text), text).rejects.toThrow(/permission denied/);
      }
    }
    const asked = [
      `select * from disclosure.find_request('${id}')`,
      `select * from disclosure.open_package('${id}')`,
      `select * from disclosure.requests('asked', null, 50)`,
      `select * from disclosure.requests('to-answer', null, 50)`,
      `select * from disclosure.requests('to-approve', null, 50)`,
      'select * from disclosure.askable(null, null, 50)',
      'select * from disclosure.protocols()',
      `select disclosure.key_to_propose('${id}') as x where disclosure.key_to_propose('${id}') is
        not null`,
    ];
    for (const text of asked) {
      const rows = await inSql(text).catch((problem: Error) => problem.message);
      if (typeof rows === 'string')
        expect([role, rows]).toEqual([role, expect.stringMatching(/permission denied/)]);
      else expect([role, text, rows]).toEqual([role, text, []]);
    }
    if (role !== 'auditor') {
      const seen = await inSql('select * from disclosure.metadata(null, 50)').catch(
        (problem: Error) => problem.message,
      );
      expect(seen).toMatch(/permission denied/);
    }
    for (const step of [
      `withdraw('${id}')`,
      `acknowledge('${id}')`,
      `refuse('${id}', 'basis-not-enough')`,
      `sign_protocol('${world.protocolId}')`,
      `end_protocol('${world.protocolId}')`,
      `approve('${id}', ''::bytea, '{statement}')`,
      `release_package('${id}', ''::bytea, current_date)`,
      `revoke_package('${id}', 'safety')`,
      `agree_deferral('${id}')`,
      `propose('${id}', 1, '${world.personId}', '[]')`,
    ]) {
      const answer = await inSql(`select disclosure.${step} as answer`).catch(
        (problem: Error) => problem.message,
      );
      if (typeof answer === 'string') expect(answer).toMatch(/permission denied/);
      else expect([role, step, answer]).toEqual([role, step, [{ answer: 'not-found' }]]);
    }
  });

  test.each([
    'hash_of',
    'part_of',
    'forget_proposals',
    'erase_by_the_clock',
    'lock_request',
    'kept_file',
    'holds',
    'note',
    'is_own_file',
    'summary',
  ])("the machinery is nobody's to call: %s", async (name) => {
    const open = await sql<{
      role: string;
    }>`select r.rolname as role from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        cross join pg_roles r where n.nspname = 'disclosure' and p.proname = ${name}
          and r.rolname like 'alongside\\_%'
          and not r.rolsuper and r.rolname in ('alongside_justice', 'alongside_care', 'alongside_programme', 'alongside_oversight', 'alongside_door',
            'alongside_worker')
          and has_function_privilege(r.oid, p.oid, 'EXECUTE')`.execute(owner);
    expect(open.rows).toEqual([]);
  });

  test('nothing that is asked or answered stands anywhere in clear', async () => {
    const id = await steps.released([values.assessment, values.statement]);
    const rows = await sql<{
      text: string;
    }>`select to_jsonb(r)::text as text from disclosure.request r where id = ${id}
      union all select to_jsonb(v)::text from disclosure.proposed_value v join disclosure.proposal p
        on p.id = v.proposal_id
        where p.request_id = ${id}`.execute(owner);
    expect(rows.rows).toHaveLength(3);
    for (const { text } of rows.rows) expect(text).not.toMatch(/Тестова|cnry-statement/);
  });
});

describe("over HTTP: a request that is not one's own answers as one that does not exist", () => {
  test.each([
    'colleague',
    'probation',
    'stranger',
    'strangeChecker',
    'worker',
    'checkingLead',
  ] as const)('%s', async (name) => {
    const id = await steps.released();
    expect(await triedAll(world[name], id)).toEqual(await triedAll(world[name], absent));
  });
  test('the second approver before anything is proposed, and after a no', async () => {
    const id = await steps.ask();
    expect(await triedAll(world.checker, id)).toEqual(await triedAll(world.checker, absent));
    await steps.propose(id);
    expect((await call(server, world.checker, `GET /api/disclosures/${id}`)).status).toBe(200);
    await call(server, world.supervisor, `PUT /api/disclosures/${id}/refusal`, bodies.refusal);
    expect(await triedAll(world.checker, id)).toEqual(await triedAll(world.checker, absent));
  });
});

const codeOf = (answer: { status: number; body: any }) =>
  answer.status === 200 ? 'ok' : answer.status === 404 ? 'not-found' : answer.body.code;
const errorOf = codeOf;

describe('asking is refused', () => {
  const ask = async (more: Record<string, unknown>, as = world.officer) =>
    errorOf(await call(server, as, 'POST /api/disclosures', requestBody(world, more)));
  test("about a matter or a person that is not one's own, by a colleague too", async () => {
    expect(await ask({}, world.colleague)).toBe('not-found');
    expect(await ask({ aboutId: world.personId })).toBe('not-found');
    expect(
      await ask(
        { aboutId: world.personId, ownerId: world.court, fields: ['status-known'] },
        await makeActor(database, { role: 'case-manager', organisationId: world.cso }),
      ),
    ).toBe('not-found');
  });
  test('of an organisation that is no party, of the own side, or of oneself', async () => {
    expect(await ask({ ownerId: world.stranger.organisationId })).toBe('not-found');
    expect(await ask({ ownerId: world.court })).toBe('not-found');
  });
  test('for fields that the protocol or the direction does not hold', async () => {
    expect(await ask({ fields: ['support-in-place'] })).toBe('wider-than-allowed');
    expect(await ask({ fields: ['status-known'] })).toBe('wider-than-allowed');
    const signers = [world.registrar, world.manager, world.checker];
    const otherWay = await addProtocol(database, { signers });
    await sql`alter table disclosure.protocol disable trigger never_changes`.execute(owner);
    await sql`update disclosure.protocol set fields = '{status-known}'
      where id = ${otherWay}`.execute(owner);
    await sql`alter table disclosure.protocol enable trigger never_changes`.execute(owner);
    expect(await ask({ protocolId: otherWay })).toBe('wider-than-allowed');
    expect(
      (
        await call(
          server,
          world.officer,
          'POST /api/disclosures',
          requestBody(world, { fields: ['clinical-notes'] }),
        )
      ).status,
    ).toBe(400);
    expect(
      (
        await call(
          server,
          world.officer,
          'POST /api/disclosures',
          requestBody(world, { fields: [] }),
        )
      ).status,
    ).toBe(400);
  });
  test('on a basis that is over, the day after; on its last day it is not', async () => {
    expect(await ask({ basisUntil: dayFrom(-1) })).toBe('basis-over');
    expect(await ask({ orderOn: dayFrom(1) })).toBe('order-in-the-future');
    expect(await ask({ basisUntil: dayFrom(0) })).toBe('ok');
  });
  test('without a protocol that is signed by all and holds today', async () => {
    const signers = [world.registrar, world.manager, world.checker];
    const over = await addProtocol(database, { signers, from: dayFrom(-9), until: dayFrom(-1) });
    const ahead = await addProtocol(database, { signers, from: dayFrom(1) });
    const ended = await addProtocol(database, { signers });
    await sql`insert into disclosure.protocol_ending (protocol_id, organisation_id, account_id)
      values (${ended}, ${world.cso}, ${world.manager.accountId})`.execute(owner);
    const unsigned = await addProtocol(database, { signers: signers.slice(0, 2) });
    await sql`insert into disclosure.protocol_party
      values (${unsigned}, ${world.checking})`.execute(owner);
    for (const protocolId of [over, ahead, ended, unsigned])
      expect(await ask({ protocolId })).toBe('protocol-not-valid');
    const last = await addProtocol(database, { signers, from: dayFrom(-9), until: dayFrom(0) });
    expect(await ask({ protocolId: last })).toBe('ok');
  });
  test('more than twenty times a day', async () => {
    const busy = await makeActor(database, { role: 'prosecutor', organisationId: world.court });
    await sql`insert into legal.reach (account_id, subject_id, organisation_id)
      values (${busy.accountId}, ${world.subjectId}, ${world.court})`.execute(owner);
    for (let time = 1; time <= 20; time++) expect(await ask({}, busy)).toBe('ok');
    expect(await ask({}, busy)).toBe('asked-too-often');
  });
});

describe('approving and releasing are refused', () => {
  const approve = async (
    as: TestActor,
    id: string,
    more: { fields?: string[]; hash?: string } = {},
  ) => {
    const { proposal } = await steps.page(world.supervisor, id);
    return errorOf(
      await call(server, as, `PUT /api/disclosures/${id}/approval`, {
        hash: more.hash ?? proposal.hash,
        fields: more.fields ?? proposal.fields,
      }),
    );
  };
  const proposed = async (given?: readonly object[]) => {
    await confirm(
      database,
      world.supervisor,
      world.manager,
      world.checker,
      world.officer,
      world.colleague,
      world.registrar,
    );
    const id = await steps.ask();
    expect((await steps.propose(id, given)).status).toBe(200);
    return id;
  };

  test('to the one who asked, and to a colleague with the duty', async () => {
    const id = await proposed();
    expect(await approve(world.officer, id)).toBe('asked-it-yourself');
    const colleague = await makeActor(database, {
      role: 'prosecutor',
      organisationId: world.court,
      duty: 'legal-approver',
    });
    await confirm(database, colleague);
    expect(await approve(colleague, id)).toBe('not-found');
    expect(await approve(world.registrar, id)).toBe('not-found');
  });
  test('to the same person under another account', async () => {
    const id = await proposed();
    const twin = await makeActor(database, {
      role: 'cso-manager',
      duty: 'legal-approver',
      organisationId: world.checking,
    });
    await sql`update access.account set display_name = ' NAME of  officer'
      where id = ${twin.accountId}`.execute(owner);
    await confirm(database, twin);
    expect(await approve(twin, id)).toBe('same-person-twice');
    await sql`update access.account set display_name = 'Name of manager'
      where id = ${twin.accountId}`.execute(owner);
    expect(await approve(world.manager, id)).toBe('ok');
    expect(await approve(twin, id)).toBe('same-person-twice');
  });
  test('to two of one organisation', async () => {
    const id = await proposed();
    expect([await approve(world.manager, id), await approve(world.supervisor, id)]).toEqual([
      'ok',
      'step-not-open',
    ]);
    expect(errorOf(await steps.release(id))).toBe('approvals-missing');
  });
  test('without saying again who one is, or when that was six minutes ago', async () => {
    const id = await proposed();
    await unconfirm(database, world.manager);
    expect(await approve(world.manager, id)).toBe('confirm-it-is-you');
    await sql`update access.session set confirmed_at = null
      where account_id = ${world.manager.accountId}`.execute(owner);
    expect(await approve(world.manager, id)).toBe('confirm-it-is-you');
    await confirm(database, world.manager);
    expect([await approve(world.manager, id), await approve(world.checker, id)]).toEqual([
      'ok',
      'ok',
    ]);
    await unconfirm(database, world.manager);
    expect(errorOf(await steps.release(id))).toBe('confirm-it-is-you');
  });
  test('what another session confirmed counts for that session alone', async () => {
    const id = await proposed();
    await sql`update access.session set confirmed_at = null
      where account_id = ${world.manager.accountId}`.execute(owner);
    await openTestSession(owner, { accountId: world.manager.accountId, token: newId() }, true);
    expect(await approve(world.manager, id)).toBe('confirm-it-is-you');
  });
  test('after an edit of values, fields or basis: earlier approvals are worth nothing', async () => {
    const id = await proposed();
    const {
      proposal: { hash },
    } = await steps.page(world.checker, id);
    expect(await approve(world.manager, id)).toBe('ok');
    expect(
      (await steps.propose(id, [{ ...values.assessment, assessedOn: dayFrom(-19) }, values.cover]))
        .status,
    ).toBe(200);
    expect((await steps.page(world.checker, id)).proposal.approvals).toEqual([]);
    expect(await approve(world.checker, id, { hash })).toBe('conflict-changed-meanwhile');
    expect([await approve(world.checker, id), await approve(world.manager, id)]).toEqual([
      'ok',
      'ok',
    ]);
    const { proposal } = await steps.page(world.manager, id);
    await sql`update disclosure.request set basis_until = basis_until + 100
      where id = ${id}`.execute(owner);
    expect(
      errorOf(
        await call(server, world.manager, `PUT /api/disclosures/${id}/release`, {
          hash: proposal.hash,
          expiresOn: dayFrom(5),
        }),
      ),
    ).toBe('conflict-changed-meanwhile');
    await sql`update disclosure.request set basis_until = basis_until - 100
      where id = ${id}`.execute(owner);
    await sql`update disclosure.proposed_value v set sealed = '\\x01' from disclosure.proposal p
      where p.id = v.proposal_id and p.request_id = ${id}`.execute(owner);
    expect(
      errorOf(
        await call(server, world.manager, `PUT /api/disclosures/${id}/release`, {
          hash: proposal.hash,
          expiresOn: dayFrom(5),
        }),
      ),
    ).toBe('conflict-changed-meanwhile');
  });
  test('over SQL without saying which version was seen', async () => {
    const id = await steps.ask();
    const answer = await asActor(
      database,
      world.supervisor,
      async (tx) =>
        (
          await sql<{
            answer: string;
          }>`select disclosure.propose(${id}, null, ${world.personId}, '[]') as answer`.execute(tx)
        ).rows[0]!.answer,
    );
    expect(answer).toBe('conflict-changed-meanwhile');
  });
  test('with more fields than were proposed, asked or agreed on', async () => {
    const id = await proposed([values.assessment]);
    expect(
      await approve(world.manager, id, { fields: ['best-interests-on-file', 'child-has-cover'] }),
    ).toBe('wider-than-allowed');
    const { version } = await steps.page(world.supervisor, id);
    expect(
      errorOf(
        await call(server, world.supervisor, `PUT /api/disclosures/${id}/proposal`, {
          aboutId: world.personId,
          baseVersion: version,
          values: [{ field: 'support-in-place', answer: 'yes' }],
        }),
      ),
    ).toBe('wider-than-allowed');
  });
  test('after the basis is over, at every step and to every reader', async () => {
    const [asked, open, done] = [await steps.ask(), await proposed(), await steps.released()];
    await sql`update disclosure.request set basis_until = disclosure.today() - 1, order_on =
      disclosure.today() - 9 where id = any(${[asked, open, done]}::uuid[])`.execute(owner);
    expect(errorOf(await steps.propose(asked))).toBe('basis-over');
    expect(await approve(world.manager, open)).toBe('basis-over');
    expect(
      errorOf(
        await call(
          server,
          world.supervisor,
          `PUT /api/disclosures/${open}/refusal`,
          bodies.refusal,
        ),
      ),
    ).toBe('basis-over');
    expect((await call(server, world.officer, `GET /api/disclosures/${done}/package`)).status).toBe(
      404,
    );
    expect(
      errorOf(await call(server, world.officer, `PUT /api/disclosures/${done}/receipt`, {})),
    ).toBe('basis-over');
    expect((await steps.page(world.officer, done)).state).toBe('expired');
  });
  test('after the protocol ended, at every step and to every reader', async () => {
    const other = await makeWorld(database, services);
    const theirs = stepsOf(database, server, other);
    const [asked, done] = [await theirs.ask(), await theirs.released()];
    await confirm(database, other.registrar);
    expect(
      (
        await call(
          server,
          other.registrar,
          `PUT /api/disclosure-protocols/${other.protocolId}/ending`,
          {},
        )
      ).status,
    ).toBe(200);
    expect(errorOf(await theirs.propose(asked))).toBe('protocol-not-valid');
    expect((await call(server, other.officer, `GET /api/disclosures/${done}/package`)).status).toBe(
      404,
    );
    expect(
      errorOf(await call(server, other.officer, 'POST /api/disclosures', requestBody(other))),
    ).toBe('protocol-not-valid');
  });
  test('beyond the retention of the protocol or the basis, one day later', async () => {
    const id = await proposed();
    await approve(world.manager, id);
    await approve(world.checker, id);
    expect(errorOf(await steps.release(id, dayFrom(31)))).toBe('expires-too-late');
    expect(errorOf(await steps.release(id, dayFrom(-1)))).toBe('expires-too-late');
    expect(errorOf(await steps.release(id, dayFrom(30)))).toBe('ok');
  });
  test('a second time', async () => {
    const id = await steps.released();
    expect(errorOf(await steps.release(id))).toBe('step-not-open');
    expect(await approve(world.checker, id)).toBe('step-not-open');
    expect(
      errorOf(
        await call(server, world.supervisor, `PUT /api/disclosures/${id}/refusal`, bodies.refusal),
      ),
    ).toBe('step-not-open');
  });
  test("about a file that is not the lead's own: hidden and absent get one answer", async () => {
    const id = await steps.ask();
    const try_ = (aboutId: string) =>
      call(server, world.supervisor, `PUT /api/disclosures/${id}/proposal`, {
        aboutId,
        baseVersion: 1,
        values: [values.cover],
      });
    const hidden = await makeWorld(database, services);
    const [one, other] = [await try_(hidden.personId), await try_(absent)];
    expect([one.status, one.body.code, one.raw]).toEqual([409, 'no-such-file', other.raw]);
  });
});
