// What the database says no with, and what becomes of it: the one table from its codes to answers.
// A rule that a trigger holds (AL001), a unique key or a check becomes a refusal only where the
// endpoint names it; an id of nothing answers as a record that does not exist; a database that is
// busy or away answers 503. Everything else, text and numbers that do not fit among it, is our own
// mistake: input is held to what the database takes before it comes here (kernel/input.ts).

import { type Endpoint, fileIsMerged, idTaken, refusalsOf } from '../../kernel/contract.ts';
import { OutOfSight } from '../db/database.ts';
import { primaryKeyOf } from './new-id.ts';
import { Problem } from './problems.ts';

type Failure = {
  readonly code?: string;
  readonly message?: string;
  readonly schema?: string;
  readonly constraint?: string;
  readonly syscall?: string;
};

const ruleOfTrigger = 'AL001';
const brokenKeysAndChecks = ['23505', '23514', '23P01'];
const absentReference = '23503';

/**
 * Deadlock, serialization, lock and statement timeouts; shutting down, too many connections, out of
 * disk or memory, connection lost or refused. Nothing was written; whoever asks again may be
 * served.
 */
const busyOrAway = /^(40P01|40001|55P03|57014|57P0[1235]|53[1234]00|08\d{3}|58030|25P0[34])$/;
const networkFailure = /^(ECONNREFUSED|ECONNRESET|EPIPE)$/;

export function isDatabaseAway({ code = '', message, syscall }: Failure): boolean {
  return (
    busyOrAway.test(code) ||
    networkFailure.test(code) ||
    // A socket that is not there; a file that is not there is our own mistake.
    (code === 'ENOENT' && syscall === 'connect') ||
    message === 'Connection terminated unexpectedly'
  );
}

/** A foreign key to a row that is not there: an id of nothing in the input, or our own mistake. */
export function refersToNothing(failure: unknown): boolean {
  const { code, message = '' } = (failure ?? {}) as Failure;
  return code === absentReference && message.startsWith('insert or update');
}

/** Null: not of the database, or our own mistake. */
export function problemOfDatabase(endpoint: Endpoint, failure: unknown): Problem | null {
  if (failure instanceof OutOfSight) return new Problem('not-found');
  const { code = '', message = '', schema, constraint } = (failure ?? {}) as Failure;
  if (refersToNothing(failure)) return new Problem('not-found');
  const refusal =
    code === ruleOfTrigger
      ? message
      : brokenKeysAndChecks.includes(code)
        ? refusalOfConstraint(endpoint, `${schema}.${constraint}`)
        : undefined;
  return refusal !== undefined && [...refusalsOf(endpoint), fileIsMerged].includes(refusal)
    ? new Problem('refused', { code: refusal })
    : null;
}

function refusalOfConstraint(
  { creates, violates }: Endpoint,
  name: `${string}.${string}`,
): string | undefined {
  if (creates !== undefined && name === primaryKeyOf(creates)) return idTaken;
  return violates?.[name];
}
