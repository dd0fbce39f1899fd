// Sealing, proof and the auditor's pages on a real database: what is refused to everyone, that two
// sealers make one chain, and that a flipped byte, a removed entry and a removed tail are found.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../engine/db/database.ts';
import { startJobs } from '../../engine/jobs/runner.ts';
import { isOpen, roleNames } from '../../kernel/roles.ts';
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
import { DamagedExport } from './chain-records.ts';
import { exportAudit, noteVerification, readAnchors, verifyAudit, verifyExport } from './prove.ts';
import { auditRoom } from './room.ts';
import { checkpointIfDue, sealingJob, sealSettled } from './sealing.ts';

const database = await testDatabase();
const services = testServices(database);
const server = serverWith([auditRoom], services);
const { verifying } = services.keyring;
const folder = mkdtempSync(join(tmpdir(), 'alongside-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let auditor: TestActor;
let worker: TestActor;
const pseudonym = services.keyring.pseudonym('019a0000-0000-7000-8000-000000000001');

async function record(count: number): Promise<void> {
  await asActor(database, worker, async (tx) => {
    await sql`select audit.record('read', 'person-read', 'person', ${[pseudonym]}::text[],
      'case-work',
      gen_random_uuid()) from generate_series(1, ${count})`.execute(tx);
  });
}
const seal = () => sealSettled(services);

/** Seals until nothing waits: a transaction open in another database of the server delays it. */
async function sealAll(): Promise<number> {
  for (let sealed = 0; ;) {
    sealed += await seal();
    const waiting = await sql`select 1 from audit.entry where sealed_in is null limit 1`.execute(
      database.owner,
    );
    if (waiting.rows.length === 0) return sealed;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const failures = async () =>
  (
    await sql<{ attempts: number }>`select attempts from jobs.job where kind = 'sealing'`.execute(
      database.owner,
    )
  ).rows[0]?.attempts ?? 0;
const prove = (anchors = readAnchors(folder)) => verifyAudit(database.owner, verifying, anchors);

/** As the owner with the triggers off: what a person with all power over the tables could do. */
async function tamper(change: string): Promise<void> {
  for (const table of ['entry', 'seal', 'checkpoint']) {
    await sql.raw(`alter table audit.${table} disable trigger user`).execute(database.owner);
  }
  await sql.raw(change).execute(database.owner);
  for (const table of ['entry', 'seal', 'checkpoint']) {
    await sql.raw(`alter table audit.${table} enable trigger user`).execute(database.owner);
  }
}

beforeAll(async () => {
  await makeTestProgramme(database);
  auditor = await makeActor(database, { role: 'auditor' });
  worker = await makeActor(database, { role: 'case-manager' });
});

describe('refused', () => {
  test.each(roleNames.filter((role) => role !== 'auditor'))(
    "%s: the auditor's pages do not exist",
    async (role) => {
      const person = await makeActor(database, { role });
      for (const path of ['grants', 'entries', 'chain']) {
        expect((await call(server, person, `GET /api/audit/${path}`)).status, path).toBe(404);
      }
      for (const table of ['seal', 'checkpoint', 'verification', 'handing']) {
        await expect(
          asActor(database, person, (tx) => sql.raw(`select 1 from audit.${table}`).execute(tx)),
        ).rejects.toThrow(/permission denied/);
      }
      if (isOpen(role) && (person.side === 'justice' || person.side === 'care')) {
        const seen = await asActor(database, person, (tx) =>
          sql`select 1 from audit.entry
        where account_id is distinct from ${person.accountId}`.execute(tx),
        );
        expect(seen.rows).toHaveLength(0);
        expect((await call(server, person, 'GET /api/audit/own')).body).toEqual({
          entries: [],
          next: null,
        });
      } else expect((await call(server, person, 'GET /api/audit/own')).status).toBe(404);
    },
  );

  test('the auditor reads no secret of an account and changes nothing', async () => {
    for (const statement of [
      'select password_hash from access.account',
      'select totp_secret from access.account',
      "update audit.entry set purpose = ''",
      'delete from audit.entry',
      "insert into audit.entry (action) values ('read')",
      'update workforce.membership set confirmed_at = now()',
    ]) {
      await expect(
        asActor(database, auditor, (tx) => sql.raw(statement).execute(tx)),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('the sealer reads nothing and changes nothing but through its functions', async () => {
    for (const statement of [
      'select 1 from audit.entry',
      'select 1 from audit.seal',
      'select 1 from people.person',
      'select 1 from access.account',
      'update audit.entry set sealed_in = 1',
      'select audit.note_verification(null) from access.session',
    ]) {
      await expect(sql.raw(statement).execute(database.pools.of('sealer'))).rejects.toThrow(
        /permission denied/,
      );
    }
    for (const role of ['care', 'justice', 'programme', 'oversight', 'door'] as const) {
      await expect(
        sql`select audit.entries_to_seal(1)`.execute(database.pools.of(role)),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('nobody changes, deletes or empties the trail, its owner included', async () => {
    await record(1);
    await sealAll();
    for (const statement of [
      "update audit.entry set purpose = ''",
      'update audit.entry set sealed_in = null',
      'delete from audit.entry',
      'truncate audit.entry',
      'truncate audit.seal cascade',
      'update audit.seal set entries = 2',
      'delete from audit.seal',
    ]) {
      await expect(sql.raw(statement).execute(database.owner), statement).rejects.toThrow(
        /append-only/,
      );
    }
  });
});

describe('sealing', () => {
  test('leaves out what an older running transaction may still precede, and misses nothing', async () => {
    await sealAll();
    await asActor(database, worker, async (tx) => {
      await sql`select audit.record('write', 'visit-recorded', 'visit', '{}', 'case-work',
        null)`.execute(tx);
      await record(2); // commits in a later transaction, while this one is open
      expect(await seal()).toBe(0);
    });
    expect(await sealAll()).toBe(3);
    expect((await prove()).whole).toBe(true);
  });

  test('two sealers at once make one chain', async () => {
    await record(2_500);
    const sealed = await Promise.all([sealAll(), sealAll(), sealAll()]);
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(2_500);
    const found = await prove();
    expect(found).toMatchObject({ whole: true, waiting: 0, firstWrong: null });
    expect(
      (
        await sql<{
          gaps: number;
        }>`select (max(number) - count(*))::int as gaps from audit.seal`.execute(database.owner)
      ).rows[0]!.gaps,
    ).toBe(0);
  });

  test('a seal that does not continue the chain is refused', async () => {
    const fork = {
      number: 2,
      entriesTotal: 1,
      entriesHash: '00'.repeat(32),
      previousHash: '11'.repeat(32),
      hash: '22'.repeat(32),
      sealedAt: new Date().toISOString(),
    };
    await expect(
      sql`select audit.add_seal(${JSON.stringify(fork)}::jsonb, array[gen_random_uuid()])`.execute(
        database.pools.of('sealer'),
      ),
    ).rejects.toThrow(/does not continue/);
  });

  test('a checkpoint is signed once a day, inside and outside', async () => {
    expect(await checkpointIfDue(services, folder)).toBe(true);
    expect(await checkpointIfDue(services, folder)).toBe(false);
    await record(1);
    await sealAll();
    const tomorrow = { ...services, now: () => new Date(Date.now() + 25 * 3_600_000) };
    expect(await checkpointIfDue(tomorrow, folder)).toBe(true);
    expect(readAnchors(folder)).toHaveLength(2);
    expect((await prove()).checkpoints).toBe(2);
  });

  test('comes again and again, and stops', async () => {
    const jobs = startJobs(
      services,
      [{ ...sealingJob({ checkpoints: folder, heads: folder }), everySeconds: 1 }],
      20,
    );
    await record(3);
    await expect.poll(async () => (await prove()).waiting, { timeout: 5_000 }).toBe(0);
    await jobs.stop();
    expect(await prove()).toMatchObject({ whole: true, waiting: 0 });
  });

  test('without its folder no checkpoint is left inside alone, and the failure is said once', async () => {
    const said: string[] = [];
    const far = {
      ...services,
      now: () => new Date(Date.now() + 90 * 24 * 3_600_000),
      log: heardLog(({ text }) => void said.push(text)),
    };
    await record(1);
    await sealAll();
    writeFileSync(join(folder, 'file'), '');
    const job = {
      ...sealingJob({ checkpoints: join(folder, 'file'), heads: folder }),
      everySeconds: 1,
    };
    const jobs = startJobs(far, [job], 5);
    await expect.poll(failures, { timeout: 9_000 }).toBeGreaterThan(1);
    await jobs.stop();
    expect(said).toEqual(['sealing of the audit trail failed']);
    expect((await prove()).checkpoints).toBe(2);
  });
});

describe('proof finds', () => {
  const first = '(select id from audit.entry where sealed_in = 2 order by at, id limit 1)';
  test.each([
    [
      'one flipped byte',
      `update audit.entry set purpose = 'case-worK' where id = ${first}`,
      `update audit.entry set purpose = 'case-work' where id = ${first}`,
      { seal: 2, reason: 'entry-changed' },
    ],
    [
      'an instant moved by a microsecond',
      `update audit.entry set at = at + interval '1 microsecond' where sealed_in = 3`,
      `update audit.entry set at = at - interval '1 microsecond' where sealed_in = 3`,
      { seal: 3, reason: 'entry-changed' },
    ],
    [
      'a changed seal',
      'update audit.seal set entries = entries + 1 where number = 2',
      'update audit.seal set entries = entries - 1 where number = 2',
      { seal: 2, reason: 'seal-changed' },
    ],
    [
      'an entry taken out of its seal',
      'update audit.entry set sealed_in = null where sealed_in = 2',
      'update audit.entry set sealed_in = 2 where sealed_in is null',
      { seal: 2, reason: 'entry-missing-or-added' },
    ],
  ])('%s', async (_name, change, ...[back, firstWrong]) => {
    await tamper(change);
    expect(await prove()).toMatchObject({ whole: false, firstWrong });
    await tamper(back);
    expect((await prove()).whole).toBe(true);
  });

  test('the same offline, on an exported file, and a damaged file', async () => {
    const path = join(folder, 'trail.ndjson');
    const lines: string[] = [];
    await exportAudit(database.owner, verifying, async (line) => void lines.push(line));
    writeFileSync(path, lines.join(''));
    expect(await verifyExport(path, verifying, readAnchors(folder))).toEqual(await prove());
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"case-work"', '"case-worK"'));
    expect((await verifyExport(path, verifying)).firstWrong).toMatchObject({
      seal: 1,
      reason: 'entry-changed',
    });
    const kept = lines.filter((line) => !line.includes('"type":"seal","seal":{"number":2,'));
    writeFileSync(path, kept.join(''));
    expect((await verifyExport(path, verifying)).firstWrong).toEqual({
      seal: 2,
      reason: 'seal-missing',
    });
    const stranger = generateKeyPairSync('ed25519').publicKey;
    writeFileSync(path, text);
    expect((await verifyExport(path, stranger)).firstWrong).toMatchObject({
      reason: 'checkpoint-signature',
    });
    writeFileSync(path, text.slice(0, text.length - 40));
    await expect(verifyExport(path, verifying)).rejects.toThrow(DamagedExport);
    writeFileSync(path, 'name,age\n');
    await expect(verifyExport(path, verifying)).rejects.toThrow(DamagedExport);
  });

  test('a removed entry, and a removed tail by the checkpoint, inside or only outside', async () => {
    await tamper(
      `delete from audit.entry where id = (select id from audit.entry where sealed_in = 4 limit 1)`,
    );
    expect((await prove()).firstWrong).toEqual({ seal: 4, reason: 'entry-missing-or-added' });
    await tamper('delete from audit.entry where sealed_in >= 4');
    await sql`alter table audit.checkpoint drop constraint checkpoint_seal_number_fkey`.execute(
      database.owner,
    );
    await tamper('delete from audit.seal where number >= 4');
    expect((await prove([])).firstWrong).toEqual({ seal: 4, reason: 'tail-missing' });
    await tamper('delete from audit.checkpoint');
    // Nothing inside the database can show it: this is what anchors are for.
    expect((await prove([])).whole).toBe(true);
    expect((await prove()).firstWrong).toEqual({ seal: 4, reason: 'tail-missing' });
  });
});

describe('the auditor', () => {
  test('sees every grant, who gave and who confirmed it', async () => {
    const waiting = await makeActor(database, { role: 'teacher' });
    await sql`update workforce.membership set confirmed_at = null, granted_by = ${auditor.accountId}
      where account_id = ${waiting.accountId}`.execute(database.owner);
    await sql`update workforce.membership set confirmed_by = ${worker.accountId}, withdrawn_by =
      ${worker.accountId},
      withdrawn_at = now() where role = 'psychologist'`.execute(database.owner);
    const { body } = await call(server, auditor, 'GET /api/audit/grants?limit=100');
    const all = await sql<{ count: number }>`select count(*) from workforce.membership`.execute(
      database.owner,
    );
    expect(body.grants).toHaveLength(all.rows[0]!.count);
    expect(body.counts).toMatchObject({ waiting: 1, withdrawn: 1, ended: 0 });
    const one = (await call(server, auditor, 'GET /api/audit/grants?state=waiting')).body.grants;
    expect(one).toHaveLength(1);
    expect(one[0]).toMatchObject({
      holder: { accountId: waiting.accountId },
      state: 'waiting',
      confirmedBy: null,
      grantedBy: { accountId: auditor.accountId },
      role: 'teacher',
    });
    const first = (await call(server, auditor, 'GET /api/audit/grants?limit=3')).body;
    const second = (
      await call(server, auditor, `GET /api/audit/grants?limit=3&after=${first.next}`)
    ).body;
    expect(
      [...first.grants, ...second.grants].map((row: { membershipId: string }) => row.membershipId),
    ).toEqual(body.grants.slice(0, 6).map((row: { membershipId: string }) => row.membershipId));
  });

  test('sees that a grant of the programme waits for its second person too, and for how long', async () => {
    const donor = await makeActor(database, { role: 'donor' });
    const stateAfter = async (days: number) => {
      await sql`update workforce.membership set confirmed_at = null,
        granted_at = now() - make_interval(days => ${days})
        where account_id = ${donor.accountId}`.execute(database.owner);
      const { body } = await call(server, auditor, 'GET /api/audit/grants?limit=100');
      return body.grants.find(({ holder }: any) => holder.accountId === donor.accountId).state;
    };
    expect([await stateAfter(13), await stateAfter(14)]).toEqual(['waiting', 'ended']);
    await sql`update workforce.membership set confirmed_at = now()
      where account_id = ${donor.accountId}`.execute(database.owner);
  });

  test('filters entries, pages through them without loss, and is in the trail too', async () => {
    await record(7);
    const all = (
      await call(
        server,
        auditor,
        `GET /api/audit/entries?accountId=${worker.accountId}&pseudonym=${pseudonym}&limit=100`,
      )
    ).body.entries;
    expect(all.length).toBeGreaterThan(6);
    expect(all[0]).toMatchObject({
      account: { accountId: worker.accountId },
      action: 'read',
      record: 'person',
      subjects: [pseudonym],
    });
    const ids: string[] = [];
    for (let after = ''; ;) {
      const { body } = await call(
        server,
        auditor,
        `GET /api/audit/entries?accountId=${worker.accountId}&pseudonym=${pseudonym}&limit=3${after && `&after=${after}`}`,
      );
      ids.push(...body.entries.map((row: { id: string }) => row.id));
      if (!body.next || ids.length > 60) break;
      after = body.next;
    }
    expect(ids.slice(0, all.length)).toEqual(
      all.map((row: { id: string }) => row.id).slice(0, ids.length),
    );
    expect(
      (await call(server, auditor, 'GET /api/audit/entries?until=2020-01-01T00:00:00Z')).body
        .entries,
    ).toEqual([]);
    expect((await call(server, auditor, 'GET /api/audit/entries?name=x')).status).toBe(400);
    const own = (
      await call(server, auditor, `GET /api/audit/entries?accountId=${auditor.accountId}`)
    ).body.entries;
    expect(own[0]).toMatchObject({ event: 'audit-entry-read', purpose: 'oversight' });
  });

  test('staff read their own entries only', async () => {
    const { body } = await call(server, worker, 'GET /api/audit/own?limit=2');
    expect(body.entries).toHaveLength(2);
    expect(body.entries[0]).toMatchObject({ event: 'person-read', subjects: [pseudonym] });
    expect(body.entries[0]).not.toHaveProperty('account');
  });

  test('knows the state of the chain and when it was proved', async () => {
    await noteVerification(database.owner, await prove([]));
    const { body } = await call(server, auditor, 'GET /api/audit/chain');
    expect(body).toMatchObject({
      seals: 3,
      lastSeal: { number: 3 },
      lastCheckpoint: null,
      lastVerification: { whole: true, seals: 3, firstWrongSeal: null },
    });
  });
});
