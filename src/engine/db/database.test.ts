// Names at the driver: columns are snake_case in the database and camelCase in a row. The contents
// of a column are never touched, above all documents: their keys are read as they were written.

import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { inTransaction, sql } from './database.ts';

const database = await testDatabase();
const { owner } = database;

const document = {
  penalty_years_max: 7,
  monthsMax: 24,
  reviewed_on: null,
  _kept: true,
  'Case-Code': 'a_b',
  official_languages: { source_id: 'one', wordsByHand: [{ full_name: 'x', fullName: 'y' }] },
  rows: [[{ row_number: 1 }], 'left_as_it_is', 2],
};
const text = JSON.stringify(document);

type Kept = { asJson: unknown; asJsonb: unknown; inArray: unknown[]; jsonbText: string };

describe.each(['owner', 'care', 'door', 'worker'] as const)('to %s', (role) => {
  const handle = role === 'owner' ? owner : database.pools.of(role);

  test('a row has camelCase names, also those with a digit and those in quotes', async () => {
    const { rows } = await sql`select 1 as id, 2 as person_id, 3 as a_entry_id, 4 as step_1,
      5 as "givenAs", decode('0102', 'hex') as wrapped_key, '2026-03-01'::date as from_on,
      'epoch'::timestamptz as made_at, array['x_y'] as code_list`.execute(handle);
    expect(rows).toEqual([
      {
        id: 1,
        personId: 2,
        aEntryId: 3,
        step1: 4,
        givenAs: 5,
        wrappedKey: Buffer.from([1, 2]),
        fromOn: '2026-03-01',
        madeAt: new Date(0),
        codeList: ['x_y'],
      },
    ]);
  });

  test('a document keeps its keys, in a list too', async () => {
    const { rows } = await sql<Kept>`select ${text}::json as as_json, ${text}::jsonb as as_jsonb,
      array[${text}::jsonb] as in_array, ${text}::jsonb::text as jsonb_text`.execute(handle);
    const { asJson, asJsonb, inArray, jsonbText } = rows[0]!;
    expect(JSON.stringify(asJson)).toBe(text);
    // jsonb orders keys itself, so the comparison is with what the database would write.
    const written = JSON.stringify(JSON.parse(jsonbText));
    expect(JSON.stringify(asJsonb)).toBe(written);
    expect(inArray.map((one) => JSON.stringify(one))).toEqual([written]);
    expect(asJsonb).toEqual(document);
  });
});

test('a name given to the database is the one it has', async () => {
  const { rows } = await sql`select ${sql.ref('t.person_id')}, ${sql.id('t', 'step_1')}
    from (select 1 as person_id, 2 as step_1) ${sql.id('t')}`.execute(owner);
  expect(rows).toEqual([{ personId: 1, step1: 2 }]);
});

test('a function that answers with a document answers with its keys', async () => {
  const undone = new Error('undone');
  const asked = inTransaction(owner, async (tx) => {
    await sql`create function pg_temp.told(about jsonb)
      returns table (case_code text, page_shown jsonb) language sql security definer
      as 'select ''c'', about'`.execute(tx);
    const found = await sql`select * from pg_temp.told(${text}::jsonb)`.execute(tx);
    expect(found.rows).toEqual([{ caseCode: 'c', pageShown: document }]);
    const bare = await sql`select * from pg_temp.told(${text}::jsonb)`.execute(tx.withoutPlugins());
    expect(bare.rows).toEqual([{ case_code: 'c', page_shown: document }]);
    throw undone;
  });
  await expect(asked).rejects.toBe(undone);
});
