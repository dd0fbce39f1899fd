// Slow statements are logged with the name of the endpoint or job and the function that sent them,
// never with their text or values. The function is read from the stack, only after a statement was
// slow, so fast statements pay nothing.

import type { LogEvent, Logger as Heard } from 'kysely';
import { currentWork } from '../log/current-work.ts';
import { frameOf } from '../log/fault-facts.ts';
import type { Logger } from '../log/log.ts';

const framesMax = 60;
/** Code in these folders runs on behalf of the function we are looking for. */
const machinery = /^src\/engine\/(db|log)\//;

export function tellSlowStatements(log: Logger, millisecondsMax: number): Heard {
  return (event) => {
    if (event.queryDurationMillis < millisecondsMax) return;
    const milliseconds = Math.round(event.queryDurationMillis);
    log.warn({ ...currentWork(), ...senderOf(event), milliseconds }, 'slow statement');
  };
}

function senderOf({ query }: LogEvent): { statement: string; place?: string } {
  const step = /^(begin|start transaction|commit|rollback|savepoint)\b/.exec(query.sql)?.[0];
  const [nearest, ...further] = framesHere().filter(({ place }) => !machinery.test(place));
  if (!nearest) return { statement: step ?? 'unknown' };
  // A step of a transaction is often sent by an anonymous function.
  const named = [nearest, ...further].find(({ name }) => name !== null);
  return { statement: step ?? named?.name ?? 'unknown', place: nearest.place };
}

/** This program's functions that are waiting for the statement, nearest first. */
function framesHere(): { name: string | null; place: string }[] {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = framesMax;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = usual;
  return stack.split('\n').flatMap((line) => {
    const found = /^(?:async )?(?:([\w.#<>]+) \()?((?:src|test)\/.*?):\d+\)?$/.exec(frameOf(line));
    return found ? [{ name: found[1] ?? null, place: found[2]! }] : [];
  });
}
