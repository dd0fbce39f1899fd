// Notices entries that wait too long for their seal, whatever the reason: asked beside the job that
// seals, because that job may be what has stopped. Warns once, until it is well again.

import type { Services } from '../../engine/http/handler.ts';
import { unsealedMinutesMax } from './model.ts';
import { findUnsealedSince } from './queries-chain.ts';

type Watching = Pick<Services, 'pools' | 'now' | 'log'>;

/** How long the oldest entry without a seal has waited; 0 if none waits. */
export async function unsealedSeconds({
  pools,
  now,
}: Pick<Services, 'pools' | 'now'>): Promise<number> {
  const since = await findUnsealedSince(pools.of('sealer'));
  return since === null ? 0 : Math.max(0, (now().getTime() - since.getTime()) / 1_000);
}

/** Returns whether it is late now; `wasLate` keeps the warning from being repeated. */
export async function warnIfLate(services: Watching, wasLate: boolean): Promise<boolean> {
  const isLate = (await unsealedSeconds(services)) > unsealedMinutesMax * 60;
  if (isLate && !wasLate)
    services.log.warn({}, 'entries of the audit trail have waited too long for their seal');
  return isLate;
}

/** Ends with the function it returns. */
export function watchSealing(services: Watching, everyMilliseconds = 60_000): () => void {
  let isLate = false;
  const timer = setInterval(() => {
    // If the database cannot be reached, that is said elsewhere.
    void warnIfLate(services, isLate).then(
      (now) => void (isLate = now),
      () => undefined,
    );
  }, everyMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
