// Where a list went on: the sort time and the id of the last row, opaque to the caller. A cursor
// that this server did not make is invalid input, never a database error.

import { isId } from '../../kernel/id.ts';
import { Problem } from './problems.ts';

/** `at` is PostgreSQL's own text of the instant: a Date would lose its microseconds. */
export type Cursor = { readonly at: string; readonly id: string };

const instant = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:?\d{2})?$/;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.at}|${cursor.id}`, 'utf8').toString('base64url');
}

/** Null for no cursor; throws `invalid-input` for one that cannot be read. */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const [at, id] = Buffer.from(text, 'base64url').toString('utf8').split('|', 2);
  if (
    !at ||
    !id ||
    !instant.test(at) ||
    Number.isNaN(Date.parse(at.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))) ||
    !isId(id)
  ) {
    throw new Problem('invalid-input', {
      errors: [
        { path: 'after', code: 'unknown-cursor', message: 'This is not a place in the list.' },
      ],
    });
  }
  return { at, id };
}

/** The rows of one page out of `limit + 1` rows, and the cursor of the next page. */
export function pageOf<Row extends { readonly cursorAt: string; readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    next: rows.length > limit && last ? writeCursor({ at: last.cursorAt, id: last.id }) : null,
  };
}
