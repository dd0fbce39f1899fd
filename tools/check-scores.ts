// No field anywhere may contain a score of a person (defined in kernel/scoring.ts): the columns of
// the database, the fields and codes of every endpoint, the columns that a list may have, the
// labels in six languages, the keys and names of the country packs. Forms and instruments published
// on screen will have to pass the same check.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ZodType } from 'zod';
import { packageRoot } from '../src/app/package-root.ts';
import { endpoints } from '../src/app/rooms.ts';
import { storedTables } from '../src/app/stored-tables.ts';
import type { Endpoint } from '../src/kernel/contract.ts';
import { namesAScore } from '../src/kernel/scoring.ts';
import { headerWords } from '../src/rooms/operations/lists/reading/words/headers.ts';

/** Where a name occurs, and the name. */
export type Named = readonly [place: string, name: string];

export const findScores = (named: readonly Named[]): string[] =>
  named.filter(([, name]) => namesAScore(name)).map(([place, name]) => `${place}: “${name}”`);

/** Keys and texts of a parsed file; a long text is prose, not a name. */
export function namesIn(place: string, value: unknown): Named[] {
  if (typeof value === 'string') return isName(value) ? [[place, value]] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [[place, key] as const]),
    ...namesIn(`${place}.${key}`, inner),
  ]);
}

const wordsOfNameMax = 12;

function isName(text: string): boolean {
  return text.split(/\s+/).length <= wordsOfNameMax;
}

/** Field names and code values of a contract, at any depth. */
export function namesInSchema(place: string, schema: unknown): Named[] {
  const found: Named[] = [];
  const seen = new Set<unknown>();
  const walk = (value: unknown) => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    const { def } = value as ZodType as unknown as { def?: Record<string, unknown> };
    if (!def) return;
    for (const [key, inner] of Object.entries((def['shape'] as object) ?? {})) {
      found.push([place, key]);
      walk(inner);
    }
    for (const code of Object.values((def['entries'] as object) ?? {})) {
      found.push([place, String(code)]);
    }
    for (const inner of Object.values(def)) {
      for (const one of Array.isArray(inner) ? inner : [inner]) walk(one);
    }
  };
  walk(schema);
  return found;
}

function ofEndpoint(endpoint: Endpoint): Named[] {
  const { name, params, query, body, returns } = endpoint;
  return [params, query, body, returns].flatMap((schema) => namesInSchema(name, schema));
}

function ofFiles(pattern: string, read: (text: string) => unknown): Named[] {
  return globSync(pattern, { cwd: packageRoot }).flatMap((file) =>
    namesIn(file, read(readFileSync(join(packageRoot, file), 'utf8'))),
  );
}

export function everyName(): Named[] {
  return [
    ...[...storedTables].flatMap(([table, { fields }]): Named[] => [
      ['a table', table],
      ...Object.keys(fields).map((column): Named => [table, column]),
    ]),
    ...endpoints.flatMap(ofEndpoint),
    ...Object.values(headerWords)
      .flat()
      .map((header): Named => ['a column of a list', header]),
    ...ofFiles('languages/*/*.json', (text) => JSON.parse(text) as unknown),
    ...ofFiles('countries/*/*.yaml', (text) => parse(text) as unknown),
  ];
}

if (import.meta.main) {
  const found = findScores(everyName());
  for (const line of found) process.stdout.write(`${line} would hold a score of a person\n`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
