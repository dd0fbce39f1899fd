// Supervision in the made-up programme: each supervisor with a team, mostly in time. The states go
// round by turns, so that a small programme has each of them: planned, moved, to record, asked for,
// corrected, and one worker for whom it is long due.

import { addDays } from '../days.ts';
import type { DemoUser } from '../model.ts';
import { csoCodes } from '../organisations.ts';
import type { Writing } from './writing.ts';

type Session = {
  readonly kind: 'individual' | 'group' | 'observation';
  /** Days from today. */
  readonly in: number;
  readonly state?: 'held' | 'not-held' | 'corrected';
  readonly minutes?: number;
  /** Not held: another time. Corrected: a right record. */
  readonly followedBy?: string;
};
type Team = { readonly supervisor: DemoUser; readonly workers: readonly DemoUser[] };

const hourOfUtc = 4;
const namedDaysAgo = 120;

/** Of each worker in turn, oldest first; the one of `late` was last seen long ago. */
const individual = {
  inTime: [
    { kind: 'individual', in: -19, state: 'held', minutes: 60 },
    { kind: 'individual', in: -5, state: 'held', minutes: 50 },
    { kind: 'individual', in: 4 },
  ],
  due: [
    { kind: 'individual', in: -27, state: 'held', minutes: 55 },
    { kind: 'individual', in: -12, state: 'held', minutes: 60 },
  ],
  toRecord: [
    { kind: 'individual', in: -15, state: 'held', minutes: 45 },
    { kind: 'individual', in: 0 },
  ],
  late: [{ kind: 'individual', in: -40, state: 'held', minutes: 60 }],
} as const satisfies Record<string, readonly Session[]>;
const turns = ['inTime', 'due', 'toRecord', 'inTime', 'late'] as const;

export function addSupervision(writing: Writing): void {
  for (const code of csoCodes) {
    let turn = 0;
    for (const team of teamsOf(writing, code)) {
      for (const worker of team.workers) {
        addTeam(writing, team.supervisor, worker);
        for (const session of individual[turns[turn % turns.length]!])
          addSession(writing, { ...team, workers: [worker] }, session);
        if (turn === 0) addCorrected(writing, { ...team, workers: [worker] });
        if (turn === 3) addMoved(writing, { ...team, workers: [worker] });
        if (turn % turns.length === 1) addAsk(writing, worker);
        const watched = { kind: 'observation', in: -30 - (turn % 20), state: 'held' } as const;
        addSession(writing, { ...team, workers: [worker] }, { ...watched, minutes: 90 });
        turn++;
      }
      addGroups(writing, team);
    }
  }
}

/** Those with a supervisor in the model; others get one with their first case. */
function teamsOf({ programme }: Writing, code: string): readonly Team[] {
  const here = programme.users.filter(({ organisation }) => organisation === code);
  return here
    .filter(({ role }) => role === 'supervisor')
    .map((supervisor) => ({
      supervisor,
      workers: here.filter((one) => one.supervisor === supervisor.login),
    }));
}

function addTeam(
  { rows, id, today, at, organisation, first }: Writing,
  supervisor: DemoUser,
  worker: DemoUser,
) {
  rows.add('workforce.supervised', {
    id: id(),
    organisation_id: organisation(worker.organisation).id,
    worker_id: worker.id,
    supervisor_id: supervisor.id,
    named_by: first('cso-manager', { organisation: worker.organisation }).id,
    named_at: at(addDays(today, -namedDaysAgo)),
  });
}

function addSession(writing: Writing, team: Team, session: Session): string {
  const { rows, id, today, organisation } = writing;
  const { supervisor } = team;
  const { kind, state, minutes, followedBy } = session;
  const timeOf = (days: number): string => `${addDays(today, days)}T0${hourOfUtc}:00:00.000Z`;
  const isOver = state !== undefined;
  const sessionId = id();
  rows.add('workforce.supervision', {
    id: sessionId,
    organisation_id: organisation(supervisor.organisation).id,
    supervisor_id: supervisor.id,
    kind,
    planned_at: timeOf(session.in),
    state: state ?? 'planned',
    minutes: minutes ?? null,
    moved_for: state === 'not-held' ? 'worker' : null,
    followed_by: followedBy ?? null,
    made_at: timeOf(session.in - 8),
    ended_by: isOver ? supervisor.id : null,
    ended_at: isOver ? timeOf(session.in + 1) : null,
  });
  for (const worker of team.workers) {
    rows.add('workforce.supervision_worker', {
      supervision_id: sessionId,
      supervisor_id: supervisor.id,
      worker_id: worker.id,
    });
  }
  return sessionId;
}

function addGroups(writing: Writing, team: Team): void {
  if (team.workers.length < 2) return;
  addSession(writing, team, { kind: 'group', in: -11, state: 'held', minutes: 90 });
  addSession(writing, team, { kind: 'group', in: 12 });
}

/** The worker asked for another time. */
function addMoved(writing: Writing, team: Team): void {
  const followedBy = addSession(writing, team, { kind: 'individual', in: 5 });
  addSession(writing, team, { kind: 'individual', in: -2, state: 'not-held', followedBy });
}

function addCorrected(writing: Writing, team: Team): void {
  const right = { kind: 'individual', in: -33, state: 'held', minutes: 60 } as const;
  const followedBy = addSession(writing, team, right);
  addSession(writing, team, { ...right, state: 'corrected', minutes: 90, followedBy });
}

function addAsk({ rows, id, today, at, organisation }: Writing, worker: DemoUser): void {
  rows.add('workforce.supervision_ask', {
    id: id(),
    organisation_id: organisation(worker.organisation).id,
    worker_id: worker.id,
    wish: 'this-week',
    asked_at: at(addDays(today, -1), 6),
    due_at: `${addDays(today, 2)}T19:00:00.000Z`,
  });
}
