// Where the next page of a list starts, opaque to the caller. A cursor carries a MAC over the name
// of its list and its place, so that a list accepts only cursors that this server gave out for it.
// Anything else is invalid input, never a database error and never silently the first page. A place
// contains ids, instants, codes and numbers but no name, because it appears in addresses and anyone
// who has the cursor can read it.

import { timingSafeEqual } from 'node:crypto';
import { z, type ZodType } from 'zod';
import type { Keyring } from '../crypto/keyring.ts';
import { Problem } from './problems.ts';

/** `at` is PostgreSQL's own text of the instant: a Date would lose its microseconds. */
export const placeInTime = z.strictObject({ at: z.string(), id: z.string() });
export type PlaceInTime = z.output<typeof placeInTime>;
export const placeOfRow = (row: { readonly cursorAt: string; readonly id: string }) => ({
  at: row.cursorAt,
  id: row.id,
});
/** For a list sorted by id. */
export const placeById = z.strictObject({ id: z.string() });
export const placeOfId = ({ id }: { readonly id: string }) => ({ id });

/** The cursors of one endpoint. */
export type Cursors = {
  /** Null without a cursor; throws `invalid-input` for a cursor that this list did not give out. */
  readonly read: <Place>(shape: ZodType<Place>, cursor: string | undefined) => Place | null;
  readonly write: (place: object) => string;
  /** Cuts one page out of `limit + 1` rows, with the cursor of the next page. */
  readonly cut: <Row>(
    rows: readonly Row[],
    limit: number,
    placeOf: (last: Row) => object,
  ) => { readonly rows: Row[]; readonly next: string | null };
};

const macBytes = 16;

export function cursorsOf(list: string, { cursorMac }: Pick<Keyring, 'cursorMac'>): Cursors {
  const macOf = (place: Buffer) =>
    cursorMac(Buffer.concat([Buffer.from(`${list}\n`), place])).subarray(0, macBytes);
  const write = (place: object): string => {
    const bytes = Buffer.from(JSON.stringify(place));
    return Buffer.concat([macOf(bytes), bytes]).toString('base64url');
  };
  return {
    read(shape, cursor) {
      if (cursor === undefined) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      const [mac, place] = [bytes.subarray(0, macBytes), bytes.subarray(macBytes)];
      // Accept only one spelling: the decoder skips characters outside its alphabet.
      if (bytes.toString('base64url') !== cursor || mac.length < macBytes) refuseCursor();
      if (!timingSafeEqual(mac, macOf(place))) refuseCursor();
      // A cursor from an earlier version may have had another shape.
      const read = shape.safeParse(JSON.parse(place.toString()));
      return read.success ? read.data : refuseCursor();
    },
    write,
    cut(rows, limit, placeOf) {
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      return { rows: page, next: isMore ? write(placeOf(last)) : null };
    },
  };
}

function refuseCursor(): never {
  throw new Problem('invalid-input', {
    errors: [
      { path: 'after', code: 'unknown-cursor', message: 'This is not a place in this list.' },
    ],
  });
}
