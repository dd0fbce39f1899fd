// A PostgreSQL server named by DATABASE_URL: what must be true of it before anything is created
// there. The named user owns the database, may create roles and runs the migrations. It should not
// be a superuser, because row policies do not apply to one. Nothing is changed here.

import { Client, type ClientConfig } from 'pg';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Log } from '../log/log.ts';

export type ServerRefusal =
  | 'server-unreachable'
  | 'server-refuses-sign-in'
  | 'database-missing'
  | 'server-too-old'
  | 'not-database-owner'
  | 'database-locale-unfit'
  | 'extensions-missing';

const oldestMajor = 15;

/** The parts of the address, so that another user can connect to the same database. */
export function connectionOfUrl(databaseUrl: string): ClientConfig {
  const { host, port, database, user, password, ssl } = new Client({
    connectionString: databaseUrl,
  });
  return {
    host,
    port,
    user,
    connectionTimeoutMillis: 10_000,
    ...(database === undefined ? {} : { database }),
    ...(typeof password === 'string' ? { password } : {}),
    ssl: ssl as ClientConfig['ssl'],
  };
}

export async function checkServer(
  owner: ClientConfig,
  log: Log,
): Promise<Outcome<null, ServerRefusal>> {
  const client = new Client(owner);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (problem) {
    return refusalOfConnecting(problem, owner);
  }
  try {
    return await checkInside(client, log);
  } finally {
    await client.end();
  }
}

function refusalOfConnecting(problem: unknown, owner: ClientConfig): Outcome<never, ServerRefusal> {
  const code = (problem as { code?: string }).code ?? '';
  const facts = {
    host: owner.host ?? '',
    port: owner.port ?? 0,
    database: owner.database ?? '',
    user: owner.user ?? '',
    cause: code || 'no answer in time',
  };
  if (code === '3D000') return refuse('database-missing', facts);
  if (code.startsWith('28')) return refuse('server-refuses-sign-in', facts);
  return refuse('server-unreachable', facts);
}

type Traits = {
  version: number;
  shown: string;
  database: string;
  owns: boolean;
  encoding: string;
  folds: boolean;
  extensions: number;
  superuser: boolean;
};

const traitsQuery = `select current_setting('server_version_num')::int as version,
    current_setting('server_version') as shown, current_database() as database,
    pg_has_role(datdba, 'member') as owns, pg_encoding_to_char(encoding) as encoding,
    lower('Ә') = 'ә' as folds,
    (select count(*)::int from pg_available_extensions
      where name in ('pg_trgm', 'unaccent')) as extensions,
    (select rolsuper from pg_roles where rolname = current_user) as superuser
  from pg_database where datname = current_database()`;

async function checkInside(client: Client, log: Log): Promise<Outcome<null, ServerRefusal>> {
  const { rows } = await client.query<Traits>(traitsQuery);
  const traits = rows[0]!;
  const { database, encoding } = traits;
  if (traits.version < oldestMajor * 10_000)
    return refuse('server-too-old', { found: traits.shown });
  if (!traits.owns) return refuse('not-database-owner', { database, user: client.user ?? '' });
  if (encoding !== 'UTF8' || !traits.folds)
    return refuse('database-locale-unfit', { database, encoding });
  if (traits.extensions < 2) return refuse('extensions-missing', { database });
  if (traits.superuser) {
    log.info(
      {},
      'DATABASE_URL names a superuser; name an ordinary owner with CREATEROLE in production',
    );
  }
  return done(null);
}
