// Connections to the database, one pool per login role, and the only way to open a transaction. A
// transaction starts by entering with a session token, so that every query in it runs as that
// person under the row policies. There is no pool for the owner and never will be: migrations and
// the command line open their own connection.

import {
  CamelCasePlugin,
  Kysely,
  type Logger,
  PostgresDialect,
  sql,
  type Transaction,
} from 'kysely';
import { type CustomTypesConfig, Pool, type PoolConfig, types as pgTypes } from 'pg';
import type { Side } from '../../kernel/roles.ts';
import { DoesNotOpen } from '../crypto/envelope.ts';
import { endNamingAfter, NamingClient } from './named-statements.ts';

/** An open transaction. Rooms write plain SQL with Kysely's `sql` tag and typed rows. */
export type Tx = Transaction<unknown>;

export type LoginRole = Side | 'door' | 'sealer' | 'worker';
export type PoolUse = {
  readonly role: LoginRole;
  readonly busy: number;
  readonly idle: number;
  readonly waiting: number;
};
export type Pools = {
  readonly of: (role: LoginRole) => Kysely<unknown>;
  /** How many connections each role has open, and how many requests are waiting for one. */
  readonly use: () => readonly PoolUse[];
  readonly close: () => Promise<void>;
};

// Civil dates stay text: a Date would shift them into the server's own time zone.
const dateType = 1082;
const bigintType = 20;
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === dateType) return (text: string) => text;
    if (oid === bigintType) return (text: string) => Number(text);
    return pgTypes.getTypeParser(oid, format as 'text');
  },
} as CustomTypesConfig;

// Columns are snake_case in the database and camelCase from here on. Documents stored as json come
// back exactly as they were written: their hashes are compared, and a key may be snake_case.
const camelCaseRows = new CamelCasePlugin({ maintainNestedObjectKeys: true });

/** A Kysely handle on `connection`; the command line also uses it with the owner's connection. */
export function openDatabase(connection: PoolConfig, heard?: Logger): Kysely<unknown> {
  return databaseOver(openPool(connection), heard);
}

function openPool(connection: PoolConfig): Pool {
  const pool = new Pool({
    max: 8,
    idleTimeoutMillis: 30_000,
    ...connection,
    types,
    // Statements of one request that do not wait for each other are sent together.
    pipeline: true,
    Client: NamingClient,
  });
  // Losing an idle connection (database stopped) must not end the process: the next query reports
  // it.
  pool.on('error', () => undefined);
  return pool;
}

function databaseOver(pool: Pool, heard: Logger | undefined): Kysely<unknown> {
  return new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [camelCaseRows],
    ...(heard ? { log: heard } : {}),
  });
}

// A transaction that nobody goes on with must not keep its locks. How long one may act as a person,
// the database decides itself (access.context).
const forgotten = { idle_in_transaction_session_timeout: 60_000 };

/**
 * `heard` is called for every statement: slow ones go to the log, and the benchmark repeats them.
 */
export function openPools(connectionOf: (role: LoginRole) => PoolConfig, heard?: Logger): Pools {
  const open = new Map<LoginRole, { database: Kysely<unknown>; pool: Pool }>();
  return {
    of(role) {
      const known = open.get(role);
      if (known) return known.database;
      const pool = openPool({ ...connectionOf(role), ...forgotten });
      const database = databaseOver(pool, heard);
      open.set(role, { database, pool });
      return database;
    },
    use: () =>
      [...open].map(([role, { pool }]) => ({
        role,
        busy: pool.totalCount - pool.idleCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
      })),
    async close() {
      await Promise.all([...open.values()].map(({ database }) => database.destroy()));
      open.clear();
    },
  };
}

/** Serialization failure or deadlock: nothing was written, so the whole work may be repeated. */
export function isRetryable(problem: unknown): boolean {
  const code = (problem as { code?: string } | null)?.code;
  return code === '40001' || code === '40P01';
}

const attemptsMax = 5;

/**
 * Runs `work` in one transaction and repeats it if the database asks for that: by then everything it
 * did is undone, and it does nothing outside. The pause before each repeat has a random length, so
 * that the requests that met do not meet again.
 */
export async function inTransaction<Value>(
  database: Kysely<unknown>,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction().execute(work);
    } catch (problem) {
      const mayRepeat =
        isRetryable(problem) ||
        endNamingAfter(problem) ||
        (problem instanceof DoesNotOpen && attempt === 1);
      if (attempt >= attemptsMax || !mayRepeat) throw problem;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * attempt * 50));
    }
  }
}

/**
 * A record disappeared between two statements of one request: access to it was lost, or it was
 * erased. Each statement sees what is committed by then. The request is answered as if the record
 * did not exist.
 */
export class OutOfSight extends Error {
  override readonly name = 'OutOfSight';
}

/** The only row of a record that an earlier statement saw; throws `OutOfSight` if it is gone. */
export function stillInSight<Row>(rows: readonly Row[]): Row {
  const row = rows[0];
  if (row === undefined) throw new OutOfSight();
  return row;
}

export { sql };
