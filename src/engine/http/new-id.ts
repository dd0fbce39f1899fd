// The id of what a creating command makes: the caller's, or one made here. It is taken out of the
// input before the contract's own schema sees it, so that no handler can take it for a field.
// The primary key says whether an id is taken: a row that the caller may not see answers exactly as
// one that they may, and nothing of the command stays. One function looks instead,
// `care.open_emergency`: it raises the same violation for every caller, under a lock on the id and
// before the case is looked for, so that the answer cannot tell whether the code was right.

import type { Endpoint } from '../../kernel/contract.ts';
import { isNewId, newId } from '../../kernel/id.ts';
import { Problem } from './problems.ts';

type Sent = { readonly query: unknown; readonly body: unknown };

/** `given`: what the caller sent, null when they left it to us. */
export type NewId = { readonly id: string; readonly given: string | null };

/** The input without the id, and the id. Throws `invalid-input` for one that is not version 7. */
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

/** As PostgreSQL names it; a test holds every table of a creating endpoint to it. */
export function primaryKeyOf(table: string): string {
  return `${table}_pkey`;
}
