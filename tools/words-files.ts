// Reads the files in languages/ as flat lists of keys and texts, for the checks and for PO. Not for
// the running program, which has src/engine/languages/words.ts.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../src/engine/languages/locale.ts';

/** `line`: from 1, if known. */
export type Problem = {
  readonly file: string;
  readonly line?: number;
  readonly key: string;
  readonly what: string;
  readonly remedy: string;
};

/** From the path in the file, with dots, to its text; in the file's order. */
export type Texts = ReadonlyMap<string, string>;
type Tree = { readonly [key: string]: unknown };

const pluralEnding = /_(one|few|many|other)$/;

export function listRooms(root: string, locale: Locale): string[] {
  const folder = join(root, 'languages', locale);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();
}

export function wordsFile(locale: Locale, room: string): string {
  return `languages/${locale}/${room}.json`;
}

/** Empty if the language has no file for this room. Throws on broken JSON. */
export function readTexts(root: string, locale: Locale, room: string): Texts {
  const file = join(root, wordsFile(locale, room));
  if (!existsSync(file)) return new Map();
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')) as Tree, ''));
}

function flatten(tree: Tree, before: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const path = before === '' ? key : `${before}.${key}`;
    return typeof value === 'object' && value !== null
      ? flatten(value as Tree, path)
      : [[path, typeof value === 'string' ? value : '']];
  });
}

/** Keys of counted sentences without their ending; a key counts if English has its `_other`. */
export function findCounted(english: Texts): ReadonlySet<string> {
  return new Set(
    [...english.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.replace(pluralEnding, '')),
  );
}

/** The key without its ending, if it is a form of a counted sentence. */
export function stemOf(key: string, counted: ReadonlySet<string>): string {
  const stem = key.replace(pluralEnding, '');
  return counted.has(stem) ? stem : key;
}

export function describeProblem({ file, line, key, what, remedy }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${key === '' ? '' : `${key}: `}${what} ${remedy}`;
}

/** For the command line: prints what is wrong and sets the exit code. */
export function report(problems: readonly Problem[], name: string): void {
  for (const problem of problems) console.error(describeProblem(problem));
  const count = problems.length === 0 ? 'nothing wrong' : `${problems.length} problems`;
  console.log(`${name}: ${count}`);
  if (problems.length > 0) process.exitCode = 1;
}
