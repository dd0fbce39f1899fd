// Whether a race would notice: functions of the database lose their locks, the pair that depends on
// them runs, and each function gets its own text back.

import { sql } from '../../../src/engine/db/database.ts';
import type { TestDatabase } from '../actors.ts';
import type { Hole, Pair } from './rule.ts';

/** The fault that was seen, or null. Throws if a lock or the pair is no longer there. */
export async function openHole(
  { owner }: TestDatabase,
  { without, pair: name }: Hole,
  pairs: readonly Pair[],
): Promise<string | null> {
  const pair = pairs.find((one) => one.name === name);
  if (!pair) throw new Error(`no such pair: ${name}`);
  const known: string[] = [];
  try {
    for (const [at, lock, instead = ''] of without) {
      const { rows } = await sql<{ text: string }>`select pg_get_functiondef(p.oid) as text
        from pg_proc p where p.oid = ${at}::regproc`.execute(owner);
      const { text } = rows[0]!;
      const found = placeOf(lock);
      if (!found.test(text)) throw new Error(`${at} has no such lock: ${lock}`);
      known.push(text);
      await sql.raw(text.replace(found, instead)).execute(owner);
    }
    return await pair.race({ isCompared: true }).then(
      () => null,
      (fault: Error) => fault.message,
    );
  } finally {
    for (const text of known.toReversed()) await sql.raw(text).execute(owner);
  }
}

/** However the lines are broken. */
function placeOf(lock: string): RegExp {
  const words = lock.split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('\\s+'));
}
