// The state of one button or form that sends a command. It sends once however often it is pressed,
// retries under the same id while the content is the same, so that a lost answer never does the
// work twice, and passes a failure to `ErrorSummary`.

import { useRef, useState } from 'react';
import type { Endpoint, KeyOf, ReturnsOf } from '../kernel/contract.ts';
import { newId } from '../kernel/id.ts';
import { type InputOf, request } from './api.ts';
import { askWhoIsHere } from './confirmation.ts';
import { codeOf } from './problem.ts';

const doneListeners = new Set<() => void>();

/** Called after every successful command: what was read may have changed. */
export function onCommandDone(listener: () => void): void {
  doneListeners.add(listener);
}

export type Attempt = { readonly input: unknown; readonly commandId: string };

/** Where an attempt outlives the page: sent again after a reload it is the same command. */
export type KeptAttempt = {
  readonly last?: () => Attempt | undefined;
  readonly keep?: (attempt: Attempt | undefined) => void;
};

export type Action<Input, Value> = {
  /**
   * Resolves to the answer, or to null if the command failed (see `problem`) or is still running.
   */
  readonly run: (input: Input) => Promise<Value | null>;
  readonly isBusy: boolean;
  /** A `ProblemError` or `OfflineError`; null while nothing is wrong. */
  readonly problem: unknown;
  readonly clear: () => void;
};

/** An action of any kind; `work` gets an id that stays the same while the input does. */
export function useAction<Input, Value>(
  work: (input: Input, commandId: string) => Promise<Value>,
  kept: KeptAttempt = {},
): Action<Input, Value> {
  const [state, setState] = useState<{ isBusy: boolean; problem: unknown }>({
    isBusy: false,
    problem: null,
  });
  const running = useRef(false);
  const attempt = useRef<Attempt | null>(null);
  const run = async (input: Input): Promise<Value | null> => {
    if (running.current) return null;
    running.current = true;
    attempt.current = nextAttempt(attempt.current ?? kept.last?.() ?? null, input);
    kept.keep?.(attempt.current);
    setState({ isBusy: true, problem: null });
    try {
      const value = await work(input, attempt.current.commandId);
      // Answered: the same content sent once more is a new command.
      attempt.current = null;
      kept.keep?.(undefined);
      setState({ isBusy: false, problem: null });
      return value;
    } catch (problem) {
      setState({ isBusy: false, problem });
      return null;
    } finally {
      running.current = false;
    }
  };
  return { run, ...state, clear: () => setState({ isBusy: false, problem: null }) };
}

/**
 * A command of the API. If the server requires a confirmation, this asks for it and then repeats
 * the command.
 * `useCommand<typeof recordVisit>('POST /api/cases/:caseId/visits')`, then
 * `const visit = await command.run({ params: { caseId }, body })`.
 */
export function useCommand<E extends Endpoint>(
  key: KeyOf<E>,
  kept?: KeptAttempt,
): Action<InputOf<E>, ReturnsOf<E>> {
  return useAction(async (input: InputOf<E>, commandId: string) => {
    const send = (): Promise<ReturnsOf<E>> => request<E>(key, input, { commandId });
    const answer = await send().catch(async (problem: unknown) => {
      if (codeOf(problem) !== 'confirm-it-is-you' || !(await askWhoIsHere())) throw problem;
      return send();
    });
    for (const tell of doneListeners) tell();
    return answer;
  }, kept);
}

/** The same id for the same content, a fresh one for other content. */
export function nextAttempt(last: Attempt | null, input: unknown): Attempt {
  const isSame = last !== null && (last.input === input || sameJson(last.input, input));
  return isSame ? last : { input, commandId: newId<'command'>() };
}

function sameJson(one: unknown, other: unknown): boolean {
  if (holdsBytes(one) || holdsBytes(other)) return false;
  return JSON.stringify(one) === JSON.stringify(other);
}

function holdsBytes(input: unknown): boolean {
  const body = (input as { body?: unknown } | null)?.body;
  return body instanceof Blob || body instanceof Uint8Array;
}
