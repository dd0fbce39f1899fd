// Passkeys in the browser. The library that talks to the authenticator loads when somebody uses a
// passkey, never with the sign-in page. What goes wrong there becomes a code with words of ours:
// the browser's own sentences are in its own language.

import type { askPasskey } from '../engine/http/passkey-contract.ts';
import type { BodyOf, Endpoint } from '../kernel/contract.ts';
import { request } from './api.ts';
import { ProblemError } from './problem.ts';

type Purpose = 'sign-in' | 'unlock' | 'confirm';
type Question = { readonly challenge: string };
/** The answer in the body that this endpoint takes. */
type AnswerOf<E extends Endpoint> = BodyOf<E> extends { readonly answer: infer A } ? A : never;

/** Asks the server for a question and lets the person answer it with a passkey. */
export async function answerByPasskey<E extends Endpoint>(purpose: Purpose): Promise<AnswerOf<E>> {
  const { question } = await request<typeof askPasskey>('GET /api/session/passkey', {
    query: { purpose },
  });
  return withDevice(async ({ startAuthentication }) =>
    startAuthentication({ optionsJSON: question as never }),
  );
}

/** Lets the person make a passkey for a question of the server. */
export function makePasskey<E extends Endpoint>(question: Question): Promise<AnswerOf<E>> {
  return withDevice(async ({ startRegistration }) =>
    startRegistration({ optionsJSON: question as never }),
  );
}

const codes: Readonly<Record<string, string>> = {
  NotAllowedError: 'passkey-cancelled',
  AbortError: 'passkey-cancelled',
  SecurityError: 'passkey-elsewhere',
  InvalidStateError: 'passkey-known',
  NotSupportedError: 'passkey-unsupported',
  ConstraintError: 'passkey-unsupported',
};

type Library = typeof import('@simplewebauthn/browser');

async function withDevice<Answer>(work: (library: Library) => Promise<unknown>): Promise<Answer> {
  if (!('PublicKeyCredential' in window)) throw problemOf('passkey-unsupported');
  const library = await import('@simplewebauthn/browser');
  try {
    // Plain data, so that what an extension answered as bytes does not upset the contract.
    return JSON.parse(JSON.stringify(await work(library))) as Answer;
  } catch (failure) {
    throw problemOf(codes[(failure as Error).name] ?? 'passkey-cancelled');
  }
}

function problemOf(code: string): ProblemError {
  return new ProblemError({ type: 'about:blank', title: '', status: 0, code });
}
