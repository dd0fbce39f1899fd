// An import of ten thousand rows, from sending the file until it is reported as done: staged,
// shown, confirmed, written, compared row by row. Once over HTTP and once for the driver.

import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '../../src/kernel/id.ts';
import { importJob } from '../../src/rooms/operations/lists/import-list.ts';
import type { Driver, Perform } from './driver.ts';
import { type Row, rowOf } from './measure.ts';
import { ask, type Asked, type BenchServer } from './server.ts';

const rows = 10_000;
const pollMilliseconds = 50;

export async function measureImport(
  server: BenchServer,
  driver: Driver,
  token: string,
): Promise<Row> {
  const overHttp: Perform = async <Body>(asked: Asked) => (await ask<Body>(server, asked)).body;
  const http = await bring(overHttp, token);
  let operationId = '';
  const does = async (perform: Perform) => {
    operationId = (await bring(perform, token)).operationId;
  };
  const heard = await driver.hear({ token, does }, [importJob]);
  const isWhole = heard.statements.some(({ sql }) => sql.includes('into operations.entry '));
  if (operationId === '' || !isWhole) throw new Error('the import was not heard: try again');
  const replayed = await driver.replay({
    ...heard,
    // Polling for progress is not part of the work.
    statements: heard.statements.filter(({ sql }) => !/^\s*select[^;]*import_job/.test(sql)),
  });
  return rowOf(
    { name: 'import of 10,000 rows', user: 'coordinator' },
    {
      http: [http.milliseconds],
      whole: [replayed.whole],
      statements: [replayed.statements],
    },
  );
}

async function bring(
  perform: Perform,
  token: string,
): Promise<{ operationId: string; milliseconds: number }> {
  const { id: operationId } = await perform<{ id: string }>({
    method: 'POST',
    path: '/api/operations',
    token,
    commandId: newId(),
    body: someOperation,
  });
  const base = `/api/operations/${operationId}`;
  const bytes = makeList();
  const from = performance.now();
  const { listId, preview } = await perform<{ listId: string; preview: { version: number } }>({
    method: 'POST',
    path: `${base}/lists?fileName=list.csv&kind=camp`,
    token,
    body: bytes,
  });
  const { jobId } = await perform<{ jobId: string }>({
    method: 'POST',
    path: `${base}/lists/${listId}/import`,
    token,
    commandId: newId(),
    body: { baseVersion: preview.version, skipRows: [] },
  });
  for (;;) {
    const job = await perform<{ state: string }>({
      method: 'GET',
      path: `${base}/imports/${jobId}`,
      token,
    });
    if (job.state === 'done') return { operationId, milliseconds: performance.now() - from };
    if (job.state !== 'waiting' && job.state !== 'running') {
      throw new Error(`the import ended as ${job.state}`);
    }
    await wait(pollMilliseconds);
  }
}

const someOperation = {
  name: 'Measured operation',
  phase: null,
  originSite: 'A site',
  originCountry: 'SY',
  carrier: null,
  partners: [],
  plannedOn: '2022-08-01',
  departedOn: null,
  landedOn: null,
  planned: { men: 0, women: 3000, children: 7000 },
};

const starts = ['Ai', 'Be', 'Cho', 'Da', 'El', 'Fa', 'Gu', 'Kan', 'Li', 'Me', 'Nur', 'Ra', 'Sa'];
const middles = ['dan', 'gul', 'han', 'jar', 'kas', 'lim', 'mur', 'nar', 'pas', 'rin', 'tam'];
const ends = ['a', 'ai', 'bek', 'dar', 'eli', 'iya', 'mat', 'on', 'ur', 'yn', 'zat'];

/** Families of four under one number; the same invented names in each run. */
function makeList(): Uint8Array {
  const word = (seed: number) =>
    starts[seed % starts.length]! +
    middles[Math.floor(seed / 13) % middles.length]! +
    ends[Math.floor(seed / 143) % ends.length]!;
  const two = (value: number) => String(value).padStart(2, '0');
  const lines = ['No,Family number,Full name,Sex,Date of birth,Relation,Tent'];
  for (let at = 0; at < rows; at++) {
    const family = Math.floor(at / 4);
    const child = at % 4 > 0;
    const year = child ? 2008 + (at % 11) : 1980 + (family % 15);
    const day = `${two(1 + (at % 28))}.${two(1 + (family % 12))}`;
    lines.push(
      [
        at + 1,
        family + 1,
        `${word(family * 7 + 3)}ova ${word(at * 5 + 1)}`,
        at % 2 === 0 ? 'F' : 'M',
        `${day}.${year}`,
        child ? 'child' : 'mother',
        `T-${family % 900}`,
      ].join(','),
    );
  }
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8');
}
