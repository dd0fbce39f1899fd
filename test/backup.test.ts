// The restore drill: a made-up programme is backed up and restored into an empty database; every
// row of every table is compared, the audit chain is still intact, an expunged file stays closed.
// Then what a broken backup does: nothing.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProgramme } from '../src/app/demo/programme.ts';
import { timeZoneOf, writeProgramme } from '../src/app/demo/write-programme.ts';
import { putContents } from '../src/app/demo/write/documents.ts';
import { documentTables } from '../src/app/stored-tables.ts';
import { makeRecipientPair } from '../src/engine/crypto/age.ts';
import { keyringOf } from '../src/engine/crypto/keyring.ts';
import { countTables, writeBackup } from '../src/engine/db/backup.ts';
import { readBackup } from '../src/engine/db/restore.ts';
import { type DocumentStore, folderStore } from '../src/engine/documents/store.ts';
import { newId } from '../src/kernel/id.ts';
import { handOutEndings } from '../src/engine/ledger/hand-out.ts';
import { readLedger } from '../src/engine/ledger/ledger-file.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { dayAt } from '../src/kernel/day.ts';
import { asActor, makeActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';

const source = await testDatabase();
const target = await testDatabase();
const spare = await testDatabase();
const twin = await testDatabase();
const partial = await testDatabase();
const again = await testDatabase();
const filled = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'alongside-drill-'));
const path = join(folder, 'programme.backup');
const { recipient, identity } = await makeRecipientPair();
const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
const ledgerPath = join(folder, 'alongside.ledger');
const ledger = () => {
  const read = readLedger(ledgerPath, keyring);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
};
const documents = folderStore(join(folder, 'documents'));
const beside = { store: documents, tables: documentTables };
const from = (file: string) => ({ path: file, identities: [identity], ledger: ledger() });

beforeAll(async () => {
  // The database goes by its own clock, so nothing may be made up for another day.
  const today = dayAt(new Date(), timeZoneOf('uz'));
  const { contents } = await writeProgramme(source.owner, {
    programme: makeProgramme({ seed: 3, today, persons: 80, country: 'uz' }),
    keyring,
  });
  await sql`update people.file_key set wrapped_key = null, destroyed_at = now()
    where person_id = (select id from people.person order by code limit 1)`.execute(source.owner);
  await putContents(documents, contents);
  await handOutEndings(source.owner, { path: ledgerPath, keyring });
  await writeBackup(source.owner, { path, recipient, contents: beside });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* orphan() {
  yield Buffer.from('of no row');
}
async function bytesOf(store: DocumentStore, id: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await store.open(id)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const epochOf = async (owner: typeof source.owner) =>
  (await sql<{ number: number }>`select number from programme.epoch`.execute(owner)).rows[0]!
    .number;

describe('a restored programme', () => {
  it('holds every row of every table, but for the number of its epoch', async () => {
    const restored = await readBackup(target.owner, from(path));
    expect(restored.ok).toBe(true);
    const [before, after] = [
      await inTransaction(source.owner, countTables),
      await inTransaction(target.owner, countTables),
    ];
    const compared = (counts: typeof before) =>
      counts.filter(({ table }) => !['programme.epoch', 'access.account'].includes(table));
    expect(compared(after)).toEqual(compared(before));
    const accounts = async (owner: typeof source.owner) =>
      (
        await sql<{ row: object }>`select to_jsonb(a) - array['password_hash', 'totp_secret'] as row
        from access.account a order by id`.execute(owner)
      ).rows;
    expect(await accounts(target.owner)).toEqual(await accounts(source.owner));
    expect(after.map(({ table, rows }) => [table, rows])).toEqual(
      before.map(({ table, rows }) => [table, rows]),
    );
    expect(before.filter((one) => one.rows > 0).length).toBeGreaterThan(30);
  }, 60_000);
  it('brings the contents of documents back as they lay here, and nothing without a row', async () => {
    const lost = await sql<{ id: string }>`select content_id as id from people.document
      where content_key is not null order by 1 limit 1`.execute(source.owner);
    await documents.put(newId(), orphan());
    await documents.remove(lost.rows[0]!.id);
    const with_ = join(folder, 'contents.backup');
    const written = await writeBackup(source.owner, { path: with_, recipient, contents: beside });
    expect(written).toMatchObject({ missing: 1 });
    const store = folderStore(join(folder, 'restored'));
    const restored = await readBackup(filled.owner, { ...from(with_), store });
    expect(restored).toMatchObject({ ok: true, value: { contents: written.contents } });
    expect(written.contents).toBeGreaterThan(20);
    const kept = await sql<{ id: string }>`select content_id as id from people.document
      where content_key is not null and content_id <> ${lost.rows[0]!.id}
      union all select content_id from legal.document where content_key is not null
      union all select content_id from disclosure.document where content_key is not null`.execute(
      filled.owner,
    );
    expect(kept.rows).toHaveLength(written.contents!);
    for (const { id } of kept.rows) {
      expect(await bytesOf(store, id)).toEqual(await bytesOf(documents, id));
    }
  }, 60_000);
  it('begins the next epoch, and a restore of its own backup the one after', async () => {
    expect([await epochOf(source.owner), await epochOf(target.owner)]).toEqual([1, 2]);
    const second = join(folder, 'second.backup');
    await writeBackup(target.owner, { path: second, recipient });
    expect((await readBackup(again.owner, from(second))).ok).toBe(true);
    expect([await epochOf(target.owner), await epochOf(again.owner)]).toEqual([2, 3]);
  }, 60_000);
  it('gives two restores of one backup epochs of their own, and signs nobody in', async () => {
    await makeActor(source, { role: 'case-manager' });
    const busy = join(folder, 'busy.backup');
    await writeBackup(source.owner, { path: busy, recipient });
    expect((await readBackup(twin.owner, from(busy))).ok).toBe(true);
    const open = await sql`select 1 from access.session where ended_at is null
      union all select 1 from access.device where ended_at is null`.execute(twin.owner);
    expect(open.rows).toEqual([]);
    const ids = async (owner: typeof source.owner) =>
      (await sql<{ id: string }>`select id from programme.epoch`.execute(owner)).rows[0]!.id;
    expect(await ids(twin.owner)).not.toBe(await ids(target.owner));
  }, 60_000);
  it('makes anew what a backup left out, and compares the rest', async () => {
    const less = join(folder, 'less.backup');
    await writeBackup(
      source.owner,
      { path: less, recipient },
      { tables: ['access.secret'], fields: {} },
    );
    const into = partial;
    expect((await readBackup(into.owner, from(less))).ok).toBe(true);
    const secret = async (owner: typeof source.owner) =>
      (
        await sql<{ key: string }>`select encode(inner_key, 'hex') as key
        from access.secret`.execute(owner)
      ).rows[0]!.key;
    expect(await secret(into.owner)).toMatch(/^[0-9a-f]{64}$/);
    expect(await secret(into.owner)).not.toBe(await secret(source.owner));
  }, 60_000);
  it('answers its epoch to whoever is signed in on it, and to nobody else', async () => {
    const actor = await makeActor(target, { role: 'case-manager' });
    const question = sql<{ epoch: string | null }>`select programme.current_epoch() as epoch`;
    const asked = await asActor(target, actor, (tx) => question.execute(tx));
    const stranger = await question.execute(target.pools.of('care'));
    const { rows } = await sql<{ id: string }>`select id from programme.epoch`.execute(
      target.owner,
    );
    expect([asked.rows[0]!.epoch, stranger.rows[0]!.epoch]).toEqual([rows[0]!.id, null]);
    await expect(question.execute(target.pools.of('door'))).rejects.toThrow('permission denied');
  });
  it('has its policies, triggers and references back', async () => {
    const open = await sql`select 1 from pg_trigger where tgenabled = 'D'`.execute(target.owner);
    expect(open.rows).toHaveLength(0);
    const keys = async (owner: typeof source.owner) =>
      (
        await sql<{
          count: number;
        }>`select count(*) from pg_constraint where contype = 'f' and convalidated`.execute(owner)
      ).rows[0]!.count;
    expect(await keys(target.owner)).toBe(await keys(source.owner));
    await expect(sql`delete from audit.entry`.execute(target.owner)).rejects.toThrow();
  });
  it('numbers the next edition of the law after the last one', async () => {
    const next = await sql<{
      next: number;
      last: number;
    }>`insert into law.edition (origin, document, document_hash) values ('pack', '{}', '')
      returning number as next, (select max(number) from law.edition) as last`.execute(
      target.owner,
    );
    expect(next.rows[0]!.next).toBe(next.rows[0]!.last + 1);
  });
  it('keeps an expunged file closed', async () => {
    const destroyed = await sql`select 1 from people.file_key where wrapped_key is null`.execute(
      target.owner,
    );
    expect(destroyed.rows).toHaveLength(1);
  });
  it('is not restored over another', async () => {
    expect(await readBackup(target.owner, from(path))).toMatchObject({
      ok: false,
      refusal: 'database-not-empty',
    });
  });
});

describe('a broken backup restores nothing', () => {
  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), /incomplete|not-a-backup/],
    [
      'changed in one byte',
      (bytes: Buffer) => {
        const changed = Buffer.from(bytes);
        changed[changed.length - 1000]! ^= 1;
        return changed;
      },
      /incomplete/,
    ],
    ['not a backup at all', () => Buffer.from('a shopping list'), /not-a-backup/],
  ])(
    '%s',
    async (_, damage, refusal) => {
      const broken = join(folder, 'broken');
      writeFileSync(broken, damage(readFileSync(path)));
      const outcome = await readBackup(spare.owner, from(broken));
      expect(outcome).toMatchObject({ ok: false, refusal: expect.stringMatching(refusal) });
      const persons = await sql`select 1 from people.person limit 1`.execute(spare.owner);
      expect(persons.rows).toHaveLength(0);
    },
    60_000,
  );
});

describe('a stolen backup', () => {
  it('opens only with the private key it was made for', async () => {
    const other = await makeRecipientPair();
    const tried = (identities: string[]) =>
      readBackup(spare.owner, { path, identities, ledger: ledger() });
    expect(await tried([other.identity])).toMatchObject({ refusal: 'wrong-identity' });
    expect(await tried([recipient])).toMatchObject({ refusal: 'wrong-identity' });
    expect(await tried([])).toMatchObject({ refusal: 'identity-missing' });
    const persons = await sql`select 1 from people.person limit 1`.execute(spare.owner);
    expect(persons.rows).toHaveLength(0);
  });

  it('contains no name and no line in clear', async () => {
    const bytes = readFileSync(path);
    const { rows } = await sql<{ name: string }>`select distinct full_name as name
      from people.person_name where length(full_name) > 5`.execute(source.owner);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter(({ name }) => bytes.includes(name))).toEqual([]);
    // The frame of zstd, by which it would be recognised and unpacked.
    expect(bytes.indexOf(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]))).toBe(-1);
    expect(bytes.subarray(0, 21).toString('latin1')).toBe('age-encryption.org/v1');
  });
});
