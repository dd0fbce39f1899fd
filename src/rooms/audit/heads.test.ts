// Heads kept outside against an owner who deletes for real: entries in the middle, the end, every
// seal, an older database in place of this one. And nobody but the sealer can keep it from sealing.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { inTransaction, type Pools, sql } from '../../engine/db/database.ts';
import { loginRoles } from '../../engine/db/roles.ts';
import {
  asActor,
  makeActor,
  makeTestProgramme,
  type TestActor,
  testServices,
} from '../../../test/support/actors.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { call, serverWith } from '../../../test/support/http.ts';
import { heardLog } from '../../../test/support/log.ts';
import { ChainContradicts, handToFolder, sendingJob, sendToAuditor } from './handing.ts';
import { acceptLoss, findLastKept, readHeads } from './heads.ts';
import { exportAudit, findLastAgreed, verifyAudit, verifyExport } from './prove.ts';
import { auditRoom } from './room.ts';
import { sealAndSign, sealSettled } from './sealing.ts';
import { unsealedSeconds, warnIfLate } from './watch.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([auditRoom], services);
const { verifying, signing } = services.keyring;
const { owner } = database;
const sealer = database.pools.of('sealer');
const folder = mkdtempSync(join(tmpdir(), 'alongside-heads-'));
const outside = { checkpoints: join(folder, 'checkpoints'), heads: join(folder, 'heads') };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let worker: TestActor;
let auditor: TestActor;

const record = (count: number) =>
  asActor(database, worker, (tx) =>
    sql`select audit.record('read', 'person-read', 'person', '{}', 'case-work', null)
      from generate_series(1, ${count})`.execute(tx),
  );
const last = async () =>
  (
    await sql<{ last: number }>`select coalesce(max(number), 0) as last from audit.seal`.execute(
      owner,
    )
  ).rows[0]!.last;

/** One more seal over `count` new entries; a transaction of another database may delay it. */
async function sealed(count = 3): Promise<void> {
  await record(count);
  await vi.waitFor(async () => expect(await sealSettled(services)).toBe(count), 5_000);
}
const heads = () => readHeads(outside.heads, verifying).heads;
const prove = () => verifyAudit(owner, verifying, heads());

/** As someone with every power over the database: triggers and keys are no obstacle. */
async function tamper(...changes: string[]): Promise<void> {
  const tables = ['entry', 'seal', 'checkpoint'];
  for (const table of tables)
    await sql.raw(`alter table audit.${table} disable trigger user`).execute(owner);
  for (const change of changes) await sql.raw(change).execute(owner);
  for (const table of tables)
    await sql.raw(`alter table audit.${table} enable trigger user`).execute(owner);
}
const keep = () =>
  tamper(
    'create table audit.kept_entry as table audit.entry',
    'create table audit.kept_seal as table audit.seal',
  );
const putBack = () =>
  tamper(
    'delete from audit.entry',
    'delete from audit.seal',
    'insert into audit.seal table audit.kept_seal',
    'insert into audit.entry table audit.kept_entry',
    'drop table audit.kept_entry, audit.kept_seal',
  );

beforeAll(async () => {
  await makeTestProgramme(database);
  worker = await makeActor(database, { role: 'case-manager' });
  auditor = await makeActor(database, { role: 'auditor' });
  for (let at = 0; at < 6; at++) await sealed();
  await handToFolder(sealer, outside.heads);
});

describe('refused', () => {
  test.each(loginRoles.filter((role) => role !== 'sealer'))(
    '%s neither seals, nor hands, nor takes the turn of the sealer',
    async (role) => {
      for (const statement of [
        'select * from audit.last_seal()',
        'select * from audit.heads_after(0, 1)',
        'select audit.seal_hash_of(1)',
        "select audit.note_handing('file', 1, null)",
        'select audit.unsealed_since()',
        'select * from access.turn for update',
        'lock table access.turn',
        'lock table audit.seal in exclusive mode',
        'lock table audit.entry in row exclusive mode',
      ]) {
        await expect(
          inTransaction(database.pools.of(role), (tx) => sql.raw(statement).execute(tx)),
          statement,
        ).rejects.toMatchObject({ code: '42501' });
      }
    },
  );

  test('a seal without a signature, and one that counts wrongly', async () => {
    const seal = {
      number: (await last()) + 1,
      entriesTotal: 19,
      entriesHash: '00'.repeat(32),
      previousHash: heads().at(-1)!.hash,
      hash: '22'.repeat(32),
      sealedAt: new Date().toISOString(),
      signature: 'AA==',
      key: 'k',
    };
    const add = (input: object) =>
      sql`select audit.add_seal(${JSON.stringify(input)}::jsonb, array[gen_random_uuid()])`.execute(
        sealer,
      );
    await expect(add({ ...seal, entriesTotal: 99 })).rejects.toThrow(/does not continue/);
    await expect(add({ ...seal, signature: null })).rejects.toThrow(/needs a signature/);
  });
});

describe('no other login role stops sealing', () => {
  // Advisory locks are closed to login roles on the embedded server: the owner holds them here.
  const locks: [role: Parameters<Pools['of']>[0] | 'owner', statement: string][] = [
    ['owner', "select pg_advisory_xact_lock(hashtextextended('audit.seal', 7))"],
    ['owner', "select pg_advisory_xact_lock_shared(hashtextextended('audit.seal', 7))"],
    ['care', 'lock table audit.entry in access share mode'],
    ['oversight', 'lock table audit.seal in access share mode'],
  ];
  test.each(locks)('%s holds: %s', async (role, statement) => {
    await record(2);
    await (role === 'owner' ? owner : database.pools.of(role)).transaction().execute(async (tx) => {
      await sql.raw(statement).execute(tx);
      await expect.poll(() => sealSettled(services), { timeout: 5_000 }).toBe(2);
    });
  });

  test('a transaction that stays open delays an entry by a minute at most', async () => {
    await database.pools
      .of('door')
      .transaction()
      .execute(async (tx) => {
        await sql`select pg_current_xact_id()`.execute(tx);
        await record(2);
        expect(await sealSettled(services)).toBe(0);
        await tamper(
          `update audit.entry set at = at - interval '61 seconds' where sealed_in is null`,
        );
        expect(await sealSettled(services)).toBe(2);
      });
    await handToFolder(sealer, outside.heads);
    expect(await prove()).toMatchObject({ whole: true });
  });
});

describe('a chain against its heads', () => {
  test('whole', async () => {
    const found = await prove();
    expect(found).toMatchObject({ whole: true, lastHead: await last(), firstWrong: null });
    expect(found.heads).toBe(await last());
  });

  const middle = 'select id from audit.entry where sealed_in = 3 order by id limit 1';
  const cases: [name: string, changes: string[], firstWrong: object][] = [
    [
      'an entry in the middle removed',
      [`delete from audit.entry where id = (${middle})`],
      { seal: 3, reason: 'entry-missing-or-added' },
    ],
    [
      'a seal in the middle removed with its entries',
      ['delete from audit.entry where sealed_in = 3', 'delete from audit.seal where number = 3'],
      { seal: 3, reason: 'seal-missing' },
    ],
    [
      'the end removed: most entries and their seals',
      ['delete from audit.entry where sealed_in > 1', 'delete from audit.seal where number > 1'],
      { seal: 2, reason: 'shorter-than-head' },
    ],
    [
      'the last entry removed with its seal',
      [
        'delete from audit.entry where sealed_in = (select max(number) from audit.seal)',
        'delete from audit.seal where number = (select max(number) from audit.seal)',
      ],
      { reason: 'shorter-than-head' },
    ],
    [
      'every seal removed',
      ['delete from audit.seal', 'update audit.entry set sealed_in = null'],
      { seal: 1, reason: 'shorter-than-head' },
    ],
    [
      'everything removed',
      ['delete from audit.entry', 'delete from audit.seal'],
      { seal: 1, reason: 'shorter-than-head' },
    ],
    [
      'a signature removed',
      ['update audit.seal set signature = null, key = null where number = 4'],
      { seal: 4, reason: 'seal-unsigned' },
    ],
    [
      'a signature exchanged',
      [
        `update audit.seal set signature = (select signature from audit.seal where number = 1)
          where number = 4`,
      ],
      { seal: 4, reason: 'seal-signature' },
    ],
    [
      'every signature removed',
      ['update audit.seal set signature = null, key = null'],
      { reason: 'seal-unsigned' },
    ],
  ];
  test.each(cases)('%s', async (_name, changes, firstWrong) => {
    await keep();
    try {
      await tamper(...changes);
      expect(await prove()).toMatchObject({ whole: false, firstWrong });
    } finally {
      await putBack();
    }
    expect((await prove()).whole).toBe(true);
  });

  test('an older database in place of this one: shorter, then forked, and said on the page', async () => {
    await keep();
    const promised = await last();
    const lines = readdirSync(outside.heads).length;
    try {
      await tamper(
        'delete from audit.entry where sealed_in > 3',
        'delete from audit.entry where sealed_in is null',
        'delete from audit.seal where number > 3',
      );
      expect((await prove()).firstWrong).toEqual({
        seal: 4,
        reason: 'shorter-than-head',
        head: promised,
      });
      await expect(handToFolder(sealer, outside.heads)).rejects.toThrow(ChainContradicts);
      const page = (await call(server, auditor, 'GET /api/audit/chain')).body;
      expect(page.kept).toMatchObject([{ destination: 'file', trouble: 'shorter' }]);
      // Sealing goes on all the same, also past the number of the last head.
      for (let at = await last(); at < promised; at++) await sealed(1);
      expect((await prove()).firstWrong).toEqual({ seal: 4, reason: 'forked' });
      await expect(handToFolder(sealer, outside.heads)).rejects.toMatchObject({
        code: 'chain-forked',
      });
      expect(heads().at(-1)!.seal).toBe(promised);

      // Someone with the key file accepts it, and it is told from then on.
      const agreed = (await findLastAgreed(owner, heads()))!;
      expect(agreed.seal).toBe(3);
      acceptLoss(
        outside.heads,
        { afterSeal: 3, afterHash: agreed.hash, untilSeal: promised },
        { signing, now: new Date() },
      );
      await handToFolder(sealer, outside.heads);
      const kept = readHeads(outside.heads, verifying);
      expect(kept.losses).toMatchObject([{ afterSeal: 3, untilSeal: promised }]);
      expect(await verifyAudit(owner, verifying, kept.heads)).toMatchObject({ whole: true });
      expect(readdirSync(outside.heads)).toHaveLength(lines);
    } finally {
      await tamper('drop table audit.kept_entry, audit.kept_seal');
    }
  });

  test('an acceptance that was not signed with the key changes nothing', async () => {
    const [name] = readdirSync(outside.heads);
    const path = join(outside.heads, name!);
    const text = readFileSync(path, 'utf8');
    const accepted = text.split('\n').find((line) => line.includes('"accepted"'))!;
    writeFileSync(path, `${text}${accepted.replace('"untilSeal":', '"untilSeal":1')}\n{"half`);
    const kept = readHeads(outside.heads, verifying);
    expect(kept).toMatchObject({ unreadable: 2, losses: [{ afterSeal: 3 }] });
    expect(kept.heads.at(-1)!.seal).toBe(await last());
    writeFileSync(path, text);
    expect(findLastKept(outside.heads)!.seal).toBe(await last());
  });

  test('offline too, on an exported file whose end was cut', async () => {
    const lines: string[] = [];
    await exportAudit(owner, verifying, async (line) => void lines.push(line));
    const path = join(folder, 'trail.ndjson');
    const from = lines.findIndex((line) => line.includes('"sealedIn":3,'));
    writeFileSync(path, lines.slice(0, from).join(''));
    expect(await verifyExport(path, verifying)).toMatchObject({ whole: true, lastHead: null });
    expect((await verifyExport(path, verifying, heads())).firstWrong).toMatchObject({
      seal: 3,
      reason: 'shorter-than-head',
    });
  });
});

describe('handed outside', () => {
  let listening: Server;
  let address = '';
  let answer = 204;
  const received: { seal: number }[] = [];
  beforeAll(async () => {
    listening = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        if (answer < 300) received.push(...JSON.parse(text).heads);
        response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/heads`;
  });
  afterAll(() => new Promise((resolve) => listening.close(resolve)));
  beforeEach(() => void (answer = 204));

  test('at once, to the folder and to the log, with nothing but the head', async () => {
    const said: object[] = [];
    const far = { ...services, now: () => new Date(Date.now() + 7_200_000) };
    await record(1);
    const log = heardLog((line) => void said.push(line), 'info');
    await expect
      .poll(async () => {
        await sealAndSign({ ...far, log }, outside);
        return said.length;
      })
      .toBe(1);
    const head = heads().at(-1)!;
    expect(head.seal).toBe(await last());
    expect(Object.keys(head).sort()).toEqual(
      ['entries', 'entriesTotal', 'hash', 'key', 'seal', 'sealedAt', 'signature'].sort(),
    );
    expect(said[0]).toMatchObject({ seal: head.seal, hash: head.hash.slice(0, 16) });
  });

  test('to the address of the auditor, each once, and again after a failure', async () => {
    await sendToAuditor(sealer, address);
    expect(received.map(({ seal }) => seal)).toEqual(
      Array.from({ length: await last() }, (_, at) => at + 1),
    );
    expect(received.at(-1)).toEqual(heads().at(-1));
    const before = received.length;
    await sealed();
    for (const refusal of [500, 302]) {
      answer = refusal;
      await expect(sendToAuditor(sealer, address)).rejects.toMatchObject({
        code: 'auditor-unreachable',
      });
    }
    expect(received).toHaveLength(before);
    answer = 204;
    await sendToAuditor(sealer, address);
    await sendToAuditor(sealer, address);
    expect(received).toHaveLength(before + 1);
    await sendingJob(null).run(services, sealer);
  });
});

test('entries that wait too long are an alarm: on the page, as a figure and in the log', async () => {
  await expect.poll(() => sealSettled(services)).toBe(0);
  await record(1);
  const well = (await call(server, auditor, 'GET /api/audit/chain')).body;
  expect(well).toMatchObject({ waiting: 1, isLate: false });
  await tamper(`update audit.entry set at = at - interval '11 minutes' where sealed_in is null`);
  const late = (await call(server, auditor, 'GET /api/audit/chain')).body;
  expect(late).toMatchObject({ waiting: 1, isLate: true, unsealedSince: expect.any(String) });
  expect(await unsealedSeconds(services)).toBeGreaterThan(600);
  const said: string[] = [];
  const log = heardLog(({ level, text }) => void said.push(`${level}: ${text}`), 'warn');
  expect(await warnIfLate({ ...services, log }, false)).toBe(true);
  expect(await warnIfLate({ ...services, log }, true)).toBe(true);
  expect(said).toEqual(['warn: entries of the audit trail have waited too long for their seal']);
  await sealSettled(services);
  expect(await warnIfLate({ ...services, log }, true)).toBe(false);
  expect(await unsealedSeconds(services)).toBe(0);
});
