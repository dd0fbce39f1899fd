// The contents of documents in a backup: sealed as they lie beside the database, cut into lines
// after the tables. Their keys are in rows, wrapped by keys that no backup contains.

import { type DocumentStore, MissingContent, type Sealed } from '../documents/store.ts';
import { sql, type Tx } from './database.ts';

export type Contents = {
  readonly store: DocumentStore;
  /** Tables of documents; a row whose key is gone has no content worth keeping. */
  readonly tables: readonly `${string}.document`[];
};

/** `missing`: a row promises a content that is not in the folder. */
export type ContentCount = { readonly contents: number; readonly missing: number };

const pieceBytes = 192 * 1_024;
const idsPerFetch = 2_000;

type ContentLine = { readonly content: string; readonly data?: string; readonly end?: true };

export async function* contentLines(
  tx: Tx,
  { store, tables }: Contents,
  counted: (count: ContentCount) => void,
): AsyncGenerator<string> {
  let [contents, missing] = [0, 0];
  for (const table of tables) {
    for await (const id of keptIn(tx, table)) {
      const sealed = await openOrNull(store, id);
      if (!sealed) {
        missing += 1;
        continue;
      }
      for await (const data of inPieces(sealed)) yield lineOf({ content: id, data });
      yield lineOf({ content: id, end: true });
      contents += 1;
    }
  }
  counted({ contents, missing });
}

async function* keptIn(tx: Tx, table: string): AsyncGenerator<string> {
  for (let last: string | null = null; ;) {
    const found: { rows: { id: string }[] } = await sql<{ id: string }>`select content_id as id
      from ${sql.table(table)} where content_key is not null
        and (${last}::uuid is null or content_id > ${last}::uuid)
      order by content_id limit ${idsPerFetch}`.execute(tx);
    yield* found.rows.map(({ id }) => id);
    if (found.rows.length < idsPerFetch) return;
    last = found.rows.at(-1)!.id;
  }
}

async function openOrNull(store: DocumentStore, id: string): Promise<Sealed | null> {
  try {
    return await store.open(id);
  } catch (problem) {
    if (problem instanceof MissingContent) return null;
    throw problem;
  }
}

async function* inPieces(sealed: Sealed): AsyncGenerator<string> {
  let held = Buffer.alloc(0);
  for await (const some of sealed) {
    held = Buffer.concat([held, some]);
    for (; held.length >= pieceBytes; held = held.subarray(pieceBytes)) {
      yield held.subarray(0, pieceBytes).toString('base64');
    }
  }
  if (held.length > 0) yield held.toString('base64');
}

function lineOf(line: ContentLine): string {
  return `${JSON.stringify(line)}\n`;
}

export function isContentLine(line: object): line is ContentLine {
  return 'content' in line;
}

/**
 * Takes the lines of a backup one by one and stores each content when its last line is there. What
 * lies in the folder for a restore that is rolled back has no row, and is swept.
 */
export function contentsInto(store: DocumentStore | null) {
  let pieces: Buffer[] = [];
  let contents = 0;
  return {
    async take({ content, data, end }: ContentLine): Promise<void> {
      if (!store) return;
      if (data !== undefined) pieces.push(Buffer.from(data, 'base64'));
      if (end !== true) return;
      const whole = pieces;
      pieces = [];
      await store.put(content, asSealed(whole));
      contents += 1;
    },
    count: () => contents,
  };
}

async function* asSealed(pieces: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}
