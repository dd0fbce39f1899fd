// One catalogue of problems: stable codes, a status, an English title; bodies follow RFC 9457. A
// body never contains SQL, a stack, a path on the server or anything from a record. The browser has
// a text for every code in six languages; `title` is for people who read logs.

import type { RefusalFacts } from '../../kernel/outcome.ts';

export const problems = {
  'bad-request': [400, 'The request cannot be read'],
  'invalid-input': [400, 'Some fields are not valid'],
  'signed-out': [401, 'Sign in first'],
  'sign-in-failed': [401, 'Login, password or code is wrong'],
  'passkey-refused': [401, 'This passkey does not open anything here'],
  'account-held': [401, 'Nothing opens until an emergency opening has been judged'],
  'not-allowed': [403, 'This action is not open to you'],
  'cross-site': [403, 'The request came from another site'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'This address takes another method'],
  'conflict-changed-meanwhile': [409, 'The record changed meanwhile'],
  'command-id-reused': [409, 'This command id was used for something else'],
  refused: [409, 'Refused'],
  'too-large': [413, 'The request is too large'],
  'not-json': [415, 'Send JSON'],
  'session-locked': [423, 'The session is locked'],
  'too-many-attempts': [429, 'Too many attempts'],
  internal: [500, 'Something failed on our side'],
  unavailable: [503, 'The service cannot answer now'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

export type FieldError = { readonly path: string; readonly code: string; readonly message: string };
export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly reference?: string;
  readonly facts?: RefusalFacts;
  readonly errors?: readonly FieldError[];
};

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly extra: Partial<ProblemBody>;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    code: ProblemCode,
    extra: Partial<ProblemBody> = {},
    headers: Record<string, string> = {},
  ) {
    super(code);
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}

export function problemBody(code: ProblemCode, extra: Partial<ProblemBody> = {}): ProblemBody {
  const [status, title] = problems[code];
  return { type: `urn:alongside:problem:${extra.code ?? code}`, title, status, code, ...extra };
}
