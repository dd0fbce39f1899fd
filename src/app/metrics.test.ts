// The metrics beside a running server: where they are served and where not, and that labels contain
// only words of this program.

import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { makeActor, makeTestProgramme, testServices } from '../../test/support/actors.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type Config, readConfig } from '../engine/config/config.ts';
import { startJobs } from '../engine/jobs/runner.ts';
import { makeMetrics } from '../engine/metrics/metrics.ts';
import { listenForMetrics } from '../engine/metrics/metrics-server.ts';
import { newId } from '../kernel/id.ts';
import { openPorts } from './listening.ts';
import { endpoints } from './rooms.ts';
import { makeServer } from './serve.ts';

const secret = 'Zarina-Secretova';
const database = await testDatabase();
await makeTestProgramme(database);
const services = testServices(database);
const actor = await makeActor(database, { role: 'case-manager' });
const metrics = makeMetrics(services.pools, () => null);
const server = makeServer(services, { noteAnswer: metrics.noteAnswer });
const at = { host: '127.0.0.1', port: 0 };
let port = 0;
let stop = async (): Promise<void> => undefined;

beforeAll(async () => {
  ({ port, close: stop } = await listenForMetrics(metrics, at));
});
afterAll(() => stop());

type Asked = { path?: string; method?: string; host?: string };
function ask({ path = '/metrics', method = 'GET', host }: Asked = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += String(chunk)));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end();
  });
}

test.each<[string, Asked]>([
  ['another path', { path: '/' }],
  ['a query', { path: '/metrics?x=1' }],
  ['another method', { method: 'POST' }],
  ['a name that leads here', { host: 'evil.example:9464' }],
  ['a name that begins as an address', { host: '127.0.0.1.evil.example' }],
])('%s finds nothing', async (_name, asked) => {
  expect(await ask(asked)).toEqual({ status: 404, text: '' });
});

test.each(['0.0.0.0', '::', '10.0.0.1', '::ffff:10.0.0.1', 'localhost', ''])(
  'it does not listen at %s',
  async (host) => {
    await expect(listenForMetrics(metrics, { host, port: 0 })).rejects.toThrow(/outside/);
  },
);

const labelsIn = (text: string) =>
  [...text.matchAll(/^alongside_\w+\{(.*)\} /gm)].map((found) => found[1]!);

test('counts answers by endpoint and class, and nothing of what was asked', async () => {
  const headers = { authorization: `Bearer ${actor.token}` };
  for (const url of [`/api/persons/${newId()}`, `/api/search?q=${secret}`, `/api/${secret}`])
    await server.inject({ url, headers });
  await expect.poll(async () => (await ask()).text).toContain('endpoint="browserFile"');
  const { status, text } = await ask({ host: `localhost:${port}` });
  expect(status).toBe(200);
  expect(text).toContain('alongside_requests_total{endpoint="readPerson",status="4xx"} 1');
  expect(text).toContain('alongside_request_duration_seconds_count{endpoint="readPerson"} 1');
  expect(text).toMatch(/alongside_pool_connections\{role="care",state="idle"\} [1-9]/);
  expect(text).toContain('process_resident_memory_bytes');
  expect(text).not.toContain(secret);
  const known = new Set(['browserFile', ...endpoints.map((one) => one.name)]);
  for (const labels of labelsIn(text)) {
    const endpoint = /endpoint="([^"]*)"/.exec(labels)?.[1];
    if (endpoint !== undefined) expect(known).toContain(endpoint);
    expect(labels).toMatch(/^(\w+="[\w.+-]{1,40}",?)+$/);
    expect(labels).not.toMatch(/[0-9a-f]{8}-/);
  }
});

test('says which kinds of jobs run and which fail', async () => {
  let isBroken = true;
  const runner = startJobs(
    services,
    [
      {
        kind: 'erasing',
        as: 'machinery',
        role: 'worker',
        everySeconds: 1,
        failing: 'it failed',
        run: async () => {
          if (isBroken) throw new Error(secret);
        },
      },
    ],
    10,
  );
  onTestFinished(() => runner.stop());
  const other = makeMetrics(services.pools, () => runner);
  const failing = (text: string) => /kind="erasing",state="failing"\} (\d)/.exec(text)?.[1];
  await expect.poll(async () => failing(await other.read()), { timeout: 5_000 }).toBe('1');
  await expect.poll(() => other.read()).toContain('kind="erasing",state="running"} 0');
  isBroken = false;
  await expect.poll(async () => failing(await other.read()), { timeout: 9_000 }).toBe('0');
});

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
}
const making = {
  make: (note: any) => makeServer(services, note ? { noteAnswer: note } : {}),
  runner: () => null,
};

test('off unless asked for, and closed with the server', async () => {
  const without = await openPorts(configOf({ PORT: '0' }), services, making);
  expect(without.ok).toBe(true);
  if (without.ok) await without.value.close();
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port: free } = taken.address() as { port: number };
  const config = configOf({ PORT: '0', METRICS_PORT: String(free) });
  const refused = await openPorts(config, services, making);
  expect(refused).toMatchObject({
    refusal: 'start-refused',
    facts: { sentence: expect.stringContaining(`METRICS_PORT=${free} is taken`) },
  });
  await new Promise((resolve) => taken.close(resolve));
  const opened = await openPorts(config, services, making);
  if (!opened.ok) throw new Error(opened.refusal);
  expect((await fetch(`http://127.0.0.1:${free}/metrics`)).status).toBe(200);
  await opened.value.close();
  await expect(fetch(`http://127.0.0.1:${free}/metrics`)).rejects.toThrow();
});
