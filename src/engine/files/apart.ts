// What a thread and a process have in common when they run one exported function of a module: an
// answer, our own mistake, or an end at the deadline. A hostile file can keep a parser busy for
// minutes, and the server must go on answering. Whatever runs apart gets no environment and only
// the arguments passed in.

import { InvariantError } from '../../kernel/invariant.ts';
import { done, refuse, type Outcome } from '../../kernel/outcome.ts';
import type { Answer } from './run-order.ts';

export type ApartTask = {
  /** The module's address, e.g. `new URL('./preview-file.ts', import.meta.url)`. */
  readonly module: URL;
  /** The name of an exported function; it may return a promise. */
  readonly exportName: string;
  /** Must be cloneable. */
  readonly parameters: readonly unknown[];
  /** Counted from the moment the function begins. */
  readonly deadlineMilliseconds: number;
  readonly memoryMegabytesMax?: number;
  /** Stops the run early, with the same refusal as the deadline. */
  readonly signal?: AbortSignal;
};

/** What the place where the function runs reports; after the first end nothing is heard. */
export type Listener<Code extends string> = {
  readonly answer: (answer: Answer) => void;
  readonly refuse: (code: Code) => void;
  readonly fail: (what: string) => void;
};

/** `stop` is called once, whatever the end was. */
export type Place = { readonly stop: () => void };

/**
 * Time for our own code to load, which takes seconds on a busy machine and is not the file's fault.
 */
const loadMillisecondsMax = 30_000;

/** Rejects with `InvariantError` if the function throws: that is our fault, not the file's. */
export function runApart<Value, Code extends string>(
  task: ApartTask,
  start: (listener: Listener<Code>) => Place,
): Promise<Outcome<Value, 'took-too-long' | Code>> {
  const { deadlineMilliseconds, signal } = task;
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = (conclude: () => void) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', tooLong);
      place.stop();
      conclude();
    };
    const tooLong = () =>
      end(() => resolve(refuse('took-too-long', { milliseconds: deadlineMilliseconds })));
    let timer = setTimeout(tooLong, loadMillisecondsMax + deadlineMilliseconds);
    const place = start({
      answer: (answer) => {
        if (isOver) return;
        if ('began' in answer) {
          clearTimeout(timer);
          timer = setTimeout(tooLong, deadlineMilliseconds);
        } else if ('failure' in answer) end(() => reject(new InvariantError(answer.failure)));
        else end(() => resolve(done(answer.value as Value)));
      },
      refuse: (code) => end(() => resolve(refuse(code))),
      fail: (what) => end(() => reject(new InvariantError(what))),
    });
    signal?.addEventListener('abort', tooLong, { once: true });
    if (signal?.aborted === true) tooLong();
  });
}
