// Where a text is shown, for a reader who does not know the program: the files that use its key,
// and the addresses of the pages that these files belong to. Read from the source, as the bundler
// does: a page is what a room's `path: paths.…` loads, with every file of the room that it imports.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { paths } from '../src/web/paths.ts';

export type Where = {
  /** Files of src in which the key is quoted, or begins a template. */
  readonly files: readonly string[];
  /** Addresses of the pages; empty for what stands on every page, or on no page. */
  readonly pages: readonly string[];
};

const entry = /path: paths\.(\w+)(?:(?!path: paths)[\s\S])*?import\('(\.\/[\w./-]+\.tsx)'\)/g;
const imported = /from '(\.\.?\/[\w./-]+\.tsx?)'/g;
const quotedKey = /['"`]([\w.-]+)(?=['"`])/g;
const builtKey = /`([\w.-]+\.)\$\{/g;

/** Answers for a key with its room, without the ending of a counted sentence. */
export function findWhere(root: string): (key: string) => Where {
  const sources = new Map(
    globSync('src/**/*.{ts,tsx}', { cwd: root })
      .filter((file) => !/\.test\.tsx?$/.test(file))
      .toSorted()
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
  const pagesOf = findPages(root, sources);
  const uses: readonly Use[] = [...sources].map(([file, source]) => ({
    file,
    quoted: new Set([...source.matchAll(quotedKey)].map(([, key]) => key!)),
    heads: [...source.matchAll(builtKey)].map(([, head]) => head!),
  }));
  return (key) => {
    const quoting = uses.filter(({ quoted }) => quoted.has(key));
    const files = (quoting.length > 0 ? quoting : buildingMostOf(key, uses)).map(
      ({ file }) => file,
    );
    const pages = new Set(files.flatMap((file) => pagesOf.get(file) ?? []));
    return { files, pages: [...pages] };
  };
}

type Use = {
  readonly file: string;
  readonly quoted: ReadonlySet<string>;
  readonly heads: readonly string[];
};

/** Templates that begin with the longest part of the key: `care.plan.${…}` rather than `care.${…}`. */
function buildingMostOf(key: string, uses: readonly Use[]): readonly Use[] {
  const fitting = uses.flatMap(({ heads }) => heads.filter((head) => key.startsWith(head)));
  const longest = fitting.toSorted((one, other) => other.length - one.length)[0];
  return longest === undefined ? [] : uses.filter(({ heads }) => heads.includes(longest));
}

/** The addresses of the pages that each file is part of. */
function findPages(
  root: string,
  sources: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const pages = new Map<string, string[]>();
  for (const [file, source] of sources) {
    for (const [, name = '', screen = ''] of source.matchAll(entry)) {
      const address = Object.entries(paths).find(([each]) => each === name)?.[1];
      if (address === undefined) continue;
      for (const part of filesOf(root, join(dirname(file), screen), sources)) {
        const known = pages.get(part) ?? [];
        if (!known.includes(address)) pages.set(part, [...known, address]);
      }
    }
  }
  return pages;
}

/** The file and what it imports within its room; outside the rooms, within its folder. */
function filesOf(
  root: string,
  start: string,
  sources: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const room = /^src\/rooms\/[^/]+\//.exec(start)?.[0] ?? `${dirname(start)}/`;
  const found = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || !existsSync(join(root, file))) continue;
    found.add(file);
    for (const [, target = ''] of (sources.get(file) ?? '').matchAll(imported)) {
      const next = relative('.', join(dirname(file), target));
      if (next.startsWith(room)) waiting.push(next);
    }
  }
  return found;
}
