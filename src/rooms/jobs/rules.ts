// When a job must not be overlooked, and what an error code means to the person who repairs it.

const stuckMilliseconds = 3_600_000;

/** Has failed, or waited to be picked up, for more than an hour. */
export function isStuck(
  kind: { readonly failingSince: Date | null; readonly waitingSince: Date | null },
  now: Date,
): boolean {
  return [kind.failingSince, kind.waitingSince].some(
    (since) => since !== null && now.getTime() - since.getTime() > stuckMilliseconds,
  );
}

export type Reason =
  | 'interrupted'
  | 'full'
  | 'unreachable'
  | 'busy'
  | 'refused'
  | 'notAllowed'
  | 'missing'
  | 'other';

// SQLSTATEs by class (PostgreSQL, appendix A) and the system errors that Node names. An error
// raised by a room has the room's name before the code.
const reasons: readonly (readonly [RegExp, Reason])[] = [
  [/^claim-ran-out$/, 'interrupted'],
  [/^([a-z]+-)?(53\d\w\w|ENOSPC|EDQUOT|ENOMEM)$/, 'full'],
  [/^([a-z]+-)?(08\w{3}|57P\d\d|ECONN\w+|ENOTFOUND|EPIPE|ETIMEDOUT)$/, 'unreachable'],
  [/^([a-z]+-)?(57014|55P03|40\w{3}|25P03)$/, 'busy'],
  [/^([a-z]+-)?(42501|EACCES|EPERM|EROFS)$/, 'notAllowed'],
  [/^([a-z]+-)?(2[123]\w{3}|AL\d{3})$/, 'refused'],
  [/^([a-z]+-)?ENOENT$|^ledger-missing$/, 'missing'],
];

export function reasonOf(code: string | null): Reason {
  return reasons.find(([shape]) => shape.test(code ?? ''))?.[1] ?? 'other';
}
