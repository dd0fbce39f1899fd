// A command's session with a running server over HTTP, like that of a person's browser: signed in
// with login, password and one-time code, ended when the command ends. Nothing of it is stored.

import type { ProblemBody } from '../../engine/http/problems.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';

export type Credentials = {
  readonly login: string;
  readonly password: string;
  readonly totp: string;
};
export type Sent = { readonly query?: Record<string, string>; readonly body?: Uint8Array | object };
/**
 * `code` comes from the server, or is `not-reached`, or `not-alongside` for any other kind of
 * answer.
 */
export type ServerSession = {
  readonly send: <Value>(request: string, sent?: Sent) => Promise<Outcome<Value, string>>;
  readonly end: () => Promise<void>;
};

/**
 * Passwords and lists would travel unencrypted over http, so http is allowed only to this machine.
 */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

export async function openSession(
  address: string,
  credentials: Credentials,
): Promise<Outcome<ServerSession, string>> {
  const answer = await reach(address, 'POST /api/session', { body: credentials });
  if (!answer.ok) return answer;
  const read = await readAnswer(answer.value);
  if (!read.ok) return read;
  const cookie = answer.value.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (!cookie) return refuse('not-alongside');
  const send = async <Value>(request: string, sent: Sent = {}): Promise<Outcome<Value, string>> => {
    const given = await reach(address, request, { ...sent, cookie });
    return given.ok ? readAnswer<Value>(given.value) : given;
  };
  return done({ send, end: async () => void (await send('DELETE /api/session')) });
}

async function reach(
  address: string,
  request: string,
  sent: Sent & { readonly cookie?: string },
): Promise<Outcome<Response, 'not-reached'>> {
  const [method, path = ''] = request.split(' ', 2);
  const url = new URL(path, address);
  for (const [name, value] of Object.entries(sent.query ?? {})) url.searchParams.set(name, value);
  const isBytes = sent.body instanceof Uint8Array;
  try {
    return done(
      await fetch(url, {
        method,
        redirect: 'error',
        headers: {
          ...(sent.cookie ? { cookie: sent.cookie } : {}),
          ...(sent.body === undefined
            ? {}
            : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        },
        ...(sent.body === undefined
          ? {}
          : { body: isBytes ? (sent.body as BodyInit) : JSON.stringify(sent.body) }),
      }),
    );
  } catch {
    return refuse('not-reached');
  }
}

async function readAnswer<Value>(answer: Response): Promise<Outcome<Value, string>> {
  try {
    const body = (await answer.json()) as Value & ProblemBody;
    if (answer.ok) return done(body);
    return refuse(body.code, {
      ...body.facts,
      ...(body.reference ? { reference: body.reference } : {}),
    });
  } catch {
    return refuse('not-alongside');
  }
}
