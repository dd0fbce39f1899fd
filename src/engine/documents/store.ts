// Where the sealed content of documents lies: beside the database, never in it. The
// folder can become an object store behind the same few functions. Nothing here can be opened
// without the key of its row, so a file that outlives its row is only noise until it is swept.

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InvariantError } from '../../kernel/invariant.ts';
import { isId } from '../../kernel/id.ts';

export type Sealed = AsyncIterable<Uint8Array>;

export type DocumentStore = {
  /**
   * Resolves once everything is on the disk, so that a row which is committed afterwards never
   * names a file that a crash took. Whatever fails leaves nothing.
   */
  readonly put: (id: string, sealed: Sealed) => Promise<void>;
  /** Rejects with `MissingContent`. */
  readonly open: (id: string) => Promise<Sealed>;
  /** Removing what is not there is no error. */
  readonly remove: (id: string) => Promise<void>;
  /** Ids of what has lain here since before `time`, half-written files included. */
  readonly listOlder: (time: Date) => AsyncIterable<string>;
};

/** The row promises a content that is not here: a restore without the folder, or a damaged disk. */
export class MissingContent extends Error {
  override readonly name = 'MissingContent';
}

const half = '.part';

export function folderStore(root: string): DocumentStore {
  // The last characters of a UUID version 7 are random; the first ones are the time.
  const pathOf = (id: string) => {
    if (!isId(id)) throw new InvariantError('a document is stored under its id');
    return join(root, id.slice(-2), id);
  };
  return {
    async put(id, sealed) {
      const path = pathOf(id);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await pipeline(sealed, createWriteStream(path + half, { mode: 0o600, flush: true }));
        await rename(path + half, path);
        await flushFolder(dirname(path));
      } catch (problem) {
        await rm(path + half, { force: true });
        throw problem;
      }
    },
    async open(id) {
      const path = pathOf(id);
      const isHere = await stat(path).catch(() => null);
      if (!isHere) throw new MissingContent(id);
      return createReadStream(path);
    },
    async remove(id) {
      await rm(pathOf(id), { force: true });
      await rm(pathOf(id) + half, { force: true });
    },
    async *listOlder(time) {
      for await (const { path, name } of filesIn(root)) {
        const { mtime } = await stat(path).catch(() => ({ mtime: new Date() }));
        const id = name.endsWith(half) ? name.slice(0, -half.length) : name;
        if (mtime < time && isId(id)) yield id;
      }
    },
  };
}

/** A rename is on the disk only when its folder is. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* filesIn(root: string): AsyncGenerator<{ path: string; name: string }> {
  for (const name of await namesIn(root)) {
    for (const file of await namesIn(join(root, name))) {
      yield { path: join(root, name, file), name: file };
    }
  }
}

/** Nothing in a folder that nobody has made yet. */
async function namesIn(path: string): Promise<string[]> {
  const folder = await opendir(path).catch(() => null);
  const names: string[] = [];
  if (folder) for await (const entry of folder) names.push(entry.name);
  return names;
}
