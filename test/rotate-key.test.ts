// A rotation wraps every file key under the new number and touches nothing else: what was sealed
// before still opens, and the list of tables with wrapped keys is complete.

import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeProgramme } from '../src/app/demo/programme.ts';
import { writeProgramme } from '../src/app/demo/write-programme.ts';
import { rewrapKeys, wrappedKeys } from '../src/app/rewrap-keys.ts';
import { storedTables } from '../src/app/stored-tables.ts';
import { unwrapKey } from '../src/engine/crypto/envelope.ts';
import { keyringOf } from '../src/engine/crypto/keyring.ts';
import { countTables } from '../src/engine/db/backup.ts';
import { inTransaction, sql } from '../src/engine/db/database.ts';
import { testDatabase } from './support/database.ts';
import { dayThere } from './support/today.ts';

const database = await testDatabase();
const { owner } = database;
const signing = generateKeyPairSync('ed25519').privateKey;
const [first, second] = [randomBytes(32), randomBytes(32)];
const before = keyringOf(first, createPrivateKey(signing.export({ type: 'pkcs8', format: 'pem' })));
const after = keyringOf(first, signing, [second]);

type Row = { id: string; wrappedKey: Buffer };

async function allKeys(): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const { table, id } of wrappedKeys) {
    const { rows } = await sql<Row>`select ${sql.ref(id)} as id, wrapped_key
      from ${sql.table(table)} where wrapped_key is not null`.execute(owner);
    for (const row of rows) found.set(`${table} ${row.id}`, row.wrappedKey);
  }
  return found;
}

beforeAll(async () => {
  await writeProgramme(owner, {
    programme: makeProgramme({
      seed: 5,
      today: dayThere(),
      persons: 80,
      country: 'kg',
    }),
    keyring: before,
  });
}, 60_000);

describe('a rotation', () => {
  it('knows every column with a wrapped key', () => {
    const columns = [...storedTables].flatMap(([table, { fields }]) =>
      Object.keys(fields).flatMap((column) => (column === 'wrapped_key' ? [table] : [])),
    );
    expect(wrappedKeys.map(({ table }) => table).toSorted()).toEqual(columns.toSorted());
  });

  it('wraps every key under the new number, and changes no other table', async () => {
    const old = await allKeys();
    const counts = await inTransaction(owner, countTables);
    expect(await inTransaction(owner, (tx) => rewrapKeys(tx, after))).toBe(old.size);
    const now = await allKeys();
    expect(old.size).toBeGreaterThan(80);
    for (const { table, side, prefix } of wrappedKeys) {
      const own = [...now].filter(([place]) => place.startsWith(`${table} `));
      expect([table, own.length > 0]).toEqual([table, true]);
      for (const [place, wrapped] of own) {
        const bound = `${prefix}${place.slice(table.length + 1)}`;
        expect(wrapped.readUInt16BE(1)).toBe(2);
        expect(unwrapKey(after.wrapping[side], bound, wrapped)).toEqual(
          unwrapKey(before.wrapping[side], bound, old.get(place)!),
        );
      }
    }
    const changed = (await inTransaction(owner, countTables)).filter(
      ({ hash }, at) => hash !== counts[at]!.hash,
    );
    expect(changed.map(({ table }) => table).toSorted()).toEqual(
      wrappedKeys.map(({ table }) => table).toSorted(),
    );
  }, 60_000);

  it('finds nothing to do when it is run again', async () => {
    expect(await inTransaction(owner, (tx) => rewrapKeys(tx, after))).toBe(0);
  });
});
