// The contract of one HTTP endpoint, as data. The server binds it, the browser's typed client takes
// its types from it, and the OpenAPI document and the table of who may call are printed from it.
// Only types are imported from zod here, so that a browser bundle that uses a contract's type
// carries no schema.

import type { ZodType, output } from 'zod';
import type { OpenRole } from './roles.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * `who`: the roles that may call; for every other role the path does not exist (404). `'anyone'`:
 * no session needed; `'signed-in'`: any open role (kernel/roles.ts).
 * `audit`: which entry the request leaves. With `read` or `write`, the handler must record one or
 * the request fails; `none` is only for answers that contain no person's or subject's record.
 * `returns`: the exact shape of the 200 body; `file`: streamed to whoever asked, never stored by
 * the browser's client. `refuses`: codes of expected refusals (409).
 * `violates`: the refusal that a broken unique key or check (`schema.name`) means: someone else was
 * quicker, or a value is taken.
 * `creates`: the table of the one main record that a command makes. Its body (for bytes, its query)
 * may then carry that record's `id`, so that someone without a network can keep working on it; the
 * handler receives it as `newId`. An id already in use is refused for the handler (`refusalsOf`).
 */
export type Endpoint = {
  readonly name: string;
  readonly method: Method;
  readonly path: `/api/${string}`;
  readonly summary: string;
  readonly who: readonly OpenRole[] | 'anyone' | 'signed-in';
  readonly audit: 'read' | 'write' | 'none';
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly body?: ZodType | 'bytes';
  readonly bodyBytesMax?: number;
  readonly returns: ZodType | 'bytes' | 'file';
  readonly refuses: readonly string[];
  readonly violates?: Readonly<Record<`${string}.${string}`, string>>;
  readonly creates?: `${string}.${string}`;
  /** The answer contains a secret, so it is given once and not kept for a repeated command. */
  readonly secretAnswer?: true;
  /** Polled by an open page, not by a person: it must not extend the session. */
  readonly isUnattended?: true;
};

export function endpoint<const E extends Endpoint>(description: E): E {
  return description;
}

/**
 * A file that leaves in pieces after the transaction has committed. `name`: what the browser saves
 * it as, in plain letters; never from a person. `inline`: an image that a page shows.
 */
export type ServedFile = {
  readonly contentType: string;
  readonly name: string;
  readonly disposition: 'attachment' | 'inline';
  readonly content: AsyncIterable<Uint8Array>;
};

type Output<S> = S extends ZodType ? output<S> : undefined;
export type ParamsOf<E extends Endpoint> = E extends { params: infer S } ? Output<S> : undefined;
export type QueryOf<E extends Endpoint> = E extends { query: infer S } ? Output<S> : undefined;
export type BodyOf<E extends Endpoint> = E extends { body: 'bytes' }
  ? Uint8Array
  : E extends { body: infer S }
    ? Output<S>
    : undefined;
export type ReturnsOf<E extends Endpoint> = E extends { returns: 'bytes' }
  ? Uint8Array
  : E extends { returns: 'file' }
    ? ServedFile
    : E extends { returns: infer S }
      ? Output<S>
      : never;
export type RefusalOf<E extends Endpoint> = E['refuses'][number];

/** What a caller may send: the body and, for a creating command, the id of what it makes. */
export type SentBodyOf<E extends Endpoint> = E extends { creates: string; body: ZodType }
  ? BodyOf<E> & { readonly id?: string }
  : BodyOf<E>;

export const idTaken = 'id-taken';
/** The database's refusal of any write into a file that was merged into another. */
export const fileIsMerged = 'file-is-merged';

/** Every expected refusal: the endpoint's own, plus `id-taken` if it creates a record. */
export function refusalsOf(endpoint: Endpoint): readonly string[] {
  return endpoint.creates === undefined ? endpoint.refuses : [...endpoint.refuses, idTaken];
}
export type KeyOf<E extends Endpoint> = `${E['method']} ${E['path']}`;
