// Who must not see operations, lists and entries: by SQL through the login roles, and by HTTP.
// Refusals first, then what each role does see, then the audit entry.

import { beforeAll, describe, expect, test } from 'vitest';
import { asActor, makeActor, type TestActor } from '../../../test/support/actors.ts';
import { call } from '../../../test/support/http.ts';
import { inTransaction, sql, type Tx } from '../../engine/db/database.ts';
import { newId } from '../../kernel/id.ts';
import type { Role } from '../../kernel/roles.ts';
import { bring, openBench, openOperation, read } from '../../../test/support/operations.ts';

const bench = await openBench();
const { database, server, coordinator } = bench;
const tables = [
  'operation',
  'operation_transition',
  'operation_key',
  'list',
  'list_file',
  'list_page',
  'import_job',
  'family',
  'entry',
  'entry_identity',
  'entry_listing',
  'entry_transition',
  'match_proposal',
  'match_decision',
] as const;
const csv = Buffer.from(
  [
    'family no;surname;given name;sex;dob;document;phone;note',
    '1;Testova;Aina;F;2015-02-03;CANARY-DOCUMENT;+996700000001;CANARY-NOTE',
    '1;Testov;Bek;M;2017-05-06;;;',
    '2;Probova;Cholpon;F;1988-01-02;;;',
  ].join('\n'),
);

let operationId = '';
const actors = new Map<Role, TestActor>();
const others: readonly Role[] = [
  'prosecutor',
  'probation-officer',
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
  'teacher',
  'theologian',
  'community-mentor',
  'cso-manager',
  'donor',
  'administrator',
  'auditor',
];

beforeAll(async () => {
  operationId = await openOperation(bench);
  const job = await bring(bench, operationId, { name: 'list.csv', kind: 'ministry', bytes: csv });
  expect(job).toMatchObject({ state: 'done', entriesAdded: 3 });
  for (const role of others) actors.set(role, await makeActor(database, { role }));
});

/** Rows of a table that a role can read; 0 if the table is refused. */
async function seen(actor: TestActor, table: string): Promise<number> {
  try {
    return await asActor(database, actor, async (tx) => {
      const found = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(`operations.${table}`)}`.execute(tx);
      return found.rows[0]!.count;
    });
  } catch (problem) {
    expect((problem as { code?: string }).code).toBe('42501');
    return 0;
  }
}

describe('by SQL', () => {
  test.each(others.filter((role) => role !== 'child-protection-officer'))(
    'a %s reads nothing of any table',
    async (role) => {
      for (const table of [...tables, 'entry_name_key']) {
        expect([table, await seen(actors.get(role)!, table)]).toEqual([table, 0]);
      }
    },
  );

  test('a guardianship officer reads only children without an adult, in few columns', async () => {
    const officer = actors.get('child-protection-officer')!;
    for (const table of tables.filter(
      (one) => !['entry', 'entry_identity', 'family'].includes(one),
    )) {
      expect([table, await seen(officer, table)]).toEqual([table, 0]);
    }
    expect([
      await seen(officer, 'entry'),
      await seen(officer, 'entry_identity'),
      await seen(officer, 'family'),
    ]).toEqual([2, 2, 1]);
    for (const column of ['document', 'phone', 'note', 'kunya', 'place', 'tent', 'citizenship']) {
      await expect(
        asActor(database, officer, (tx) =>
          sql`select ${sql.ref(column)} from operations.entry_identity`.execute(tx),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('without an entered session the coordinating side reads nothing', async () => {
    for (const table of tables) {
      const count = await inTransaction(
        database.pools.of('programme'),
        async (tx) =>
          (
            await sql<{ count: number }>`select count(*) as count
          from ${sql.table(`operations.${table}`)}`.execute(tx)
          ).rows[0]!.count,
      );
      expect([table, count]).toEqual([table, 0]);
    }
  });

  test('nobody reads the folded names, not even the coordinator', async () => {
    await expect(
      asActor(database, coordinator, (tx) =>
        sql`select 1 from operations.entry_name_key`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('other roles get nothing from the functions', async () => {
    const donor = actors.get('donor')!;
    await asActor(database, donor, async (tx) => {
      expect((await sql`select * from operations.unresolved_entries()`.execute(tx)).rows).toEqual(
        [],
      );
      expect(
        (
          await sql`select * from operations.search_entries(${operationId}::uuid,
        '[["t"]]'::jsonb, 10)`.execute(tx)
        ).rows,
      ).toEqual([]);
    });
    for (const work of [
      (tx: Tx) => sql`select operations.erase_due()`.execute(tx),
      (tx: Tx) => sql`select operations.forget_texts('{}')`.execute(tx),
    ])
      await expect(asActor(database, donor, work)).rejects.toMatchObject({ code: '42501' });
  });

  test('documents, phones and notes are ciphertext in the table', async () => {
    const rows = await sql<{
      row: string;
    }>`select i::text as row from operations.entry_identity i`.execute(database.owner);
    const text = rows.rows.map((one) => one.row).join();
    const hex = (word: string) => Buffer.from(word).toString('hex');
    for (const word of ['CANARY-DOCUMENT', 'CANARY-NOTE', '+996700000001']) {
      expect(text.includes(word) || text.includes(hex(word))).toBe(false);
    }
  });
});

describe('by HTTP', () => {
  const paths = () => {
    const at = `/api/operations/${operationId}`;
    const id = newId();
    return [
      'GET /api/operations',
      'POST /api/operations',
      `GET ${at}`,
      `PUT ${at}`,
      `PUT ${at}/state`,
      `GET ${at}/counts`,
      `POST ${at}/lists`,
      `GET ${at}/lists`,
      `GET ${at}/lists/${id}/preview`,
      `PUT ${at}/lists/${id}/understanding`,
      `DELETE ${at}/lists/${id}`,
      `POST ${at}/lists/${id}/import`,
      `GET ${at}/imports/${id}`,
      `DELETE ${at}/imports/${id}`,
      `PUT ${at}/lists/${id}/boarding`,
      `GET ${at}/entries`,
      `GET ${at}/entries/${id}`,
      `PUT ${at}/entries/${id}/state`,
      `PUT ${at}/entries/${id}/family`,
      `GET ${at}/families`,
      `GET ${at}/proposals`,
      `POST ${at}/proposals`,
      `POST ${at}/reconciliation`,
      `PUT ${at}/proposals/decisions`,
      `PUT ${at}/arrivals`,
    ] as const;
  };

  test.each(others)('for a %s no path exists', async (role) => {
    for (const path of paths()) {
      const body =
        path.endsWith('/lists') && path.startsWith('POST')
          ? Buffer.from('x')
          : path.startsWith('GET') || path.startsWith('DELETE')
            ? undefined
            : {};
      const answer = await call(server, actors.get(role)!, path, body);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  test('only the guardianship officer has the list of children alone', async () => {
    for (const role of others.filter((one) => one !== 'child-protection-officer')) {
      expect((await call(server, actors.get(role)!, 'GET /api/unaccompanied-entries')).status).toBe(
        404,
      );
    }
    const { entries } = await read(
      server,
      actors.get('child-protection-officer')!,
      '/api/unaccompanied-entries',
    );
    // In the order of their ids, which of one moment are drawn.
    const names = entries.map((one: any) => one.fullName);
    expect(names.toSorted()).toEqual(['Testov Bek', 'Testova Aina']);
    expect(JSON.stringify(entries)).not.toContain('CANARY');
  });

  test('care roles learn no operation without an assigned person of it', async () => {
    for (const role of ['case-manager', 'supervisor', 'child-protection-officer'] as const) {
      expect(await read(server, actors.get(role)!, '/api/operation-names')).toEqual({
        operations: [],
      });
    }
  });

  test("another operation's ids answer like absent ones", async () => {
    const other = await openOperation(bench);
    const { entries } = await read(server, coordinator, `/api/operations/${operationId}/entries`);
    const hidden = await call(
      server,
      coordinator,
      `GET /api/operations/${other}/entries/${entries[0].id}`,
    );
    const absent = await call(
      server,
      coordinator,
      `GET /api/operations/${other}/entries/${newId()}`,
    );
    expect([hidden.status, hidden.raw]).toEqual([404, absent.raw]);
  });

  test('the coordinator finds a name in another script, and it leaves an audit entry', async () => {
    const found = await read(
      server,
      coordinator,
      `/api/operations/${operationId}/entries?search=${encodeURIComponent('Чолпон')}`,
    );
    expect(found.entries.map((one: any) => one.name.full)).toEqual(['Probova Cholpon']);
    const trail = await sql<{ subjects: string[] }>`select subjects from audit.entry
      where account_id = ${coordinator.accountId}::uuid and event = 'list entry-read'
      order by at desc limit 1`.execute(database.owner);
    expect(trail.rows[0]!.subjects).toEqual([
      bench.services.keyring.pseudonym(found.entries[0].id),
    ]);
  });
});
