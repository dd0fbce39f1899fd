// The yardstick: what the same work costs with nothing between it and the database. A request is
// performed once beside the server to record its statements; then a bare connection under the same
// login role sends the same SQL text with the same values: begin, enter, the statements, one audit
// entry, commit, with the same fsync. What a room does outside the database, such as reading a file
// or opening ciphertext, is not included.

import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Client } from 'pg';
import { addressHere } from '../../src/engine/config/address.ts';
import { makeServer } from '../../src/app/serve.ts';
import { readKeyring } from '../../src/engine/crypto/keyring.ts';
import { NamingClient } from '../../src/engine/db/named-statements.ts';
import { openPools, type Pools, sql } from '../../src/engine/db/database.ts';
import type { PreparedDatabase } from '../../src/engine/db/prepare.ts';
import { documentsIn } from '../../src/engine/documents/documents.ts';
import type { Programme, Services } from '../../src/engine/http/handler.ts';
import type { Job } from '../../src/engine/jobs/job.ts';
import { startJobs } from '../../src/engine/jobs/runner.ts';
import { makeLog } from '../../src/engine/log/log.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Side, sides } from '../../src/kernel/roles.ts';
import type { Asked } from './server.ts';

type Statement = { readonly sql: string; readonly values: readonly unknown[] };
/** The recorded statements of one request, and the token they were entered with. */
export type Heard = {
  readonly token: string;
  readonly statements: readonly Statement[];
  readonly since: number;
  readonly until: number;
};
/** Milliseconds for the whole transaction, and for the request's own statements in it. */
export type Replayed = { readonly whole: number; readonly statements: number };

export type Driver = {
  /**
   * Performs `work` beside the server and records what it sent to the database, including the jobs
   * of these kinds that it orders.
   */
  readonly hear: (work: Work, jobs?: readonly Job[]) => Promise<Heard>;
  readonly replay: (heard: Heard) => Promise<Replayed>;
  readonly close: () => Promise<void>;
};
export type Perform = <Body>(asked: Asked) => Promise<Body>;
type Work = { readonly token: string; readonly does: (ask: Perform) => Promise<void> };

export async function openDriver(database: PreparedDatabase, keyFile: string): Promise<Driver> {
  let statements: Statement[] = [];
  const pools = openPools(database.roleConnection, (event) => {
    if (event.level === 'error') return;
    statements.push({ sql: event.query.sql, values: event.query.parameters });
  });
  const services = await servicesOf(pools, keyFile);
  const server = makeServer(services);
  const clients = new Map<Side, Client>();
  return {
    async hear({ token, does }, jobs = []) {
      statements = [];
      // Polls far more often than the measured server, so it gets the job first.
      const runner = jobs.length > 0 ? startJobs(services, jobs, 2) : null;
      // Ids made from now on are new rows, and must differ at each repetition.
      const since = Date.now() - 5;
      await does(<Body>(asked: Asked) => perform(server, asked) as Promise<Body>);
      await runner?.stop();
      return { token, statements, since, until: Date.now() + 5 };
    },
    async replay(heard) {
      const side = sides.find((known) => heard.token.startsWith(`${known}.`))!;
      const client = clients.get(side) ?? (await connected(database, side));
      clients.set(side, client);
      return replayOn(client, freshened(heard));
    },
    async close() {
      await Promise.all([...clients.values()].map((client) => client.end()));
      await server.close();
      await pools.close();
    },
  };
}

async function servicesOf(pools: Pools, keyFile: string): Promise<Services> {
  const keyring = readKeyring(keyFile);
  if (!keyring.ok) throw new Error(`the key file cannot be used: ${keyring.refusal}`);
  const found = await sql<{
    name: string;
    country: Programme['country'];
    languages: string[];
    timeZone: string;
    isDemo: boolean;
  }>`select * from programme.describe()`.execute(pools.of('door'));
  const { timeZone, isDemo, ...rest } = found.rows[0]!;
  const now = () => new Date();
  return {
    pools,
    keyring: keyring.value,
    programme: { ...rest, timeZone, isDemo },
    address: addressHere(80),
    now,
    log: makeLog('silent', { write: () => undefined }),
    documents: documentsIn(dirname(keyFile), keyring.value, now),
  };
}

async function perform(server: FastifyInstance, asked: Asked): Promise<unknown> {
  const isBytes = asked.body instanceof Uint8Array;
  const answer = await server.inject({
    method: asked.method,
    url: asked.path,
    headers: {
      ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
      ...(asked.commandId ? { 'idempotency-key': asked.commandId } : {}),
      ...(asked.body === undefined
        ? {}
        : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(asked.body === undefined
      ? {}
      : { payload: isBytes ? Buffer.from(asked.body as Uint8Array) : JSON.stringify(asked.body) }),
  });
  if (answer.statusCode !== 200) {
    throw new Error(`${asked.method} ${asked.path}: ${answer.statusCode} ${answer.payload}`);
  }
  return answer.json();
}

async function connected(database: PreparedDatabase, side: Side): Promise<Client> {
  // Keeps its plans as the server does, so that the difference is what the server adds.
  const client = new NamingClient(database.roleConnection(side));
  await client.connect();
  return client;
}

// ---------------------------------------------------------------- repeating

const entering =
  /access\.(enter|enter_job|finish_job)\(|jobs\.[a-z]+\(|alongside\.context|^(begin|start|commit|savepoint|rollback|release)/;
const auditing = /audit\.record\(/;

async function replayOn(client: Client, heard: Heard): Promise<Replayed> {
  const { statements } = heard;
  const own = statements.filter(({ sql: text }) => !entering.test(text) && !auditing.test(text));
  const enter = statements.find(({ sql: text }) => text.includes('access.enter('));
  const audit = statements.find(({ sql: text }) => auditing.test(text));
  const from = performance.now();
  await client.query('begin');
  try {
    if (enter) await send(client, enter);
    const ownFrom = performance.now();
    for (const statement of own) await send(client, statement);
    const ownTook = performance.now() - ownFrom;
    if (audit) await send(client, audit);
    await client.query('commit');
    return { whole: performance.now() - from, statements: ownTook };
  } catch (problem) {
    await client.query('rollback');
    throw problem;
  }
}

function send(client: Client, { sql: text, values }: Statement): Promise<unknown> {
  return client.query(text, [...values]);
}

const idText = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';
const codeText = new RegExp(`\\b(?:[A-Z]{1,2})?-?[${letters}]{4}-[${letters}]{4}\\b(?!-)`, 'g');
const keyedHashBytes = 32;

// New rows need their own ids, codes and hashes, or the second run would collide with the first.
function freshened(heard: Heard): Heard {
  const known = new Map<string, string>();
  const instead = (text: string, made: () => string): string => {
    const value = known.get(text) ?? made();
    known.set(text, value);
    return value;
  };
  // The made-up programme dates some of its ids in the future.
  const isNewId = (id: string) => timeOf(id) >= heard.since && timeOf(id) <= heard.until;
  const fresh = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value
        .replace(idText, (id) => (isNewId(id) ? instead(id, newId) : id))
        .replace(codeText, (code) => instead(code, () => anotherCode(code)));
    }
    if (Buffer.isBuffer(value)) {
      return value.length === keyedHashBytes ? randomBytes(keyedHashBytes) : value;
    }
    return Array.isArray(value) ? value.map(fresh) : value;
  };
  const isNew = heard.statements.some(({ sql: text }) => /^\s*insert/.test(text));
  if (!isNew) return heard;
  const statements = heard.statements.map((one) =>
    entering.test(one.sql) ? one : { sql: one.sql, values: one.values.map(fresh) },
  );
  return { ...heard, statements };
}

function timeOf(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}

function anotherCode(code: string): string {
  const tail = [...randomBytes(8)].map((byte) => letters[byte % letters.length]!).join('');
  return `${code.slice(0, -9)}${tail.slice(0, 4)}-${tail.slice(4)}`;
}
