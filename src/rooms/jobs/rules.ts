// When something about jobs may not be overlooked.

const stuckMilliseconds = 3_600_000;

/** Fails, or waits for somebody to take it up, for more than an hour. */
export function isStuck(
  kind: { readonly failingSince: Date | null; readonly waitingSince: Date | null },
  now: Date,
): boolean {
  return [kind.failingSince, kind.waitingSince].some(
    (since) => since !== null && now.getTime() - since.getTime() > stuckMilliseconds,
  );
}
