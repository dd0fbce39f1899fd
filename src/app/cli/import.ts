// `alongside import FILE --operation … --kind …`: imports a list into an operation on a running
// server, with the same steps and rights as a coordinator on screen: signs in, stages, shows what
// was understood, asks, imports, reports progress. It never touches the database itself.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { ReturnsOf } from '../../kernel/contract.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { typedDigits } from '../../kernel/typed-code.ts';
import type { listOperations } from '../../rooms/operations/operation/api.ts';
import type { ListPreview, readImport, stageList } from '../../rooms/operations/lists/api.ts';
import { listKinds } from '../../rooms/operations/lists/model.ts';
import { configOrExit, parseOptions, usageExit } from './common.ts';
import { sentenceOf } from './import-sentences.ts';
import { problemSentence } from './list-sentences.ts';
import { isSafeAddress, openSession, type ServerSession } from './server-session.ts';

const usage = `alongside import FILE --operation NAME_OR_ID --kind ${listKinds.join('|')} --login LOGIN
                 [--url ADDRESS] [--skip-errors] [--yes]

Brings a list into an operation of a running server. Shows what was understood and asks before
anything is imported; --yes does not ask, --skip-errors leaves rows with errors out. Without --url
the server is at ALONGSIDE_ADDRESS. The password comes from ALONGSIDE_PASSWORD, the one-time code
from ALONGSIDE_TOTP; else they are asked for.
`;
const problemsShown = 30;

type Order = {
  readonly file: string;
  readonly operation: string;
  readonly kind: string;
  readonly login: string;
  readonly url: string;
  readonly skipsErrors: boolean;
  readonly asks: boolean;
};
type Ended = Outcome<null, string>;

/** Returns 0 if the list was imported or was already there, 1 for a refusal, 2 for wrong usage. */
export async function importCommand(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const parsed = parseOptions(
    args,
    {
      operation: text,
      kind: text,
      login: text,
      url: text,
      yes: { type: 'boolean' },
      'skip-errors': { type: 'boolean' },
    },
    usage,
  );
  if (!parsed) return usageExit();
  const config = configOrExit();
  if (!config) return 1;
  const { values, positionals } = parsed;
  const order: Order = {
    file: positionals[0] ?? '',
    operation: String(values['operation'] ?? ''),
    kind: String(values['kind'] ?? ''),
    login: String(values['login'] ?? ''),
    url: String(values['url'] ?? config.address.origin),
    skipsErrors: values['skip-errors'] === true,
    asks: values['yes'] !== true,
  };
  const wrong = findWrongUse(order, positionals.length);
  if (wrong) return complain(`${wrong}\n\n${usage}`, 2);
  const bytes = await readFile(order.file).catch(() => null);
  if (!bytes) return complain(`The file ${order.file} cannot be opened.\n`, 1);
  const session = await signIn(order);
  if (!session.ok) return complain(`${sentenceOf(session.refusal, session.facts)}\n`, 1);
  try {
    const ended = await bring(session.value, order, bytes);
    return ended.ok ? 0 : complain(`${sentenceOf(ended.refusal, ended.facts)}\n`, 1);
  } finally {
    await session.value.end();
  }
}

function findWrongUse(order: Order, files: number): string | null {
  if (files !== 1) return 'Name one file.';
  if (order.operation === '') return 'Name the operation: --operation "…".';
  if (!(listKinds as readonly string[]).includes(order.kind)) {
    return `Say which kind of list it is: --kind ${listKinds.join('|')}.`;
  }
  if (order.login === '') return 'Say who you are: --login LOGIN.';
  return isSafeAddress(order.url)
    ? null
    : 'The address must begin with https://; plain http:// only reaches this very machine.';
}

function complain(text: string, exitCode: number): number {
  process.stderr.write(text);
  return exitCode;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}

async function signIn({ url, login }: Order) {
  const password =
    process.env['ALONGSIDE_PASSWORD'] ??
    (await ask(`Password of ${login} (it is shown while you type): `));
  const totp = process.env['ALONGSIDE_TOTP'] ?? (await ask('One-time code: '));
  // The server would report a code of another shape as an invalid field.
  if (!typedDigits(6).test(totp) || password === '') return refuse('sign-in-failed');
  return openSession(url, { login, password, totp });
}

async function bring(session: ServerSession, order: Order, bytes: Uint8Array): Promise<Ended> {
  const operationId = await findOperation(session, order.operation);
  if (!operationId.ok) return operationId;
  const at = `/api/operations/${operationId.value}/lists`;
  const staged = await session.send<ReturnsOf<typeof stageList>>(`POST ${at}`, {
    query: { fileName: basename(order.file), kind: order.kind },
    body: bytes,
  });
  if (!staged.ok) return staged;
  const { preview, listId } = staged.value;
  if (!preview) {
    say('This very file was imported into this operation before. Nothing changes.');
    return done(null);
  }
  showPreview(preview);
  const errorRows = preview.sheets
    .filter((sheet) => !sheet.excluded)
    .flatMap(({ sheet, errorRows: rows }) => rows.map((row) => ({ sheet, row })));
  if (!(await isWanted(order, errorRows.length))) {
    say('Nothing was imported. The list waits on the server for a day.');
    return done(null);
  }
  const skipRows = order.skipsErrors || order.asks ? errorRows : [];
  const started = await session.send<{ jobId: string }>(`POST ${at}/${listId}/import`, {
    body: { baseVersion: preview.version, skipRows },
  });
  if (!started.ok) return started;
  return follow(session, `/api/operations/${operationId.value}/imports/${started.value.jobId}`);
}

/** By id, or by its name as the screens show it, ignoring case. */
async function findOperation(
  session: ServerSession,
  wanted: string,
): Promise<Outcome<string, string>> {
  for (let after = ''; ;) {
    const page = await session.send<ReturnsOf<typeof listOperations>>('GET /api/operations', {
      query: { limit: '100', ...(after === '' ? {} : { after }) },
    });
    if (!page.ok) return page;
    const found = page.value.operations.find(
      ({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase(),
    );
    if (found) return done(found.id);
    if (page.value.next === null) return refuse('not-found');
    after = page.value.next;
  }
}

function showPreview(preview: ListPreview): void {
  for (const { sheet, refusal, excluded, counts, errorRows } of preview.sheets) {
    const name = sheet === '' ? preview.fileName : `Sheet “${sheet}”`;
    say(
      refusal !== null
        ? `${name}: holds no list (${refusal}).`
        : excluded
          ? `${name}: left out.`
          : `${name}: ${counts.persons} rows with a person, ${counts.skipped} without, ` +
            `${errorRows.length} with errors, ${counts.warnings} things to look at.`,
    );
  }
  const problems = preview.sheets.flatMap(({ sheet, rows }) =>
    rows.flatMap((row) => row.problems.map((problem) => ({ sheet, problem }))),
  );
  for (const { sheet, problem } of problems.slice(0, problemsShown)) {
    const sentence = problemSentence(problem as Parameters<typeof problemSentence>[0]);
    say(`  ${preview.sheets.length > 1 ? `${sheet}: ` : ''}${sentence}`);
  }
  if (problems.length > problemsShown) say(`  … and ${problems.length - problemsShown} more.`);
}

async function isWanted({ asks, skipsErrors }: Order, errors: number): Promise<boolean> {
  if (!asks) return true;
  const without = errors === 0 ? '' : ` without the ${errors} rows with errors`;
  if (errors > 0 && !skipsErrors) say('Rows with errors can be left out or corrected in the file.');
  return /^y(es)?$/i.test(await ask(`Import this list${without}? [y/N] `));
}

async function follow(session: ServerSession, address: string): Promise<Ended> {
  for (let shown = ''; ;) {
    const job = await session.send<ReturnsOf<typeof readImport>>(`GET ${address}`);
    if (!job.ok) return job;
    const { state, step, rowsDone, rowsTotal } = job.value;
    if (state === 'done') {
      say(
        `Imported: ${job.value.entriesAdded} new rows, ${job.value.entriesKnown} known from an ` +
          `earlier issue, ${job.value.rowsSkipped} left out, ${job.value.proposals} pairs to look at.`,
      );
      return done(null);
    }
    if (state !== 'waiting' && state !== 'running') return refuse(`import-${state}`);
    const line = `${step}: ${rowsDone} of ${rowsTotal} rows`;
    if (line !== shown) say(line);
    shown = line;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
