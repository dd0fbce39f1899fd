// An old backup brings nobody back: what was erased, expunged, withdrawn, revoked or taken apart
// after it has ended again in the restored programme. Without the ledger, with a changed one or
// with one that lost lines nothing is restored.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProgramme } from '../src/app/demo/programme.ts';
import { writeProgramme } from '../src/app/demo/write-programme.ts';
import { leftOut } from '../src/app/stored-tables.ts';
import { makeRecipientPair } from '../src/engine/crypto/age.ts';
import { keyringOf } from '../src/engine/crypto/keyring.ts';
import { writeBackup } from '../src/engine/db/backup.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { readBackup } from '../src/engine/db/restore.ts';
import { handOutEndings } from '../src/engine/ledger/hand-out.ts';
import { readLedger } from '../src/engine/ledger/ledger-file.ts';
import { testDatabase } from './support/database.ts';
import { dayThere } from './support/today.ts';

const source = await testDatabase();
const target = await testDatabase();
const spare = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'alongside-endings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const keyring = keyringOf(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
const { recipient, identity } = await makeRecipientPair();
const path = join(folder, 'old.backup');
const ledgerPath = join(folder, 'alongside.ledger');
const earlyLedger = join(folder, 'early.ledger');
const sameAge = join(folder, 'same-age.ledger');

function ledgerAt(at: string) {
  const read = readLedger(at, keyring);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
}

async function idsOf(query: ReturnType<typeof sql>, owner = source.owner): Promise<string[]> {
  const { rows } = await (query as ReturnType<typeof sql<{ id: string }>>).execute(owner);
  return rows.map(({ id }) => id);
}

type Ended = Record<
  | 'grant'
  | 'account'
  | 'organisation'
  | 'consent'
  | 'entry'
  | 'proceeding'
  | 'subject'
  | 'person'
  | 'merged'
  | 'cover'
  | 'request'
  | 'unreached',
  string
>;
let ended: Ended;

async function choose(): Promise<Ended> {
  const one = async (query: ReturnType<typeof sql>) => (await idsOf(query))[0]!;
  const merged = await idsOf(sql`select c.person_id as id from care.case_file c
    join people.person p on p.id = c.person_id and p.merged_into is null
    where c.state = 'active' and not care.may_be_minor(p.birth_to, care.today())
    and not exists (select 1 from people.person m where m.merged_into = p.id)
    order by c.code limit 3`);
  await inTransaction(source.owner, async (tx) => {
    // As a supervisor, which only the owner can do: the merge records who did it.
    await sql`select set_config('alongside.context', access.mac(p) || ':' || p, true)
      from (select m.account_id, o.side, m.role, m.organisation_id from workforce.membership m
        join workforce.organisation o on o.id = m.organisation_id
        where m.role = 'supervisor' and m.withdrawn_at is null limit 1) s,
      concat_ws('|', s.account_id::text, s.side, s.role, s.organisation_id::text, 'member', '',
        extract(epoch from transaction_timestamp())::text, session_user) p`.execute(tx);
    await sql`select people.point_file(${merged[0]}, ${merged[1]})`.execute(tx);
  });
  return {
    grant: await one(sql`select m.id from workforce.membership m where m.role = 'case-manager'
      and m.withdrawn_at is null and exists (select 1 from access.reach r
        where r.account_id = m.account_id) order by m.id limit 1`),
    account: await one(sql`select m.account_id as id from workforce.membership m
      where m.role = 'donor' order by m.id limit 1`),
    organisation: await one(sql`select id from workforce.organisation where kind = 'donor'
      order by code limit 1`),
    consent: await one(sql`select id from people.consent where ground <> 'refused'
      and ended_at is null order by id limit 1`),
    entry: await one(sql`select entry_id as id from operations.entry_identity
      order by entry_id limit 1`),
    proceeding: await one(sql`select id from legal.proceeding where state = 'trial'
      order by id limit 1`),
    subject: await one(sql`select s.id from legal.subject s where exists (select 1
      from legal.proceeding p where p.subject_id = s.id and p.state <> 'trial')
      and not exists (select 1 from legal.proceeding p where p.subject_id = s.id
        and p.state = 'trial') order by s.id limit 1`),
    person: merged[2]!,
    merged: merged[0]!,
    cover: await one(sql`select id from guardianship.cover c where kind <> 'interim-body'
      and until_on is null and exists (select 1 from people.person p where p.id = c.person_id
        and care.may_be_minor(p.birth_to, care.today()) and p.merged_into is null)
      order by id limit 1`),
    request: await one(sql`select id from disclosure.request where state = 'released'
      and wrapped_key is not null order by id limit 1`),
    unreached: await one(sql`select access.reach_record(account_id, person_id, via) as id
      from access.reach where via = 'case-supervisor' order by 1 limit 1`),
  };
}

/** Everything that ends between the backup and the loss of the server. */
async function endThem(): Promise<void> {
  await inTransaction(source.owner, async (tx) => {
    await sql`update workforce.membership set withdrawn_at = now()
      where id = ${ended.grant}`.execute(tx);
    await sql`update access.account set closed_at = now() where id = ${ended.account}`.execute(tx);
    await sql`update workforce.organisation set closed_at = now()
      where id = ${ended.organisation}`.execute(tx);
    await sql`update people.consent set ended_at = now(), ended_why = 'withdrawn'
      where id = ${ended.consent}`.execute(tx);
    await sql`select operations.forget_entries(array[${ended.entry}::uuid])`.execute(tx);
    await sql`update legal.proceeding set expunge_on = legal.today()
      where id = ${ended.proceeding} or subject_id = ${ended.subject}`.execute(tx);
    await sql`select legal.erase_by_the_clock()`.execute(tx);
    await sql`select people.end_again('erased', array[${ended.person}::uuid])`.execute(tx);
    await sql`select people.point_file(${ended.merged}, null)`.execute(tx);
    await sql`select guardianship.end_again('revoked', array[${ended.cover}::uuid])`.execute(tx);
    await sql`select disclosure.end_again('revoked', array[${ended.request}::uuid])`.execute(tx);
    await sql`delete from access.reach
      where access.reach_record(account_id, person_id, via) = ${ended.unreached}`.execute(tx);
  });
}

/** What each ending left, told in the same way for both programmes. */
async function stateOf(owner: typeof source.owner): Promise<Record<string, boolean>> {
  const { rows } = await sql<Record<string, boolean>>`select
    exists (select 1 from workforce.membership where id = ${ended.grant}
      and withdrawn_at is not null) as grant_over,
    not exists (select 1 from access.reach r join workforce.membership m
      on m.account_id = r.account_id where m.id = ${ended.grant}) as reach_of_grant_over,
    exists (select 1 from access.account where id = ${ended.account}
      and closed_at is not null) as account_closed,
    exists (select 1 from workforce.organisation where id = ${ended.organisation}
      and closed_at is not null) as organisation_closed,
    exists (select 1 from people.consent where id = ${ended.consent}
      and ended_at is not null) as consent_withdrawn,
    not exists (select 1 from operations.entry_identity
      where entry_id = ${ended.entry}) as entry_erased,
    exists (select 1 from legal.proceeding where id = ${ended.proceeding}
      and state = 'expunged' and court = '-') as proceeding_expunged,
    exists (select 1 from legal.subject where id = ${ended.subject}
      and expunged_at is not null) and not exists (select 1 from legal.subject_key
      where subject_id = ${ended.subject} and wrapped_key is not null)
      and not exists (select 1 from legal.subject_name
      where subject_id = ${ended.subject}) as subject_expunged,
    not exists (select 1 from people.file_key where person_id = ${ended.person}
      and wrapped_key is not null) and not exists (select 1 from people.person_name
      where person_id = ${ended.person}) and not exists (select 1 from care.case_file
      where person_id = ${ended.person} and state = 'active') as person_erased,
    exists (select 1 from people.person where id = ${ended.merged}
      and merged_into is null) and exists (select 1 from care.case_file
      where person_id = ${ended.merged} and state <> 'closed') as files_apart,
    exists (select 1 from guardianship.cover where id = ${ended.cover}
      and until_on <= care.today()) as guardian_over,
    exists (select 1 from guardianship.cover c join guardianship.cover b
      on b.person_id = c.person_id where c.id = ${ended.cover} and b.id <> c.id
      and (b.until_on is null or b.until_on > care.today())) as child_covered,
    exists (select 1 from disclosure.request where id = ${ended.request} and state = 'revoked'
      and wrapped_key is null) as package_revoked,
    not exists (select 1 from access.reach
      where access.reach_record(account_id, person_id, via) = ${ended.unreached}) as reach_over
    `.execute(owner);
  return rows[0]!;
}

beforeAll(async () => {
  await writeProgramme(source.owner, {
    programme: makeProgramme({
      seed: 7,
      today: dayThere(),
      persons: 150,
      country: 'kg',
    }),
    keyring,
  });
  ended = await choose();
  await handOutEndings(source.owner, { path: ledgerPath, keyring });
  copyFileSync(ledgerPath, earlyLedger);
  await sql`update access.account set closed_at = now() where id = (select account_id
    from workforce.membership where role = 'teacher' limit 1)`.execute(source.owner);
  await handOutEndings(source.owner, { path: ledgerPath, keyring });
  await writeBackup(source.owner, { path, recipient }, leftOut);
  copyFileSync(ledgerPath, sameAge);
  await endThem();
  await handOutEndings(source.owner, { path: ledgerPath, keyring });
}, 120_000);

const restoring = (at: string) =>
  readBackup(spare.owner, { path, identities: [identity], ledger: ledgerAt(at) });

describe('nothing is restored', () => {
  it('without the ledger', () => {
    expect(readLedger(join(folder, 'none'), keyring)).toMatchObject({ refusal: 'ledger-missing' });
  });

  it('with a ledger that is older than the backup', async () => {
    expect(await restoring(earlyLedger)).toMatchObject({ refusal: 'ledger-older-than-backup' });
  }, 60_000);

  it('with one of the same length from another chain', async () => {
    const other = await testLedger();
    expect(await restoring(other)).toMatchObject({ refusal: 'ledger-of-another-programme' });
    expect(await idsOf(sql`select id from people.person limit 1`, spare.owner)).toEqual([]);
  }, 60_000);
});

/** Written with the same keys, by someone who began the ledger anew. */
async function testLedger(): Promise<string> {
  const { appendEndings, makeLedger } = await import('../src/engine/ledger/ledger-file.ts');
  const at = join(folder, 'other.ledger');
  const head = makeLedger(at, keyring);
  appendEndings({ path: at, head }, ledgerAt(ledgerPath).lines.toReversed(), keyring);
  return at;
}

describe('a restored programme', () => {
  it('has every ending again, and signs nobody in', async () => {
    const everything = Object.fromEntries(
      Object.keys(await stateOf(source.owner)).map((name) => [name, true]),
    );
    expect(await stateOf(source.owner)).toEqual(everything);
    const report = await readBackup(target.owner, {
      path,
      identities: [identity],
      ledger: ledgerAt(ledgerPath),
    });
    expect(report).toMatchObject({ ok: true });
    expect(await stateOf(target.owner)).toEqual(everything);
    const replayed = report.ok ? report.value.replayed : { again: 0, absent: 0 };
    expect(replayed.again).toBeGreaterThan(11);
    const doors = await sql<{ open: number }>`select (select count(*) from access.session)
      + (select count(*) from access.device) + (select count(*) from access.command)
      + (select count(*) from access.account where password_hash <> '-'
        or totp_secret <> ''::bytea) as open`.execute(target.owner);
    expect(doors.rows[0]!.open).toBe(0);
  }, 60_000);

  it('goes on with the same ledger, and notes nothing twice', async () => {
    const before = readFileSync(ledgerPath, 'utf8');
    expect(await handOutEndings(target.owner, { path: ledgerPath, keyring })).toBe(0);
    expect(readFileSync(ledgerPath, 'utf8')).toBe(before);
    const [account] = await idsOf(
      sql`update access.account set closed_at = now() where id = (select id from access.account
        where closed_at is null order by id limit 1) returning id`,
      target.owner,
    );
    expect(await handOutEndings(target.owner, { path: ledgerPath, keyring })).toBe(1);
    expect(ledgerAt(ledgerPath).lines.at(-1)).toMatchObject({ kind: 'revoked', record: account });
    writeFileSync(ledgerPath, before);
  });
});

describe('what the ledger prevents', () => {
  it('is that all of it comes back', async () => {
    const report = await readBackup(spare.owner, {
      path,
      identities: [identity],
      ledger: ledgerAt(sameAge),
    });
    expect(report).toMatchObject({ ok: true, value: { replayed: { again: 0, absent: 0 } } });
    const back = Object.entries(await stateOf(spare.owner));
    expect(back.filter(([, isOver]) => isOver).map(([name]) => name)).toEqual([]);
  }, 60_000);
});
