// The one runner: takes due jobs from the database and does them. It knows no room. Several servers
// may each run one: a job is claimed by one of them, and taken over when its claim expires because
// that server died. Nothing that must end at a certain time waits for it.

import { setTimeout } from 'node:timers/promises';
import type { Services } from '../http/handler.ts';
import { during } from '../log/current-work.ts';
import { invariant } from '../../kernel/invariant.ts';
import {
  type Claimed,
  claimJob,
  claimSeconds,
  failJob,
  finishJob,
  giveBackJob,
  keepJob,
  recurJob,
} from './claims.ts';
import { ClaimLost, type Job, JobOver } from './job.ts';
import { orderedOf } from './on-behalf.ts';

export type Runner = {
  readonly stop: () => Promise<void>;
  /** For each kind that this server does: how many run now, and whether it is failing. */
  readonly state: () => readonly JobState[];
};
export type JobState = { readonly kind: string; readonly running: number; readonly failing: 0 | 1 };

/** Per server; an import keeps a processor busy for seconds. */
const onBehalfMax = 2;
const keepMilliseconds = (claimSeconds * 1_000) / 3;
/** After this, a stopping server leaves its jobs to whichever runner finds the claims expired. */
const stopMilliseconds = 10_000;
/** Stands for the runner itself among the kinds. */
const taking = 'taking';

type Running = { readonly kind: string; readonly stop: AbortController; done: Promise<void> };
type State = {
  readonly services: Services;
  readonly jobs: ReadonlyMap<string, Job>;
  readonly running: Map<string, Running>;
  /** Kinds that are failing now, so that each is logged once and not every few seconds. */
  readonly failing: Set<string>;
};

/** An order is picked up within `pollMilliseconds`; each poll is one index lookup. */
export function startJobs(
  services: Services,
  jobs: readonly Job[],
  pollMilliseconds = 500,
): Runner {
  const state = stateOf(services, jobs);
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async () => {
    for (let hasBegun = false; !signal.aborted;) {
      try {
        if (!hasBegun) await begin(state);
        hasBegun = true;
        while (!signal.aborted && (await takeOne(state)));
        state.failing.delete(taking);
      } catch (problem) {
        sayOnce(state, { kind: taking, text: 'jobs cannot be taken' }, problem);
      }
      await setTimeout(pollMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  };
  const looping = loop();
  return {
    state: () => countKinds(state),
    async stop() {
      stopping.abort();
      await looping;
      for (const { stop } of state.running.values()) stop.abort();
      const rest = new AbortController();
      await Promise.race([
        Promise.all([...state.running.values()].map(({ done }) => done)),
        setTimeout(stopMilliseconds, undefined, { signal: rest.signal }).catch(() => undefined),
      ]);
      rest.abort();
    },
  };
}

/** Does everything that is due now, once, but nothing that becomes due meanwhile by failing. */
export async function runDueJobs(services: Services, jobs: readonly Job[]): Promise<void> {
  const state = stateOf(services, jobs);
  await begin(state);
  while ((await takeOne(state)) || state.running.size > 0) {
    await Promise.all([...state.running.values()].map(({ done }) => done));
  }
}

function stateOf(services: Services, jobs: readonly Job[]): State {
  return {
    services,
    jobs: new Map(jobs.map((job) => [job.kind, job])),
    running: new Map(),
    failing: new Set(),
  };
}

/** Jobs waiting in the database are not counted: only their page may look there. */
function countKinds({ jobs, running, failing }: State): JobState[] {
  const now = [...running.values()];
  return [...jobs.keys(), taking].map((kind) => ({
    kind,
    running: now.filter((one) => one.kind === kind).length,
    failing: failing.has(kind) ? 1 : 0,
  }));
}

async function begin({ services, jobs }: State): Promise<void> {
  for (const job of jobs.values()) {
    if (job.as === 'machinery') {
      await recurJob(services.pools.of('worker'), job.kind, job.everySeconds);
    }
  }
}

async function takeOne(state: State): Promise<boolean> {
  const kinds = kindsWithRoom(state);
  if (kinds.length === 0) return false;
  const claimed = await claimJob(state.services.pools.of('worker'), kinds);
  if (!claimed) return false;
  const stop = new AbortController();
  const one: Running = { kind: claimed.kind, stop, done: Promise.resolve() };
  state.running.set(claimed.claim, one);
  one.done = runClaimed(state, claimed, stop).finally(() => state.running.delete(claimed.claim));
  return true;
}

/** Machinery never waits for people's work, nor people's work for machinery. */
function kindsWithRoom({ jobs, running }: State): string[] {
  const kinds = [...running.values()].map(({ kind }) => kind);
  const onBehalf = kinds.filter((kind) => jobs.get(kind)?.as === 'person').length;
  return [...jobs.values()]
    .filter((job) => (job.as === 'person' ? onBehalf < onBehalfMax : !kinds.includes(job.kind)))
    .map(({ kind }) => kind);
}

/** Never rejects. */
async function runClaimed(state: State, claimed: Claimed, stop: AbortController): Promise<void> {
  const worker = state.services.pools.of('worker');
  const keeping = setInterval(() => {
    // If the database was not reached, the claim is not lost: it lasts until it expires.
    void keepJob(worker, claimed).then(
      (isKept) => (isKept ? undefined : stop.abort()),
      () => undefined,
    );
  }, keepMilliseconds);
  try {
    const outcome = await during({ job: claimed.kind }, () =>
      doClaimed(state, claimed, stop.signal),
    );
    await finishJob(worker, claimed, outcome);
    state.failing.delete(claimed.kind);
  } catch (problem) {
    await endWithout(state, claimed, { problem, isStopping: stop.signal.aborted }).catch(
      (further: unknown) =>
        sayOnce(state, { kind: taking, text: 'the end of a job was not noted' }, further),
    );
  } finally {
    clearInterval(keeping);
  }
}

async function doClaimed(
  { services, jobs }: State,
  claimed: Claimed,
  signal: AbortSignal,
): Promise<'done' | 'cancelled'> {
  const job = jobs.get(claimed.kind)!;
  if (job.as === 'person') return job.run(orderedOf(services, claimed, signal));
  invariant(claimed.side === null, 'machinery on behalf of a person');
  await job.run(services, services.pools.of(job.role));
  return 'done';
}

async function endWithout(
  state: State,
  claimed: Claimed,
  { problem, isStopping }: { problem: unknown; isStopping: boolean },
): Promise<void> {
  const worker = state.services.pools.of('worker');
  if (problem instanceof ClaimLost) return;
  if (problem instanceof JobOver) await finishJob(worker, claimed, 'cancelled');
  else if (isStopping) await giveBackJob(worker, claimed);
  else {
    const { kind, jobId } = claimed;
    sayOnce(state, { kind, jobId, text: state.jobs.get(kind)!.failing }, problem);
    await failJob(worker, claimed, codeOf(problem));
  }
}

type Said = { readonly kind: string; readonly jobId?: string; readonly text: string };

function sayOnce({ services, failing }: State, { kind, jobId, text }: Said, problem: unknown) {
  if (failing.has(kind)) return;
  failing.add(kind);
  services.log.error({ reference: jobId, kind, fault: problem }, text);
}

function codeOf(problem: unknown): string {
  const { code, name } = (problem ?? {}) as { code?: unknown; name?: unknown };
  const word = typeof code === 'string' ? code : typeof name === 'string' ? name : '';
  return /^[A-Za-z0-9_-]{1,60}$/.test(word) ? word : 'unknown';
}
