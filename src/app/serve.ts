// Starts the server: keys, database, browser files, then listening. Stops in the reverse order.
// Every way in which a start can fail ends in one sentence that explains what to do.

import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import type { Config } from '../engine/config/config.ts';
import type { Proxies } from '../engine/config/proxies.ts';
import { readKeyring } from '../engine/crypto/keyring.ts';
import { openPools, type Pools, sql } from '../engine/db/database.ts';
import { tellSlowStatements } from '../engine/db/slow-statements.ts';
import { databaseSentence, prepareDatabase, type PreparedDatabase } from '../engine/db/prepare.ts';
import { documentsIn } from '../engine/documents/documents.ts';
import { demoEndpoints } from '../engine/http/demo-contract.ts';
import type { Programme, Services } from '../engine/http/handler.ts';
import { openApiDocument } from '../engine/http/openapi.ts';
import { deliverTo } from '../engine/http/perform.ts';
import { buildServer } from '../engine/http/server.ts';
import { demoRoutes } from '../rooms/accounts/door/demo-door.ts';
import { calendarRoutes } from '../rooms/accounts/calendar/routes.ts';
import { sessionRoutes } from '../rooms/accounts/door/routes.ts';
import { serveStatic } from '../engine/http/static-files.ts';
import { handOutEndings } from '../engine/ledger/hand-out.ts';
import { type Runner, startJobs } from '../engine/jobs/runner.ts';
import type { Logger } from '../engine/log/log.ts';
import type { Answer } from '../engine/log/request-lines.ts';
import { done, type Outcome, refuse, type Refused } from '../kernel/outcome.ts';
import { sealAndSign } from '../rooms/audit/sealing.ts';
import { unsealedSeconds, watchSealing } from '../rooms/audit/watch.ts';
import { afterMigrations } from './after-migrations.ts';
import { loadGivenNames } from '../rooms/people/load-given-names.ts';
import { buildIfStale } from './build-web.ts';
import { isInDataFolder, keyFileSentence } from './key-file.ts';
import { jobsOf, outsideOf } from './jobs.ts';
import { openPorts } from './listening.ts';
import { endpoints, rooms } from './rooms.ts';
import { packageRoot, packageVersion } from './package-root.ts';

export type Running = { readonly address: string; readonly stop: () => Promise<void> };

export type StartRefusal = 'start-refused';

/**
 * `before` runs once the database is ready and before anyone can connect (the demo fills it); what
 * it refuses is not served.
 */
export async function start(
  config: Config,
  log: Logger,
  before?: (database: PreparedDatabase) => Promise<Refused<StartRefusal> | null>,
): Promise<Outcome<Running, StartRefusal>> {
  // Runs while the database starts; a failure is reported in its turn, not as a crash now.
  const building = buildIfStale(packageRoot).then(
    () => null,
    (problem: Error) => problem,
  );
  // With an external server, `alongside migrate` has done the owner's work, and serving needs no
  // owner.
  const migrations = config.databaseUrl !== null && !before ? 'require' : 'apply';
  const database = await prepareDatabase(config, log, { migrations, afterMigrations });
  if (!database.ok) return stopWith(databaseSentence(database));
  const pools = openPools(
    database.value.roleConnection,
    tellSlowStatements(log, config.slowMilliseconds),
  );
  const undo = async () => {
    await pools.close();
    await database.value.stop();
  };
  try {
    const refused = await before?.(database.value);
    if (refused) {
      await undo();
      return refused;
    }
    const services = await servicesOf(config, { pools, log });
    if (!services.ok) {
      await undo();
      return services;
    }
    await loadGivenNames(pools);
    const unbuilt = await building;
    if (unbuilt) {
      await undo();
      return stopWith(`The browser files could not be built: ${unbuilt.message}`);
    }
    return await listen(config, { services: services.value, undo });
  } catch (problem) {
    await undo();
    throw problem;
  }
}

function stopWith(sentence: string) {
  return refuse('start-refused' as const, { sentence });
}

type Parts = { pools: Pools; log: Logger };

async function servicesOf(
  config: Config,
  { pools, log }: Parts,
): Promise<Outcome<Services, StartRefusal>> {
  const keyring = readKeyring(config.keyFile);
  if (!keyring.ok) return stopWith(keyFileSentence(keyring.refusal, config.keyFile));
  const programme = await readProgramme(pools);
  if (!programme) {
    return stopWith('This database holds no programme yet. Run "npx alongside init" first.');
  }
  if (!programme.isDemo && isInDataFolder(config)) {
    log.warn(
      { path: config.keyFile },
      'the key file is in the data folder: move it elsewhere and set ALONGSIDE_KEY_FILE',
    );
  }
  const { address } = config;
  const now = () => new Date();
  if (!programme.isDemo && address.isHere) {
    log.warn(
      {},
      'people can sign in from this machine only: set ALONGSIDE_ADDRESS to what they type',
    );
  }
  return done({
    pools,
    keyring: keyring.value,
    programme,
    address,
    now,
    log,
    documents: documentsIn(config.dataFolder, keyring.value, now),
    sendsMail: config.mail !== null,
  });
}

async function readProgramme(pools: Pools): Promise<Programme | null> {
  const found = await sql<ProgrammeRow>`select * from programme.describe()`.execute(
    pools.of('door'),
  );
  const row = found.rows[0];
  return row
    ? {
        name: row.name,
        country: row.country,
        languages: row.languages,
        timeZone: row.timeZone,
        isDemo: row.isDemo,
      }
    : null;
}

type ProgrammeRow = {
  name: string;
  country: Programme['country'];
  languages: string[];
  timeZone: string;
  isDemo: boolean;
};

async function listen(
  config: Config,
  { services, undo }: { services: Services; undo: () => Promise<void> },
): Promise<Outcome<Running, StartRefusal>> {
  let jobs: Runner | null = null;
  const ports = await openPorts(config, services, {
    make: (noteAnswer) =>
      makeServer(services, { ...(noteAnswer ? { noteAnswer } : {}), proxies: config.proxies }),
    runner: () => jobs,
    unsealedSeconds: () => unsealedSeconds(services),
  });
  if (!ports.ok) {
    await undo();
    return ports;
  }
  jobs = startJobs(services, jobsOf(config));
  const endWatch = watchSealing(services);
  return done({
    address: services.address.origin,
    async stop() {
      await ports.value.close();
      endWatch();
      await jobs?.stop();
      await sealWhatIsLeft(config, services);
      await handOutWhatIsLeft(config, services);
      await undo();
    },
  });
}

/** Seals whatever can be sealed before stopping; a failure does not prevent the stop. */
async function sealWhatIsLeft(config: Config, services: Services): Promise<void> {
  await sealAndSign(services, outsideOf(config)).catch((fault: unknown) =>
    services.log.error({ fault }, 'sealing of the audit trail failed'),
  );
}

/** Without a wait for the next start, so that a backup of a stopped server lacks no ending. */
async function handOutWhatIsLeft({ ledgerFile }: Config, services: Services): Promise<void> {
  const { pools, keyring } = services;
  await handOutEndings(pools.of('worker'), { path: ledgerFile, keyring }).catch((fault: unknown) =>
    services.log.error({ fault }, 'endings cannot be handed out to the ledger'),
  );
}

/** Who hears of each answer, and which proxies are in front. */
type Facing = { readonly noteAnswer?: (answer: Answer) => void; readonly proxies?: Proxies };

/** The whole server with the given services; tests and the OpenAPI check also build it. */
export function makeServer(
  services: Services,
  { noteAnswer, proxies }: Facing = {},
): FastifyInstance {
  const described = services.programme.isDemo ? [...endpoints, ...demoEndpoints] : endpoints;
  const document = JSON.stringify(openApiDocument(described, packageVersion));
  return buildServer(
    rooms.flatMap((room) => room.bindings),
    services,
    {
      deliver: deliverTo(rooms),
      ...(noteAnswer ? { noteAnswer } : {}),
      ...(proxies === undefined ? {} : { proxies }),
      extra: [
        sessionRoutes(services),
        calendarRoutes(services),
        demoRoutes(services),
        (server) =>
          void server.get(
            '/health',
            { config: { endpoint: 'health' } },
            async (_request, reply) => {
              await sql`select 1`.execute(services.pools.of('door'));
              return reply.send({ status: 'ready', version: packageVersion });
            },
          ),
        (server) =>
          void server.get(
            '/api/openapi.json',
            { config: { endpoint: 'openApi' } },
            async (_request, reply) => reply.type('application/json').send(document),
          ),
        serveStatic(join(packageRoot, 'dist', 'web')),
      ],
    },
  );
}
