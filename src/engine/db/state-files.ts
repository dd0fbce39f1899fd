// The state of the database: functions, triggers, policies, grants and comments, as plain text
// beside the rooms that own them. Read from `database/` folders, identified by one hash, and
// ordered so that each function comes after those it calls. Functions that tables themselves call
// are in files named `before-tables.sql`. Nothing here touches the database.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { InvariantError } from '../../kernel/invariant.ts';
import {
  readStatements,
  type Statement,
  withoutAnyComment,
  withoutComments,
} from './sql-statements.ts';

export type PlacedStatement = Statement & { readonly path: string };
export type State = {
  /** Over every path and text: a different hash means that the database is remade. */
  readonly sha256: string;
  /**
   * Called by defaults, checks and migrations: made before the tables, replaced and never dropped.
   */
  readonly beforeTables: readonly PlacedStatement[];
  /** Everything else, in the order in which it is made. */
  readonly rest: readonly PlacedStatement[];
};

const order = ['function', 'trigger', 'policy', 'grant', 'comment'] as const;

/** Reads `src/engine/database` and `src/rooms/<room>/database` under `root`. */
export function readState(root: string): State {
  const rooms = join(root, 'src', 'rooms');
  const folders = [
    join(root, 'src', 'engine', 'database'),
    ...(existsSync(rooms) ? readdirSync(rooms) : [])
      .sort()
      .map((room) => join(rooms, room, 'database')),
  ].filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => ({
        path: relative(root, join(folder, name)),
        text: readFileSync(join(folder, name), 'utf8'),
      })),
  );
  return stateOf(files);
}

export function stateOf(files: readonly { path: string; text: string }[]): State {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  const placed = files.flatMap(({ path, text }) =>
    readStatements(path, text).map((statement) => ({ ...statement, path })),
  );
  refuseTwice(placed);
  const isFirst = ({ path, kind }: PlacedStatement) =>
    kind === 'function' && path.endsWith('before-tables.sql');
  const rest = placed.filter((one) => !isFirst(one));
  const byKind = (kind: Statement['kind']) => rest.filter((one) => one.kind === kind);
  return {
    sha256: hash.digest('hex'),
    beforeTables: inOrderOfCalls(placed.filter(isFirst)),
    rest: order.flatMap((kind) =>
      kind === 'function' ? inOrderOfCalls(byKind(kind)) : byKind(kind),
    ),
  };
}

function refuseTwice(placed: readonly PlacedStatement[]): void {
  const seen = new Map<string, PlacedStatement>();
  for (const one of placed) {
    if (one.kind === 'grant' || one.kind === 'comment') continue;
    const key = `${one.kind} ${one.name}${parametersOf(one)}`;
    const other = seen.get(key);
    if (other) {
      throw new InvariantError(
        `${one.kind} ${one.name} is made in ${other.path} and in ${one.path}`,
      );
    }
    seen.set(key, one);
  }
}

/** A function with the same name and other parameters is a different function. */
function parametersOf({ kind, text }: PlacedStatement): string {
  if (kind !== 'function') return '';
  const head = /\(([\s\S]*?)\)\s*returns\b/.exec(withoutComments(text));
  return (head?.[1] ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * Each after those it calls, otherwise in written order. Throws if functions call each other in a
 * circle.
 */
function inOrderOfCalls(functions: readonly PlacedStatement[]): PlacedStatement[] {
  const byName = Map.groupBy(functions, ({ name }) => name);
  const calls = new Map(functions.map((one) => [one, callsOf(one, byName)]));
  const made = new Set<PlacedStatement>();
  const sorted: PlacedStatement[] = [];
  const make = (one: PlacedStatement, callers: readonly PlacedStatement[]) => {
    if (made.has(one)) return;
    if (callers.includes(one)) throw new InvariantError(circle([...callers, one]));
    for (const called of calls.get(one)!) make(called, [...callers, one]);
    made.add(one);
    sorted.push(one);
  };
  for (const one of functions) make(one, []);
  return sorted;
}

const call = /\b([a-z_]+\.[a-z_]+)\s*\(/g;

function callsOf(
  one: PlacedStatement,
  byName: ReadonlyMap<string, readonly PlacedStatement[]>,
): readonly PlacedStatement[] {
  const names = new Set([...withoutAnyComment(one.text).matchAll(call)].map(([, name]) => name!));
  return [...names].flatMap((name) => (name === one.name ? [] : (byName.get(name) ?? [])));
}

function circle(callers: readonly PlacedStatement[]): string {
  const from = callers.findIndex((one) => one === callers.at(-1));
  const steps = callers.slice(from).map(({ name, path }) => `${name} (${path})`);
  return `functions call each other in a circle: ${steps.join(' → ')}`;
}
