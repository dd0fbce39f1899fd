// Reading from the server, kept in memory for a short while so that going back is instant. Focusing
// a window does not refetch anything; a command refreshes what is on the screen. Everything is
// forgotten when the screen locks or the person leaves.

import { QueryClient, useQuery } from '@tanstack/react-query';
import type { Endpoint, KeyOf, ReturnsOf } from '../kernel/contract.ts';
import { type InputOf, request } from './api.ts';
import { onCommandDone } from './command.ts';
import { OfflineError, ProblemError } from './problem.ts';
import { onForget } from './session.ts';

const minute = 60_000;
const lookAgainMilliseconds = 400;

export const readings = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: minute / 2,
      gcTime: 5 * minute,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      networkMode: 'always',
      retry: (count, error) => count < 2 && mayPass(error),
      retryDelay: (count) => 1000 * 2 ** count,
    },
  },
});

onCommandDone(() => {
  void readings.invalidateQueries();
  // Readings that are not on screen are dropped and fetched again when next opened: a form that
  // started from an old version would be refused as if someone else had changed the record.
  readings.removeQueries({ type: 'inactive' });
});
onForget(() => readings.clear());

function mayPass(error: unknown): boolean {
  return (
    error instanceof OfflineError ||
    (error instanceof ProblemError && error.problem.code === 'unavailable')
  );
}

/**
 * Resolves when the first screen has its answers and nothing is on the way: what can wait must not
 * share a slow line with what somebody waits for.
 */
export function firstScreenRead(): Promise<void> {
  const isQuiet = () =>
    readings.isFetching() === 0 &&
    readings
      .getQueryCache()
      .getAll()
      .some(({ state }) => state.status !== 'pending');
  return new Promise((resolve) => {
    const look = () => (isQuiet() ? resolve() : void setTimeout(look, lookAgainMilliseconds));
    setTimeout(look, lookAgainMilliseconds);
  });
}

export type Reading<Value> = {
  readonly data: Value | undefined;
  readonly error: unknown;
  readonly isLoading: boolean;
  /** Milliseconds since 1970 when `data` arrived; 0 if it never did. */
  readonly receivedAt: number;
  readonly retry: () => void;
};

export type ReadOptions = {
  /** False: do not read yet (something must be chosen first). */
  readonly enabled?: boolean;
  /** Keep showing the last answer while the next one, for other input, is loading. */
  readonly keepLast?: boolean;
  /** Read again at this interval (the progress of an import). */
  readonly everyMilliseconds?: number;
};

/** `useRead<typeof readCase>('GET /api/cases/:caseId', { params: { caseId } })`. */
export function useRead<E extends Endpoint>(
  key: KeyOf<E>,
  input: InputOf<E>,
  options: ReadOptions = {},
): Reading<ReturnsOf<E>> {
  const query = useQuery<ReturnsOf<E>>({
    queryKey: [key, input],
    queryFn: ({ signal }) => request<E>(key, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMilliseconds ?? false,
    ...(options.keepLast
      ? { placeholderData: (last: ReturnsOf<E> | undefined) => last as never }
      : {}),
  });
  return {
    data: query.data,
    error: query.error,
    isLoading: query.isLoading,
    receivedAt: query.dataUpdatedAt,
    retry: () => void query.refetch(),
  };
}
