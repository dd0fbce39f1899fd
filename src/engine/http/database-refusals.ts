// What happens when the database refuses: the one table from its error codes to answers. A rule in
// a trigger (AL001), a unique key or a check becomes a refusal only if the endpoint lists it. An id
// that refers to nothing is answered like a record that does not exist. A busy or unreachable
// database answers 503. Everything else is our own mistake, including text and numbers that do not
// fit: input is checked before it gets here (kernel/input.ts). A policy that refuses a row is
// answered as if the record did not exist: the handler saw it, and reach ended meanwhile.

import { type Endpoint, fileIsMerged, idTaken, refusalsOf } from '../../kernel/contract.ts';
import type { RefusalFacts } from '../../kernel/outcome.ts';
import { OutOfSight } from '../db/database.ts';
import { primaryKeyOf } from './new-id.ts';
import { Problem } from './problems.ts';

type Failure = {
  readonly code?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly schema?: string;
  readonly constraint?: string;
  readonly syscall?: string;
};

const ruleOfTrigger = 'AL001';
const brokenKeysAndChecks = ['23505', '23514', '23P01'];
const absentReference = '23503';
const insufficientPrivilege = '42501';
/** By a policy, or by a trigger that asks what the caller sees; not for want of a grant. */
const outOfReach = /^(new row violates row-level security policy|not in sight$)/;
/** Raised by a function for a record that is not there, or not any more for this actor. */
const noSuchRecord = 'P0002';

/**
 * Deadlock, serialization, lock and statement timeouts; shutting down, too many connections, out of
 * disk or memory, connection lost or refused. Nothing was written, and a retry may succeed.
 */
const busyOrAway = /^(40P01|40001|55P03|57014|57P0[1235]|53[1234]00|08\d{3}|58030|25P0[34])$/;
const networkFailure = /^(ECONNREFUSED|ECONNRESET|EPIPE)$/;

export function isDatabaseAway({ code = '', message, syscall }: Failure): boolean {
  return (
    busyOrAway.test(code) ||
    networkFailure.test(code) ||
    // A missing socket; any other missing file is our own mistake.
    (code === 'ENOENT' && syscall === 'connect') ||
    message === 'Connection terminated unexpectedly'
  );
}

/** A foreign key to a missing row: an id in the input refers to nothing, or our own mistake. */
export function refersToNothing(failure: unknown): boolean {
  const { code, message = '' } = (failure ?? {}) as Failure;
  return code === absentReference && message.startsWith('insert or update');
}

/** What a handler saw is no longer in reach when it writes, or it never asked: our own mistake. */
export function isOutOfReach(failure: unknown): boolean {
  const { code, message = '' } = (failure ?? {}) as Failure;
  return code === insufficientPrivilege && outOfReach.test(message);
}

/** Null: not from the database, or our own mistake. */
export function problemOfDatabase(endpoint: Endpoint, failure: unknown): Problem | null {
  if (failure instanceof OutOfSight) return new Problem('not-found');
  const { code = '', message = '', detail, schema, constraint } = (failure ?? {}) as Failure;
  if (refersToNothing(failure) || isOutOfReach(failure)) return new Problem('not-found');
  if (code === noSuchRecord && message.startsWith('no such ')) return new Problem('not-found');
  const refusal =
    code === ruleOfTrigger
      ? message
      : brokenKeysAndChecks.includes(code)
        ? refusalOfConstraint(endpoint, `${schema}.${constraint}`)
        : undefined;
  return refusal !== undefined && [...refusalsOf(endpoint), fileIsMerged].includes(refusal)
    ? new Problem('refused', { code: refusal, ...factsOfTrigger(code, detail) })
    : null;
}

/** A rule in a trigger may add numbers for the text of its refusal, as jsonb. */
function factsOfTrigger(code: string, detail?: string): { facts?: RefusalFacts } {
  return code === ruleOfTrigger && detail ? { facts: JSON.parse(detail) as RefusalFacts } : {};
}

function refusalOfConstraint(
  { creates, violates }: Endpoint,
  name: `${string}.${string}`,
): string | undefined {
  if (creates !== undefined && name === primaryKeyOf(creates)) return idTaken;
  return violates?.[name];
}
