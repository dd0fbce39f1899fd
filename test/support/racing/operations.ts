// Races within an operation: two coordinators and one list, one entry, one arrival.

import { sql } from '../../../src/engine/db/database.ts';
import { newId } from '../../../src/kernel/id.ts';
import { makeActor, type TestActor } from '../actors.ts';
import { importList, listOf } from '../caseload.ts';
import { type Bench, step } from '../creating/bench.ts';
import { imported, staged } from '../creating/programme.ts';
import { confirm } from '../disclosures.ts';
import type { Race, Races } from './race.ts';

const effectOf = (query: ReturnType<typeof sql>, rows = 1) => ({ query, rows });
const conflict = 'conflict-changed-meanwhile';

type Two = { readonly bench: Bench; readonly one: TestActor; readonly other: TestActor };

export async function operationRaces(bench: Bench): Promise<Races> {
  const coordinator = () => makeActor(bench.database, { role: 'national-coordinator' });
  const two = { bench, one: await coordinator(), other: await coordinator() };
  return { ...listRaces(two), ...entryRaces(two), ...caseloadRaces(bench) };
}

function caseloadRaces({ database, server }: Bench): Races {
  return {
    takeBackCaseload: [
      'not-found',
      async (): Promise<Race> => {
        const one = await makeActor(database, { role: 'case-manager', duty: 'intake' });
        const { organisationId } = one;
        const other = await makeActor(database, { role: 'cso-manager', organisationId });
        await confirm(database, one, other);
        await importList(server, one, listOf(`1,${newId()},1980-01-01`));
        const { rows } = await sql<{ id: string }>`select id from operations.caseload_list
          where organisation_id = ${organisationId}`.execute(database.owner);
        const request = `PUT /api/caseload-lists/${rows[0]!.id}/taking-back` as const;
        return {
          table: 'operations.caseload_list',
          one: [one, request, {}],
          other: [other, request, {}],
          effect: effectOf(sql`select 1 from programme.ending where kind = 'erased'
            and record = ${rows[0]!.id}`),
        };
      },
    ],
  };
}

function listRaces({ bench, one, other }: Two): Races {
  const { owner } = bench.database;
  return {
    discardList: [
      'list-not-staged',
      async (): Promise<Race> => {
        const { operationId, listId } = await staged(bench, one);
        const request = `DELETE /api/operations/${operationId}/lists/${listId}` as const;
        return {
          table: 'operations.list',
          one: [one, request],
          other: [other, request],
          effect: effectOf(sql`select 1 from operations.list where id = ${listId}
            and state = 'discarded' and version = 2`),
        };
      },
    ],
    importList: [
      'list-not-staged',
      async () => {
        const { operationId, listId } = await staged(bench, one);
        const path = `/api/operations/${operationId}/lists/${listId}`;
        return {
          table: 'operations.list',
          one: [one, `DELETE ${path}`],
          other: [other, `POST ${path}/import`, { baseVersion: 1, skipRows: [] }],
          effect: effectOf(
            sql`select 1 from operations.import_job where list_id = ${listId}
            union all select 1 from operations.list where id = ${listId} and state = 'discarded'`,
          ),
        };
      },
    ],
    cancelImport: [
      '',
      async () => {
        const { operationId, listId } = await staged(bench, one);
        const id = newId();
        await sql`insert into operations.import_job (id, operation_id, list_id, state, rows_total,
          started_by) values (${id}, ${operationId}, ${listId}, 'waiting', 2,
            ${one.accountId})`.execute(owner);
        const request = `DELETE /api/operations/${operationId}/imports/${id}` as const;
        return {
          table: 'operations.import_job',
          one: [one, request],
          other: [other, request],
          effect: effectOf(sql`select 1 from operations.import_job where id = ${id}
            and cancel_requested_at is not null`),
        };
      },
    ],
    applyBoarding: [
      '',
      async () => {
        const { operationId, listId } = await imported(bench, one);
        const request = `PUT /api/operations/${operationId}/lists/${listId}/boarding` as const;
        return {
          table: 'operations.entry',
          one: [one, request],
          other: [other, request],
          effect: effectOf(
            sql`select 1 from operations.entry_transition t
              join operations.entry e on e.id = t.entry_id
              where e.operation_id = ${operationId} and t.to_state = 'boarded'`,
            2,
          ),
        };
      },
    ],
  };
}

function entryRaces({ bench, one, other }: Two): Races {
  const { owner } = bench.database;
  const oneEntry = async () => {
    const { operationId, entries } = await imported(bench, one);
    const path = `/api/operations/${operationId}/entries/${entries[0]}`;
    const { entry } = await step(bench, one, [`GET ${path}`]);
    return { path, id: entries[0]!, baseVersion: entry.version as number };
  };
  return {
    moveEntry: [
      conflict,
      async () => {
        const { path, id, baseVersion } = await oneEntry();
        const on = { reason: null, basis: 'person-said', baseVersion };
        return {
          table: 'operations.entry',
          one: [one, `PUT ${path}/state`, { ...on, to: 'contacted' }],
          other: [other, `PUT ${path}/state`, { ...on, to: 'contacted' }],
          effect: effectOf(sql`select 1 from operations.entry_transition
            where entry_id = ${id} and to_state = 'contacted'`),
        };
      },
    ],
    moveEntries: [
      conflict,
      async () => {
        const { operationId, entries } = await imported(bench, one);
        const path = `/api/operations/${operationId}` as const;
        const versionOf = async (id: string) =>
          (await step(bench, one, [`GET ${path}/entries/${id}`])).entry.version as number;
        // Everybody for one, the first alone for the other: it is recorded once all the same.
        const moves = await Promise.all(
          entries.map(async (entryId) => ({
            entryId,
            to: 'contacted',
            reason: null,
            baseVersion: await versionOf(entryId),
          })),
        );
        return {
          table: 'operations.entry',
          one: [one, `PUT ${path}/states`, { basis: 'person-said', moves }],
          other: [other, `PUT ${path}/states`, { basis: 'person-said', moves: moves.toReversed() }],
          effect: effectOf(
            sql`select 1 from operations.entry_transition
              where entry_id = any(${entries}::uuid[]) and to_state = 'contacted'`,
            entries.length,
          ),
        };
      },
    ],
    moveToFamily: [
      conflict,
      async () => {
        const { path, id, baseVersion } = await oneEntry();
        const body = { family: 'new', baseVersion };
        return {
          table: 'operations.entry',
          one: [one, `PUT ${path}/family`, body],
          other: [other, `PUT ${path}/family`, body],
          effect: effectOf(sql`select 1 from operations.entry where id = ${id}
            and version = ${baseVersion + 1}`),
        };
      },
    ],
    arrive: [
      'nobody-boarded',
      async () => {
        const { operationId } = await imported(bench, one);
        await sql`update operations.operation set state = 'landed', landed_on = '2026-01-01'
          where id = ${operationId}`.execute(owner);
        await sql`update operations.entry set state = 'boarded', own_state = 'boarded'
          where operation_id = ${operationId}`.execute(owner);
        const request = `PUT /api/operations/${operationId}/arrivals` as const;
        return {
          table: 'people.household',
          one: [one, request, { arrivedOn: '2026-01-02' }],
          other: [other, request, { arrivedOn: '2026-01-02' }],
          effect: effectOf(
            sql`select 1 from people.person
            where operation_id = ${operationId}`,
            2,
          ),
        };
      },
    ],
  };
}
