// Workers, sessions and what waits, as their reader sees them.

import type { AskRow, OwedRow, SessionRow, WaitingRow } from './queries.ts';

export type Names = ReadonlyMap<string, string>;
type Known = {
  readonly asks: readonly AskRow[];
  readonly names: Names;
  readonly me: string;
};

const staffOf = (accountId: string, names: Names) => ({
  accountId,
  name: names.get(accountId) ?? null,
});

const known = (accountId: string | null, names: Names) =>
  accountId === null ? null : staffOf(accountId, names);

export function viewWorkers(rows: readonly OwedRow[], { asks, names, me }: Known) {
  return [...Map.groupBy(rows, ({ workerId }) => workerId)]
    .map(([accountId, owed]) => ({
      ...staffOf(accountId, names),
      role: owed[0]!.role,
      isSelf: accountId === me,
      supervisor: known(owed[0]!.supervisorId, names),
      owed: owed.flatMap(({ kind, lastAt, nextAt, dueOn, overdue }) =>
        kind === null || dueOn === null
          ? []
          : {
              kind,
              lastAt: lastAt?.toISOString() ?? null,
              nextAt: nextAt?.toISOString() ?? null,
              dueOn,
              overdue: overdue === true,
            },
      ),
      ask: viewAsk(
        asks.find(({ workerId }) => workerId === accountId),
        { names, isOwn: accountId === me },
      ),
    }))
    .toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
}

function viewAsk(row: AskRow | undefined, of: { names: Names; isOwn: boolean }) {
  if (!row) return null;
  const { id, wish, askedAt, dueAt, seenAt, seenBy, isAnswered } = row;
  return {
    id,
    wish,
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
    seenBy: known(seenBy, of.names),
    may: { see: isAnswered && seenAt === null, withdraw: of.isOwn },
  };
}

export function viewSession(row: SessionRow, names: Names, now: Date) {
  const { plannedAt, supervisorId, workers, mayEnd, ...session } = row;
  const isPlanned = row.state === 'planned';
  return {
    ...session,
    at: plannedAt.toISOString(),
    supervisor: staffOf(supervisorId, names),
    workers: workers.map((one) => staffOf(one, names)),
    may: {
      hold: mayEnd && isPlanned && plannedAt <= now,
      move: mayEnd && isPlanned,
      correct: mayEnd && ['held', 'not-held'].includes(row.state),
    },
  };
}

export function viewWaiting(row: WaitingRow, names: Names, now: Date) {
  const { since, dueAt, workers, withAccount, at, seenAt, ...rest } = row;
  return {
    ...rest,
    since: since.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    missed: dueAt !== null && dueAt < now,
    workers: (workers ?? []).map((one) => staffOf(one, names)),
    with: known(withAccount, names),
    at: at?.toISOString() ?? null,
    seenAt: seenAt?.toISOString() ?? null,
  };
}
