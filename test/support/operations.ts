// Shared by the tests of this room: a server with the rooms, a coordinator, an operation, and a
// list imported through the same endpoints a person uses. Real files, no mocks.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, expect } from 'vitest';
import {
  makeActor,
  makeOrganisation,
  makeTestProgramme,
  type TestActor,
  testServices,
} from './actors.ts';
import { testDatabase } from './database.ts';
import { type Answer, call, serverWith } from './http.ts';
import { sql } from '../../src/engine/db/database.ts';
import type { RoomEvent } from '../../src/engine/http/event.ts';
import type { Room } from '../../src/engine/http/handler.ts';
import { done } from '../../src/kernel/outcome.ts';
import { startJobs } from '../../src/engine/jobs/runner.ts';
import { importJob } from '../../src/rooms/operations/lists/import-list.ts';
import type { ListKind } from '../../src/rooms/operations/lists/model.ts';
import { operationsRoom } from '../../src/rooms/operations/room.ts';

const shared = process.env['ALONGSIDE_SHARED'] ?? join(import.meta.dirname, '../../../shared');
export const manifests = join(shared, 'data/manifests');
export const hasManifests = existsSync(manifests);

type Arrived = Extract<RoomEvent, { name: 'operations.household-arrived' }>;
export type Bench = Awaited<ReturnType<typeof openBench>>;

/** `runs`: imports are carried out; without it they wait. */
export async function openBench({ runs = true } = {}) {
  const database = await testDatabase();
  await makeTestProgramme(database);
  await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  const events: Arrived[] = [];
  const listener: Room = {
    name: 'listener',
    bindings: [],
    listens: {
      async 'operations.household-arrived'(facts) {
        events.push({ name: 'operations.household-arrived', facts });
        return done(null);
      },
    },
  };
  const services = testServices(database);
  const server = serverWith([operationsRoom, listener], services);
  if (runs) {
    const runner = startJobs(services, [importJob], 20);
    afterAll(() => runner.stop());
  }
  const coordinator = await makeActor(database, { role: 'national-coordinator' });
  return { database, services, server, coordinator, events };
}

export const someOperation = {
  name: 'Test operation',
  phase: null,
  originSite: 'A site',
  originCountry: 'SY',
  carrier: null,
  partners: [],
  plannedOn: '2022-08-01',
  departedOn: null,
  landedOn: null,
  planned: { men: 2, women: 40, children: 80 },
};

export async function openOperation(bench: Bench): Promise<string> {
  const made = await call(bench.server, bench.coordinator, 'POST /api/operations', someOperation);
  expect(made.status).toBe(200);
  return made.body.id;
}

export type File = { name: string; kind: ListKind; bytes: Uint8Array };

export function manifest(path: string, kind: ListKind): File {
  return { name: path.split('/').at(-1)!, kind, bytes: readFileSync(join(manifests, path)) };
}

export function stage(
  bench: Pick<Bench, 'server'> & { coordinator: TestActor },
  operationId: string,
  file: File,
): Promise<Answer> {
  const query = new URLSearchParams({ fileName: file.name, kind: file.kind });
  return call(
    bench.server,
    bench.coordinator,
    `POST /api/operations/${operationId}/lists?${query}`,
    file.bytes,
  );
}

/** Stages, confirms and waits for the end; returns the finished job. */
export async function bring(bench: Bench, operationId: string, file: File): Promise<any> {
  const staged = await stage(bench, operationId, file);
  expect(staged.status, staged.raw).toBe(200);
  const { listId, preview } = staged.body;
  const started = await call(
    bench.server,
    bench.coordinator,
    `POST /api/operations/${operationId}/lists/${listId}/import`,
    { baseVersion: preview.version, skipRows: [] },
  );
  expect(started.status, started.raw).toBe(200);
  return { listId, ...(await ended(bench, operationId, started.body.jobId)) };
}

export async function ended(bench: Bench, operationId: string, jobId: string): Promise<any> {
  for (;;) {
    const job = await read(
      bench.server,
      bench.coordinator,
      `/api/operations/${operationId}/imports/${jobId}`,
    );
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export async function read(server: FastifyInstance, actor: TestActor, path: string): Promise<any> {
  const answer = await call(server, actor, `GET ${path}`);
  expect(answer.status, answer.raw).toBe(200);
  return answer.body;
}

export async function move(bench: Bench, operationId: string, states: readonly string[]) {
  for (const to of states) {
    const { operation } = await read(
      bench.server,
      bench.coordinator,
      `/api/operations/${operationId}`,
    );
    const moved = await call(
      bench.server,
      bench.coordinator,
      `PUT /api/operations/${operationId}/state`,
      { to, reason: 'as-planned', on: '2022-08-20', baseVersion: operation.version },
    );
    expect(moved.status, moved.raw).toBe(200);
  }
}

/** Every pair in one state, over all pages. */
export async function allProposals(
  bench: Bench,
  operationId: string,
  query: string,
): Promise<any[]> {
  const found: any[] = [];
  for (let after = ''; ;) {
    const page = await read(
      bench.server,
      bench.coordinator,
      `/api/operations/${operationId}/proposals?limit=100&${query}${after}`,
    );
    found.push(...page.proposals);
    if (page.next === null) return found;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

export const line = (cells: readonly unknown[]) => cells.join(';');

/** A list of the ministry as text: the rows below the usual header. */
export const csvList = (rows: readonly string[], name = 'list.csv'): File => ({
  name,
  kind: 'ministry',
  bytes: Buffer.from(['family no;surname;given name;sex;dob', ...rows].join('\n')),
});

export async function countOf(
  { database }: Bench,
  table: string,
  operationId: string,
): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count
    from ${sql.table(`operations.${table}`)} where operation_id = ${operationId}::uuid`.execute(
    database.owner,
  );
  return found.rows[0]!.count;
}
