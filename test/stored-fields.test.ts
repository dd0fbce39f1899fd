// The list of stored fields against a whole made-up programme: it knows every column, what it calls
// sealed is sealed, clear values are only where it declares them, a merge moves no row declared as
// staying, and a backup contains what it declares. And each kind of mistake in the list is found.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { leftOut, storedTables } from '../src/app/stored-tables.ts';
import { makeRecipientPair } from '../src/engine/crypto/age.ts';
import { writeBackup } from '../src/engine/db/backup.ts';
import { openBackup } from '../src/engine/db/backup-lines.ts';
import { inTransaction, sql, type Tx } from '../src/engine/db/database.ts';
import { machinery, sealed, shown, type StoredTable } from '../src/kernel/stored-fields.ts';
import { readColumns } from '../tools/schema-texts.ts';
import { type Column, findUnknown } from '../tools/stored-field-rules.ts';
import type { TestActor } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { type FilledProgramme, fillProgramme } from './support/programme.ts';
import { canaryPattern } from './support/who-sees.ts';

const database = await testDatabase();
const { owner } = database;
let columns: Column[];
let programme: FilledProgramme;

beforeAll(async () => {
  programme = await fillProgramme(database);
  const client = new Client(database.ownerConnection);
  await client.connect();
  columns = await readColumns(client).finally(() => client.end());
}, 60_000);

const everyField = [...storedTables].flatMap(([table, { fields }]) =>
  Object.entries(fields).map(([column, field]) => ({ table, column, field })),
);

describe('the list', () => {
  it('knows every column of the database, and no other', () => {
    expect(findUnknown(columns, storedTables)).toEqual([]);
    expect(everyField.length).toBe(columns.length);
    expect(columns.length).toBeGreaterThan(950);
  });

  const table = (more: Partial<StoredTable>): StoredTable => ({
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: null,
    scope: null,
    merging: 'stays',
    backup: 'held',
    fields: { id: machinery('names the row') },
    ...more,
  });
  const id: Column = {
    table: 'care.thing',
    name: 'id',
    type: 'uuid',
    isNullable: false,
    isGenerated: false,
  };
  const mistakes: [
    name: string,
    columns: Column[],
    stored: [string, StoredTable][],
    says: string,
  ][] = [
    ['a table that nobody names', [id], [], 'nothing is known of the table care.thing'],
    [
      'a column that nobody names',
      [id, { ...id, name: 'name' }],
      [['care.thing', table({})]],
      'nothing is known of care.thing.name',
    ],
    [
      'a column that is gone',
      [id],
      [['care.thing', table({ fields: { id: machinery('x'), name: shown('x') } })]],
      'care.thing.name is in the list of stored fields alone',
    ],
    ['a table that is gone', [], [['care.thing', table({})]], 'care.thing is in the list'],
    [
      'sealed text that is no bytes',
      [id],
      [['care.thing', table({ fields: { id: sealed(shown('x')) } })]],
      'care.thing.id is called sealed and is no bytes',
    ],
    [
      'bytes that are not said to be sealed',
      [{ ...id, type: 'bytea' }],
      [['care.thing', table({ fields: { id: shown('x') } })]],
      'care.thing.id is bytes: sealed, or a secret',
    ],
    [
      'a tombstone with nothing in a column that may not be empty',
      [id],
      [['care.thing', table({ ending: 'tombstone' })]],
      'care.thing.id may not be empty, and a tombstone leaves nothing in it',
    ],
    [
      'a parent that is not there',
      [id],
      [['care.thing', table({ within: 'care.parent by parent_id' })]],
      'care.thing is within care.parent, which is not there',
    ],
  ];
  it.each(mistakes)('%s is found', (_, found, stored, says) => {
    expect(findUnknown(found, new Map(stored)).join('\n')).toContain(says);
  });
});

describe('what it calls sealed', () => {
  const sealedFields = everyField.filter(({ field }) => field.sensitivity !== 'clear');

  it('is an envelope, wherever a value stands', async () => {
    let looked = 0;
    for (const { table, column } of sealedFields) {
      const { rows } = await sql<{ value: Buffer }>`select ${sql.ref(column)} as value
        from ${sql.table(table)} where ${sql.ref(column)} is not null limit 200`.execute(owner);
      if (rows.length > 0) looked++;
      for (const { value } of rows) {
        expect([table, column, value[0], value.length > 28]).toEqual([table, column, 1, true]);
      }
    }
    expect(looked).toBeGreaterThan(15);
  });

  it('stands nowhere in clear: a canary in clear is where the list says clear', async () => {
    const clear = new Set<string>();
    for (const { table, column, field } of everyField) {
      const { rows } = await sql<{ text: string | null }>`
        select string_agg(to_jsonb(${sql.ref(column)})::text, ' ') as text
        from ${sql.table(table)}`.execute(owner);
      if (!rows[0]?.text?.match(canaryPattern)) continue;
      expect([table, column, field.sensitivity, field.harms === 'nobody']).toEqual([
        table,
        column,
        'clear',
        false,
      ]);
      clear.add(`${table}.${column}`);
    }
    expect(clear.size).toBeGreaterThan(3);
  });
});

/** Sets who is acting, which only the owner can do, for functions that record it. */
async function actAs(tx: Tx, actor: TestActor): Promise<void> {
  await sql`select set_config('alongside.context', access.mac(p) || ':' || p, true)
    from concat_ws('|', ${actor.accountId}::text, ${actor.side}::text, ${actor.role}::text,
      ${actor.organisationId}::text, 'member', '',
      extract(epoch from transaction_timestamp())::text, session_user) p`.execute(tx);
}

describe('a merge', () => {
  it('moves no row that the list says stays', async () => {
    const staying = [...storedTables].filter(([, { merging }]) => merging === 'stays');
    const placed = async () => {
      const places = new Map<string, string>();
      for (const [table, { fields, within }] of staying) {
        const key = Object.keys(fields)[0]!;
        const of = within?.split(' by ')[1] ?? key;
        const { rows } = await sql<{ place: string }>`
          select ${sql.ref(key)} || ' of ' || ${sql.ref(of)} as place
          from ${sql.table(table)}`.execute(owner);
        for (const { place } of rows) places.set(`${table} ${place}`, place);
      }
      return places;
    };
    const { rows } = await sql<{ id: string }>`select id from people.person
      where merged_into is null and organisation_id is not null order by code limit 2`.execute(
      owner,
    );
    const before = await placed();
    await inTransaction(owner, async (tx) => {
      await actAs(tx, programme.actor('supervisor'));
      await sql`select people.point_file(${rows[0]!.id}, ${rows[1]!.id})`.execute(tx);
    });
    const after = await placed();
    expect([...before.keys()].filter((place) => !after.has(place))).toEqual([]);
    expect(before.size).toBeGreaterThan(1_000);
  });
});

describe('a backup', () => {
  it('holds every table that the list says is held, and no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-held-'));
    const path = join(folder, randomBytes(4).toString('hex'));
    const { recipient, identity } = await makeRecipientPair();
    await writeBackup(owner, { path, recipient }, leftOut);
    const opened = await openBackup({ path, identities: [identity] });
    const lines: string[] = [];
    if (opened.ok) for await (const line of opened.value) lines.push(line);
    rmSync(folder, { recursive: true });
    const { end } = JSON.parse(lines.at(-1)!) as { end: { table: string }[] };
    const held = [...storedTables].filter(([, { backup }]) => backup === 'held');
    expect(end.map(({ table }) => table).toSorted()).toEqual(held.map(([name]) => name).toSorted());
  });

  it('leaves out whatever would sign someone in, open a session or finish a job', () => {
    // What opens sealed text needs the key file, which is in no backup; hashes compare contents.
    const keptSecrets = everyField
      .filter(({ table, column, field }) => {
        const isOut =
          leftOut.tables.includes(table) || leftOut.fields[table]?.[column] !== undefined;
        return field.shown === 'withheld: secret' && !isOut;
      })
      .map(({ table, column }) => `${table}.${column}`);
    expect(keptSecrets.toSorted()).toEqual([
      'access.key_grant.wrapped',
      'audit.checkpoint.seal_hash',
      'audit.checkpoint.signature',
      'audit.seal.entries_hash',
      'audit.seal.hash',
      'audit.seal.previous_hash',
      'audit.seal.signature',
      'disclosure.approval.hash',
      'disclosure.document.content_key',
      'disclosure.document.hash',
      'disclosure.proposal.hash',
      'disclosure.request.order_hash',
      'disclosure.request.wrapped_key',
      'law.edition.document_hash',
      'legal.document.content_key',
      'legal.subject_key.wrapped_key',
      'operations.caseload_list.file_hash',
      'operations.entry_listing.row_hash',
      'operations.list.file_hash',
      'operations.operation_key.wrapped_key',
      'people.document.content_key',
      'people.file_key.wrapped_key',
      'programme.ledger.hash',
    ]);
    expect(leftOut.tables.toSorted()).toEqual([
      'access.address_failure',
      'access.calendar_feed',
      'access.command',
      'access.device',
      'access.invitation',
      'access.login_failure',
      'access.mail_address',
      'access.passkey',
      'access.question',
      'access.recovery_code',
      'access.secret',
      'access.session',
      'access.sign_in_attempt',
      'access.used_challenge',
      'jobs.job',
      'notices.mail',
    ]);
    expect(leftOut.fields).toEqual({
      'access.account': { password_hash: '-', totp_secret: '\\x' },
    });
  });
});
