// What can go wrong between browser and server, in two classes: the server refused or failed
// (`ProblemError`, an RFC 9457 body), or it could not be reached at all (`OfflineError`). Neither
// ever carries a name or a record: only codes and facts.

import type { RefusalFacts } from '../kernel/outcome.ts';

export type FieldProblem = {
  readonly path: string;
  readonly code: string;
  readonly message: string;
};

export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  /** The number to give the administrator; present if the fault is the server's. */
  readonly reference?: string;
  readonly facts?: RefusalFacts;
  readonly errors?: readonly FieldProblem[];
};

export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDocument;
  constructor(problem: ProblemDocument) {
    super(problem.code);
    this.problem = problem;
  }
}

export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/** The code of any failure; `languages/<language>/problems.json` has a text for each. */
export function codeOf(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.code;
  return error instanceof OfflineError ? 'offline' : 'internal';
}
