// Twenty megabytes up and down over HTTP, with the memory of the server watched all the while, and
// how long the list takes in a file with a thousand documents. The process apart, which makes a
// document anew, has its own memory and its own rows (documents.ts).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoAccount } from '../../src/app/demo/write-programme.ts';
import { demoFiles } from '../../src/app/cli/demo.ts';
import { buildIfStale } from '../../src/app/build-web.ts';
import { packageRoot } from '../../src/app/package-root.ts';
import { partBytes } from '../../src/engine/documents/limits.ts';
import { newId } from '../../src/kernel/id.ts';
import { largePdf } from './documents.ts';
import { type Asked, ask, type BenchServer, signIn, startServer } from './server.ts';
import { median, percentile, rounded } from './statistics.ts';

export type UploadReport = {
  readonly megabytes: number;
  readonly rounds: readonly {
    readonly upSeconds: number;
    readonly downSeconds: number;
    /** Of the server process: at most, against right before the round. */
    readonly growthMegabytes: number;
  }[];
  readonly listed: {
    readonly documents: number;
    readonly medianMilliseconds: number;
    readonly p95Milliseconds: number;
    /** Against the list of a file with one document. */
    readonly ratioToOne: number;
  };
};

type Sender = { readonly server: BenchServer; readonly token: string; readonly personId: string };

const rounds = 4;
const sampleMilliseconds = 50;
const manyDocuments = 1_000;
const turns = 60;

export async function measureUploads(folder: string): Promise<UploadReport> {
  await buildIfStale(packageRoot);
  const server = await startServer(folder);
  try {
    const token = await signIn(server, aCaseManager(folder));
    const [first, second] = await personsOf(server, token);
    const sender = { server, token, personId: first! };
    const pdf = await largePdf(20 * 1024 * 1024);
    const measured: UploadReport['rounds'][number][] = [];
    for (let round = 0; round < rounds; round += 1) measured.push(await upAndDown(sender, pdf));
    const many = { server, token, personId: second! };
    await attach(many, text(0));
    const one = await timesOfList(many);
    for (let at = 1; at < manyDocuments; at += 1) await attach(many, text(at));
    const all = await timesOfList(many);
    return {
      megabytes: rounded(pdf.length / 1024 / 1024),
      rounds: measured,
      listed: {
        documents: manyDocuments,
        medianMilliseconds: rounded(median(all)),
        p95Milliseconds: rounded(percentile(all, 0.95)),
        ratioToOne: rounded(median(all) / median(one), 2),
      },
    };
  } finally {
    await server.stop();
  }
}

const text = (at: number) => Buffer.from(`Справка ${at}\n`);

function aCaseManager(folder: string): DemoAccount {
  const accounts: DemoAccount[] = JSON.parse(
    readFileSync(join(folder, demoFiles.accounts), 'utf8'),
  );
  // The first is the intake worker.
  return accounts.filter(({ role }) => role === 'case-manager')[1]!;
}

async function personsOf(server: BenchServer, token: string): Promise<string[]> {
  const asked: Asked = { method: 'GET', path: '/api/my-cases?limit=2', token };
  const { body } = await ask<{ cases: { personId: string }[] }>(server, asked);
  if (body.cases.length < 2) throw new Error('the case manager has too few cases');
  return body.cases.map(({ personId }) => personId);
}

async function upAndDown(sender: Sender, file: Uint8Array) {
  const resident = () => sender.server.residentMegabytes() ?? 0;
  const before = resident();
  let highest = before;
  const watch = setInterval(() => (highest = Math.max(highest, resident())), sampleMilliseconds);
  const from = performance.now();
  const id = await attach(sender, file);
  const sent = performance.now();
  const { server, token } = sender;
  const kept = await fetch(`${server.address}/api/person-documents/${id}/content`, {
    headers: { authorization: `Bearer ${token}` },
  });
  for await (const _piece of kept.body!) continue;
  const read = performance.now();
  clearInterval(watch);
  return {
    upSeconds: rounded((sent - from) / 1000, 2),
    downSeconds: rounded((read - sent) / 1000, 2),
    growthMegabytes: rounded(highest - before),
  };
}

async function attach({ server, token, personId }: Sender, file: Uint8Array): Promise<string> {
  const send = async <Body>(method: 'POST' | 'PUT', path: string, body: unknown) =>
    (await ask<Body>(server, { method, path, token, commandId: newId(), body })).body;
  const { upload } = await send<{ upload: string }>('POST', '/api/uploads', {
    bytes: file.length,
  });
  for (let number = 0; number * partBytes < file.length; number += 1) {
    const part = file.subarray(number * partBytes, (number + 1) * partBytes);
    await send('PUT', `/api/uploads/${upload}?number=${number}`, new Uint8Array(part));
  }
  const { id } = await send<{ id: string }>('POST', `/api/persons/${personId}/attached-documents`, {
    about: 'person',
    aboutId: personId,
    kind: 'birth-certificate',
    form: 'copy',
    language: 'ru',
    datedOn: null,
    issuer: null,
    number: null,
    originalSeenOn: null,
    uploads: [upload],
  });
  return id;
}

async function timesOfList({ server, token, personId }: Sender): Promise<number[]> {
  const times: number[] = [];
  for (let turn = -5; turn < turns; turn += 1) {
    const path = `/api/persons/${personId}/attached-documents`;
    const { milliseconds } = await ask(server, { method: 'GET', path, token });
    if (turn >= 0) times.push(milliseconds);
  }
  return times;
}

export function uploadTable({ megabytes, rounds: measured, listed }: UploadReport): string {
  const lines = measured.map(
    ({ upSeconds, downSeconds, growthMegabytes }, at) =>
      `  ${at + 1}. up ${upSeconds} s, down ${downSeconds} s, server at most +${growthMegabytes} MB`,
  );
  const { documents, medianMilliseconds, p95Milliseconds, ratioToOne } = listed;
  return `
A PDF of ${megabytes} MB up and down, memory of the server every ${sampleMilliseconds} ms:
${lines.join('\n')}
The list of a file with ${documents} documents: median ${medianMilliseconds} ms, p95 \
${p95Milliseconds} ms, ${ratioToOne} times that of a file with one.
`;
}
