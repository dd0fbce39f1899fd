// The id of the record that a creating command makes: the caller's, or one made here. It is removed
// from the input before the contract's schema sees it, so that no handler can mistake it for a
// field. The primary key decides whether an id is taken: a row that the caller may not see answers
// exactly like one that they may, and nothing of the command remains. The one exception,
// `care.open_emergency`, looks for the id itself: it raises the same violation for every caller,
// under a lock on the id and before it looks for the case, so that the answer cannot reveal whether
// the code was right.

import type { Endpoint } from '../../kernel/contract.ts';
import { isNewId, newId } from '../../kernel/id.ts';
import { Problem } from './problems.ts';

type Sent = { readonly query: unknown; readonly body: unknown };

/** `given`: the id the caller sent; null if they left it to us. */
export type NewId = { readonly id: string; readonly given: string | null };

/** Splits the input into the id and the rest. Throws `invalid-input` if the id is not version 7. */
export function takeNewId<Raw extends Sent>(
  endpoint: Endpoint,
  raw: Raw,
): { readonly rest: Raw; readonly made: NewId | null } {
  if (endpoint.creates === undefined) return { rest: raw, made: null };
  const place = endpoint.body === 'bytes' ? 'query' : 'body';
  const sent = raw[place];
  if (!isRecord(sent) || !Object.hasOwn(sent, 'id')) {
    return { rest: raw, made: { id: newId(), given: null } };
  }
  const { id, ...others } = sent;
  if (!isNewId(id)) {
    throw new Problem('invalid-input', {
      errors: [
        {
          path: 'id',
          code: 'invalid_format',
          message: 'The id of a new record is a UUID of version 7 in lower case.',
        },
      ],
    });
  }
  return { rest: { ...raw, [place]: others }, made: { id, given: id } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

/** The name PostgreSQL gives it; a test checks this for every table of a creating endpoint. */
export function primaryKeyOf(table: string): string {
  return `${table}_pkey`;
}
