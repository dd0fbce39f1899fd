// One request, one transaction: enter with the session's token, check the role, validate, handle,
// write the audit entries, commit, answer. Any failure on the way rolls all of it back.

import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ZodType } from 'zod';
import type { Endpoint } from '../../kernel/contract.ts';
import { dayAt } from '../../kernel/day.ts';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, type Outcome, type Refused } from '../../kernel/outcome.ts';
import { isOpen, type Side, sides } from '../../kernel/roles.ts';
import { type Actor, enter } from '../access/actor.ts';
import { openTrail } from '../audit/trail.ts';
import { inTransaction, sql, type Tx } from '../db/database.ts';
import { cursorsOf } from './cursor.ts';
import { isOutOfReach, problemOfDatabase, refersToNothing } from './database-refusals.ts';
import type { RoomEvent } from './event.ts';
import type { Binding, Handling, Room, Services } from './handler.ts';
import { type NewId, takeNewId } from './new-id.ts';
import { type FieldError, Problem } from './problems.ts';
import { refuseUnstorable } from './storable.ts';

export type RawRequest = {
  readonly token: string | null;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly requestId: string;
  readonly commandId: string | null;
};

/** Delivers a handler's events to the rooms that listen, in the same transaction. */
export type Deliver = (
  event: RoomEvent,
  handling: Handling<Endpoint>,
) => Promise<Outcome<null, string>>;

export function deliverTo(rooms: readonly Room[]): Deliver {
  return async ({ name, facts }, handling) => {
    for (const room of rooms) {
      const listen = room.listens?.[name] as Listener | undefined;
      const heard = listen && (await listen(facts, handling));
      if (heard && !heard.ok) return heard;
    }
    return done(null);
  };
}
type Listener = (facts: unknown, handling: Handling<Endpoint>) => Promise<Outcome<null, string>>;

/** What all requests of one server share. */
export type Serving = { readonly services: Services; readonly deliver: Deliver };

/** Returns the body of a 200; any other result is a thrown `Problem`. */
export async function perform(
  binding: Binding,
  raw: RawRequest,
  { services, deliver }: Serving,
): Promise<unknown> {
  const { endpoint } = binding;
  const side = sideOfToken(raw.token);
  if (!raw.token || !side) throw new Problem('signed-out');
  const token = raw.token;
  await putOnRecord(binding, raw, services.pools.of(side));
  const afterwards: (() => Promise<void>)[] = [];
  const answer = await inTransaction(services.pools.of(side), async (tx) => {
    // A transaction that runs again begins anew.
    afterwards.length = 0;
    const entered = await enter(tx, token, endpoint.isUnattended);
    if (entered.status === 'locked') throw new LockedSession();
    if (entered.status === 'held') throw new Problem('account-held');
    if (entered.status !== 'ok') throw new Problem('signed-out');
    if (!mayCall(endpoint, entered.actor)) throw new Problem('not-found');
    const { rest, made } = takeNewId(endpoint, raw);
    const input = { ...readInput(endpoint, rest), made };
    const earlier = await claimCommand(tx, { binding, raw, services, actor: entered.actor }, input);
    if (earlier) return earlier.response;
    const answer = await handle({
      binding,
      input,
      raw,
      services,
      deliver,
      tx,
      actor: entered.actor,
      token,
      afterwards,
    });
    if (endpoint.method !== 'GET' && !endpoint.secretAnswer) await keepAnswer(tx, raw, answer);
    return answer;
  }).catch((failure: unknown) => {
    // The caller learns nothing from it, but a wrong id of our own must not go unseen.
    if (refersToNothing(failure)) {
      services.log.warn({ endpoint: endpoint.name, fault: failure }, 'a row refers to nothing');
    }
    if (isOutOfReach(failure)) {
      services.log.warn({ endpoint: endpoint.name, fault: failure }, 'a row is out of reach');
    }
    throw problemOfDatabase(endpoint, failure) ?? failure;
  });
  await runAfterwards(afterwards, services.log);
  return answer;
}

async function runAfterwards(
  works: readonly (() => Promise<void>)[],
  log: Services['log'],
): Promise<void> {
  for (const work of works) {
    await work().catch((fault: unknown) => log.warn({ fault }, 'what follows a commit failed'));
  }
}

/** Nothing if the caller may not ask: the transaction that answers then says so. */
async function putOnRecord(
  { endpoint, ask }: Binding,
  raw: RawRequest,
  database: Kysely<unknown>,
): Promise<void> {
  if (!ask) return;
  await inTransaction(database, async (tx) => {
    const entered = await enter(tx, raw.token!, endpoint.isUnattended);
    if (entered.status !== 'ok' || !mayCall(endpoint, entered.actor)) return;
    await ask({ ...readInput(endpoint, takeNewId(endpoint, raw).rest), tx } as never);
  });
}

/** A locked session must stay locked even though the transaction that found it idle rolls back. */
export class LockedSession extends Problem {
  constructor() {
    super('session-locked');
  }
}

type Input = { params: unknown; query: unknown; body: unknown; made: NewId | null };

type Work = {
  binding: Binding;
  input: Input;
  raw: RawRequest;
  services: Services;
  deliver: Deliver;
  tx: Tx;
  actor: Actor;
  token: string;
  afterwards: (() => Promise<void>)[];
};

async function handle(work: Work): Promise<unknown> {
  const { endpoint, handler } = work.binding;
  const { made, ...input } = work.input;
  const trail = openTrail(work.services.keyring.pseudonym, work.raw.requestId);
  const events: RoomEvent[] = [];
  const handling = {
    ...input,
    newId: made?.id,
    actor: work.actor,
    tx: work.tx,
    audit: trail,
    cursors: cursorsOf(endpoint.name, work.services.keyring),
    services: work.services,
    emit: (event: RoomEvent) => void events.push(event),
    afterwards: (next: () => Promise<void>) => void work.afterwards.push(next),
    today: dayAt(work.services.now(), work.services.programme.timeZone),
    token: work.token,
    requestId: work.raw.requestId,
  } as unknown as Handling<Endpoint>;
  const outcome = await handler(handling);
  if (!outcome.ok) throw problemOf(outcome);
  for (const event of events) {
    const heard = await work.deliver(event, handling);
    if (!heard.ok) throw problemOf(heard);
  }
  if (endpoint.audit !== 'none' && !trail.has(endpoint.audit)) {
    throw new InvariantError(`${endpoint.name} answered without its audit entry`);
  }
  await trail.flush(work.tx);
  return outcome.value;
}

function problemOf({ refusal, facts }: Refused<string>): Problem {
  if (refusal === 'not-found') return new Problem('not-found');
  return refusal === 'not-allowed'
    ? new Problem('not-allowed', { facts })
    : new Problem('refused', { code: refusal, facts });
}

export function mayCall(endpoint: Endpoint, actor: Actor): boolean {
  if (!isOpen(actor.role)) return false;
  return (
    endpoint.who === 'signed-in' ||
    (Array.isArray(endpoint.who) && endpoint.who.includes(actor.role))
  );
}

/** A token names its side only to choose the connection; the database verifies it. */
export function sideOfToken(token: string | null): Side | null {
  const side = token?.split('.', 1)[0];
  return sides.find((known) => known === side) ?? null;
}

export function readInput(endpoint: Endpoint, raw: RawRequest) {
  for (const part of [raw.params, raw.query, raw.body]) refuseUnstorable(part);
  return {
    params: validate(endpoint.params, raw.params, 'path'),
    query: validate(endpoint.query, raw.query, 'query'),
    body: endpoint.body === 'bytes' ? raw.body : validate(endpoint.body, raw.body, 'body'),
  };
}

function validate(schema: ZodType | undefined, value: unknown, place: string): unknown {
  if (!schema) {
    if (value && typeof value === 'object' && Object.keys(value).length > 0) {
      throw new Problem('invalid-input', {
        errors: Object.keys(value).map((key) => unknownField(place, key)),
      });
    }
    return undefined;
  }
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const errors: FieldError[] = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownField(place, [...issue.path, key].join('.')))
      : [{ path: issue.path.join('.') || place, code: issue.code, message: issue.message }],
  );
  throw new Problem('invalid-input', { errors: errors.slice(0, 50) });
}

function unknownField(place: string, key: string): FieldError {
  return {
    path: key.slice(0, 100),
    code: 'unknown-field',
    message: `This ${place} field is not known here.`,
  };
}

// ---- idempotent commands: the same id with the same body gets the same answer and has no second
// effect

/** A repeated delivery waits at the insert until the first has committed, then gets its answer. */
async function claimCommand(
  tx: Tx,
  work: Pick<Work, 'binding' | 'raw' | 'services' | 'actor'>,
  input: Input,
) {
  const {
    raw,
    actor,
    binding: { endpoint },
  } = work;
  // A read has no effect that could happen twice: if its answer was lost, it is simply answered
  // again.
  if (!raw.commandId || endpoint.method === 'GET' || endpoint.audit === 'read') return null;
  const hash = hashOf(raw, input, work.services.keyring);
  const claimed = await sql`insert into access.command (id, account_id, endpoint, body_hash)
    values (${raw.commandId}::uuid, ${actor.accountId}, ${endpoint.name}, ${hash})
    on conflict (id) do nothing returning id`.execute(tx);
  if (claimed.rows.length > 0) return null;
  const rows = await sql<{ endpoint: string; bodyHash: Buffer; response: unknown }>`
    select endpoint, body_hash, response from access.command
      where id = ${raw.commandId}::uuid`.execute(tx);
  const row = rows.rows[0];
  if (!row || row.endpoint !== endpoint.name || !row.bodyHash.equals(hash)) {
    throw new Problem('command-id-reused');
  }
  // Null: the answer was a secret, which is given only once.
  if (row.response === null) throw new Problem('command-id-reused');
  return { response: row.response };
}

async function keepAnswer(tx: Tx, raw: RawRequest, answer: unknown): Promise<void> {
  if (!raw.commandId) return;
  await sql`update access.command set response = ${JSON.stringify(answer ?? null)}::jsonb
    where id = ${raw.commandId}::uuid`.execute(tx);
}

// Keyed, because a short body (such as a phone number) could be guessed from a plain hash by anyone
// who has the database. The caller's id is part of the content: with another id it is another
// command.
function hashOf(raw: RawRequest, { body, made }: Input, keyring: Services['keyring']): Buffer {
  const given = made?.given ? [made.given] : [];
  const hash = createHash('sha256')
    .update(JSON.stringify([raw.params ?? {}, raw.query ?? {}, ...given]))
    .update(body instanceof Uint8Array ? body : JSON.stringify(body ?? {}));
  return Buffer.from(keyring.pseudonym(`command|${hash.digest('hex')}`));
}
