// The typed client: one function that calls an endpoint by its key ("POST /api/operations"). Only
// types come from the contracts, so no schema reaches the browser. Every unsafe request has an
// Idempotency-Key; a caller that retries passes the same one, and the server does the work once.
// Changes to the session (signed out, locked) are reported to listeners, and the error still
// reaches the caller.

import type {
  Endpoint,
  KeyOf,
  ParamsOf,
  QueryOf,
  ReturnsOf,
  SentBodyOf,
} from '../kernel/contract.ts';
import { newId } from '../kernel/id.ts';
import { OfflineError, type ProblemDocument, ProblemError } from './problem.ts';

type Need<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [N in Name]?: undefined }
  : Record<string, never> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };

/** Exactly what the endpoint takes: path parameters, query, body. */
export type InputOf<E extends Endpoint> = Need<'params', ParamsOf<E>> &
  Need<'query', QueryOf<E>> &
  Need<'body', SentBodyOf<E> | BytesOf<E>>;
type BytesOf<E extends Endpoint> = E extends { body: 'bytes' } ? Blob : never;

export type RequestOptions = {
  readonly signal?: AbortSignal;
  /** The same for every attempt of one action; left out: a fresh one. */
  readonly commandId?: string;
  /** Lets the request outlive the page (for leaving at once). */
  readonly keepalive?: boolean;
};

type LooseInput = { params?: unknown; query?: unknown; body?: unknown };
type SessionEnd = 'signed-out' | 'session-locked' | 'account-held';
const sessionListeners = new Set<(end: SessionEnd) => void>();
const lookAgainMilliseconds = 400;
let underWay = 0;

/**
 * Calls `listener` when the server reports that the session is over or locked, or that the account
 * is held. Returns a function that stops listening.
 */
export function onSessionEnd(listener: (end: SessionEnd) => void): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

/**
 * Calls an endpoint: `request<typeof readCase>('GET /api/cases/:caseId', { params: { caseId } })`.
 * Throws `ProblemError` for every answer except success, `OfflineError` if no answer came.
 */
export async function request<E extends Endpoint>(
  key: KeyOf<E>,
  input: InputOf<E>,
  options: RequestOptions = {},
): Promise<ReturnsOf<E>> {
  underWay++;
  try {
    const answer = await send(key, input, options);
    if (!answer.ok) throw await problemFrom(answer);
    const isJson = answer.headers.get('content-type')?.startsWith('application/json');
    return (
      isJson ? await answer.json() : new Uint8Array(await answer.arrayBuffer())
    ) as ReturnsOf<E>;
  } finally {
    underWay--;
  }
}

/**
 * Resolves when no answer is waited for and none was a moment ago: what can wait must not share a
 * slow line with what somebody waits for.
 */
export function quietLine(): Promise<void> {
  let quietLooks = 0;
  return new Promise((resolve) => {
    const look = (): void => {
      quietLooks = underWay === 0 ? quietLooks + 1 : 0;
      if (quietLooks > 1) resolve();
      else setTimeout(look, lookAgainMilliseconds);
    };
    look();
  });
}

async function send(key: string, input: LooseInput, options: RequestOptions): Promise<Response> {
  const [method = 'GET', path = ''] = key.split(' ', 2);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['idempotency-key'] = options.commandId ?? newId<'command'>();
  let body: BodyInit | undefined;
  if (input.body instanceof Blob || input.body instanceof Uint8Array) {
    headers['content-type'] = 'application/octet-stream';
    body = input.body as BodyInit;
  } else if (input.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(input.body);
  }
  try {
    return await fetch(addressOf(path, input), {
      method,
      headers,
      body,
      signal: options.signal,
      keepalive: options.keepalive,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new OfflineError();
  }
}

function addressOf(path: string, input: LooseInput): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

async function problemFrom(answer: Response): Promise<ProblemError> {
  const problem = await readProblem(answer);
  const { code } = problem;
  if (code === 'signed-out' || code === 'session-locked' || code === 'account-held') {
    for (const tell of sessionListeners) tell(code);
  }
  return new ProblemError(problem);
}

// A proxy between us and the server may answer in HTML; that still becomes a problem with a code.
async function readProblem(answer: Response): Promise<ProblemDocument> {
  const code = { 401: 'signed-out', 404: 'not-found', 413: 'too-large', 503: 'unavailable' }[
    answer.status
  ];
  const fallback = {
    type: 'about:blank',
    title: '',
    status: answer.status,
    code: code ?? 'internal',
  };
  try {
    const body = (await answer.json()) as Partial<ProblemDocument> | null;
    return typeof body?.code === 'string' ? { ...fallback, ...body } : fallback;
  } catch {
    return fallback;
  }
}
