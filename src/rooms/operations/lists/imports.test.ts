// Ten thousand rows: cancelled without a trace, then imported within the time a person waits; and
// an import whose session ends.

import { describe, expect, test } from 'vitest';
import { makeActor } from '../../../../test/support/actors.ts';
import { call } from '../../../../test/support/http.ts';
import {
  ended,
  openBench,
  openOperation,
  read,
  stage,
  countOf,
  csvList,
  line,
} from '../../../../test/support/operations.ts';
import { sql } from '../../../engine/db/database.ts';

const bench = await openBench();
const { database, server, coordinator } = bench;
const count = (table: string, operationId: string) => countOf(bench, table, operationId);

describe('ten thousand rows', () => {
  const many = Array.from({ length: 10_000 }, (_, at) =>
    line([
      Math.floor(at / 4),
      `Fam${word(at)}`,
      `Giv${word(at * 7)}`,
      at % 2 === 0 ? 'F' : 'M',
      [1960 + (at % 60), 1 + (at % 12), 1 + (at % 28)]
        .map((part) => String(part).padStart(2, '0'))
        .join('-'),
    ]),
  );

  test('stop when asked to and leave nothing; then come in', async () => {
    const operationId = await openOperation(bench);
    const { body } = await stage(bench, operationId, csvList(many));
    const path = `/api/operations/${operationId}`;
    const start = async () =>
      (
        await call(server, coordinator, `POST ${path}/lists/${body.listId}/import`, {
          baseVersion: body.preview.version,
          skipRows: [],
        })
      ).body;
    const first = await start();
    expect((await start()).code).toBe('import-running');
    for (let rowsDone = 0; rowsDone < 1_000;) {
      ({ rowsDone } = await read(server, coordinator, `${path}/imports/${first.jobId}`));
    }
    expect(
      (await call(server, coordinator, `DELETE ${path}/imports/${first.jobId}`)).body,
    ).toMatchObject({ cancelling: true });
    expect((await ended(bench, operationId, first.jobId)).state).toBe('cancelled');
    expect([await count('entry', operationId), await count('family', operationId)]).toEqual([0, 0]);

    const begun = Date.now();
    const job = await ended(bench, operationId, (await start()).jobId);
    const seconds = (Date.now() - begun) / 1_000;
    console.info(
      `10,000 rows in ${seconds.toFixed(1)} s, ${job.proposals} proposals` +
        `${job.matchingPending ? ', matching left for later' : ''}`,
    );
    expect(job).toMatchObject({ state: 'done', entriesAdded: 10_000 });
    expect(await count('entry', operationId)).toBe(10_000);
  }, 300_000);
});

function word(seed: number): string {
  const letters = 'bdgklmnprstz';
  return Array.from(
    { length: 4 },
    (_, at) => letters[Math.floor(seed / 12 ** at) % 12] + 'aeiou'[(seed >> at) % 5]!,
  ).join('');
}

describe('an import whose session ends', () => {
  test('writes nothing', async () => {
    const operationId = await openOperation(bench);
    const other = await makeActor(database, { role: 'national-coordinator' });
    const staged = await stage(
      { server, coordinator: other },
      operationId,
      csvList(
        Array.from({ length: 3_000 }, (_, at) => line([at, `Fam${word(at)}`, 'Aina', 'F', 2015])),
      ),
    );
    const started = await call(
      server,
      other,
      `POST /api/operations/${operationId}/lists/${staged.body.listId}/import`,
      { baseVersion: 1, skipRows: [] },
    );
    await sql`select access.end_session(${other.token})`.execute(database.pools.of('door'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const job = await read(
      server,
      coordinator,
      `/api/operations/${operationId}/imports/${started.body.jobId}`,
    );
    expect(job.state).not.toBe('done');
    expect(await count('entry', operationId)).toBe(0);
  });
});
