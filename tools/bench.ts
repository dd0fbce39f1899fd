// `npm run bench`: what people wait for, measured on a hundred thousand made-up persons in the
// embedded database with fsync on, beside a bare driver that sends the same SQL. `-- web` measures
// the browser instead, `-- documents` what people send, `-- typing` how long forms take to fill in.
// It changes only its own folder, which it removes unless `--data FOLDER` names one to keep.

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { buildIfStale } from '../src/app/build-web.ts';
import { packageRoot } from '../src/app/package-root.ts';
import { parseOptions, usageExit } from '../src/app/cli/common.ts';
import { readConfig } from '../src/engine/config/config.ts';
import { openDatabase } from '../src/engine/db/database.ts';
import { databaseSentence, prepareDatabase } from '../src/engine/db/prepare.ts';
import { arrangeUsers, fillWhenNew } from './bench/data.ts';
import { documentTable, measureDocuments } from './bench/documents.ts';
import { openDriver } from './bench/driver.ts';
import { measureImport } from './bench/import.ts';
import { measureTask, type Row } from './bench/measure.ts';
import { type BenchServer, benchEnvironment, signIn, startServer } from './bench/server.ts';
import { measurePrint, printTable } from './bench/print.ts';
import { makeTasks } from './bench/tasks.ts';
import { typingReport, typingTable } from './bench/typing-week.ts';
import { measureUploads, uploadTable } from './bench/uploads.ts';
import { measureWeb, webTable } from './bench/web.ts';
import type { FormOfWeek } from './bench/week-words.ts';

const usage = `npm run bench [-- --json] [-- --persons 100000] [-- --data FOLDER] [-- --only NAME]
npm run bench -- web [--json]
npm run bench -- documents [--json]
npm run bench -- print [--json]
npm run bench -- typing [--json]

Measures the server on a made-up programme, or with "web" the browser on a slow line,
or with "documents" what it costs to make large documents anew, with "print" to print, or counts with "typing" how long
a week of forms takes to fill in; those need no programme.
--data keeps the filled folder, so that the next run is quick; --only measures some rows.
`;

type Report = {
  readonly machine: string;
  readonly persons: number;
  readonly rows: readonly Row[];
  readonly memoryMegabytes: number | null;
};
type Wanted = { readonly folder: string; readonly persons: number; readonly only: string };

/** What is measured does not depend on how many persons there are. */
const isSmall = (what: string | undefined) => what === 'web' || what === 'documents';
const say = (text: string) => void process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const parsed = parseOptions(
    process.argv.slice(2),
    { json: flag, persons: text, data: text, only: text },
    usage,
  );
  if (!parsed) return usageExit();
  const { values, positionals } = parsed;
  const persons = Number(values['persons'] ?? (isSmall(positionals[0]) ? 400 : 100_000));
  if (!Number.isInteger(persons) || persons < 200) {
    process.stderr.write(usage);
    return 2;
  }
  if (positionals[0] === 'print') {
    const report = measurePrint(machine());
    const text = values['json'] === true ? `${JSON.stringify(report, null, 1)}\n` : null;
    process.stdout.write(text ?? printTable(report));
    return 0;
  }
  if (positionals[0] === 'typing') {
    const report = typingReport(await readWeekOfForms());
    const text = values['json'] === true ? `${JSON.stringify(report, null, 1)}\n` : null;
    process.stdout.write(text ?? typingTable(report));
    return 0;
  }
  const kept = values['data'];
  const folder = typeof kept === 'string' ? resolve(kept) : temporaryFolder();
  try {
    await fillWhenNew(folder, persons);
    if (positionals[0] === 'documents') {
      const report = {
        ...(await measureDocuments(machine())),
        uploads: await measureUploads(folder),
      };
      const text = values['json'] === true ? `${JSON.stringify(report, null, 1)}\n` : null;
      process.stdout.write(text ?? documentTable(report) + uploadTable(report.uploads));
      return 0;
    }
    const isWeb = positionals[0] === 'web';
    const report = isWeb
      ? await measureWeb(folder, machine())
      : await measureServer({ folder, persons, only: String(values['only'] ?? '') });
    process.stdout.write(
      values['json'] === true
        ? `${JSON.stringify(report, null, 1)}\n`
        : 'rows' in report
          ? table(report)
          : webTable(report),
    );
    return 0;
  } finally {
    if (kept === undefined) removeFolder(folder);
  }
}

const noStyles: Plugin = {
  name: 'no-styles',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('.css') ? '\0no-styles' : null),
  load: (id) => (id === '\0no-styles' ? '' : null),
};

/** Screens are written for a browser: the builder of its files reads them here too. */
async function readWeekOfForms(): Promise<readonly FormOfWeek[]> {
  const { module } = await runnerImport<{ readWeek: () => Promise<readonly FormOfWeek[]> }>(
    join(packageRoot, 'tools/bench/week.tsx'),
    { root: packageRoot, configFile: false, logLevel: 'error', plugins: [noStyles] },
  );
  return module.readWeek();
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'));
  // If root starts this, the database runs as another user, who must be able to reach its own
  // folder.
  chmodSync(folder, 0o755);
  return folder;
}

function removeFolder(folder: string): void {
  const marker = join(folder, 'alongside-data.json');
  const known = existsSync(marker) ? JSON.parse(readFileSync(marker, 'utf8')) : {};
  if (typeof known.clusterFolder === 'string') {
    rmSync(known.clusterFolder, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? process.arch;
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const cores = availableParallelism();
  return `${cores} cores (${model}), ${gigabytes} GB, Node ${process.versions.node}`;
}

async function measureServer(wanted: Wanted): Promise<Report> {
  // Otherwise the first start would build the browser's files inside the measured process.
  await buildIfStale(packageRoot);
  const server = await startServer(wanted.folder);
  try {
    return await measureOn(server, wanted);
  } finally {
    await server.stop();
  }
}

async function measureOn(server: BenchServer, { folder, persons, only }: Wanted): Promise<Report> {
  const config = readConfig(benchEnvironment(folder));
  if (!config.ok) throw new Error(config.refusal);
  const quiet = { info: () => undefined, error: () => undefined };
  const database = await prepareDatabase(config.value, quiet, { join: true });
  if (!database.ok) throw new Error(databaseSentence(database));
  const owner = openDatabase(database.value.owner);
  const users = await arrangeUsers(owner, folder);
  await owner.destroy();
  const tokens = {
    dense: await signIn(server, users.dense),
    sparse: await signIn(server, users.sparse),
    manager: await signIn(server, users.manager),
    coordinator: await signIn(server, users.coordinator),
  };
  const driver = await openDriver(database.value, config.value.keyFile);
  try {
    const rows: Row[] = [];
    for (const task of await makeTasks(server, tokens)) {
      if (!task.name.includes(only)) continue;
      rows.push(await measureTask(server, driver, task));
      say(lineOf(rows.at(-1)!));
    }
    if ('import of 10,000 rows'.includes(only)) {
      rows.push(await measureImport(server, driver, tokens.coordinator));
    }
    return { machine: machine(), persons, rows, memoryMegabytes: server.peakMegabytes() };
  } finally {
    await driver.close();
    await database.value.stop();
  }
}

const widths = [28, 12, 10, 10, 10, 8] as const;
const columns = (cells: readonly string[]) =>
  cells
    .map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
    .join('');

function lineOf(row: Row): string {
  return columns([
    row.name,
    row.user,
    row.medianMilliseconds.toFixed(1),
    row.p95Milliseconds.toFixed(1),
    row.ratioToDriver.toFixed(2),
    row.ratioToSql.toFixed(2),
  ]);
}

function table({ machine: where, persons, rows, memoryMegabytes }: Report): string {
  return `${where}; ${persons} persons, embedded database, one client

${columns(['', 'user', 'median ms', 'p95 ms', '× driver', '× SQL'])}
${rows.map(lineOf).join('\n')}

memory of the server process, at most: ${memoryMegabytes ?? 'not known here'} MB
`;
}

process.exitCode = await main();
