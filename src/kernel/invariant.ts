// A broken invariant is our own mistake, not the user's: it throws, the transaction rolls back, and
// the user gets a reference number instead of an explanation.

export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
