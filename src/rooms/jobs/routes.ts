// Binds the contract of the page about jobs to its queries.

import { type Binding, bind, type Handling } from '../../engine/http/handler.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { discardJob, listJobs, readJobNotice, retryJob } from './api.ts';
import { discard, type KindRow, listDead, listKinds, type Mended, retry } from './queries.ts';
import { isStuck } from './rules.ts';

const list = bind(listJobs, async (h) => {
  const now = h.services.now();
  const kinds = await listKinds(h.tx);
  const dead = await listDead(h.tx);
  return done({
    kinds: kinds.map((row) => kindOf(row, now)),
    dead: dead.map(({ id, endedAt, ...row }) => ({
      ...row,
      jobId: id,
      since: endedAt.toISOString(),
    })),
  });
});

function kindOf(row: KindRow, now: Date) {
  const [failingSince, waitingSince] = [row.failingSince, row.waitingSince];
  return {
    ...row,
    waitingSince: waitingSince?.toISOString() ?? null,
    succeededAt: row.succeededAt?.toISOString() ?? null,
    failingSince: failingSince?.toISOString() ?? null,
    isStuck: isStuck({ failingSince, waitingSince }, now),
  };
}

type Mending = Handling<typeof retryJob> | Handling<typeof discardJob>;

function mended(
  h: Mending,
  outcome: Mended,
  event: string,
): Outcome<{ jobId: string }, 'not-found' | 'job-goes-on'> {
  if (outcome !== 'ok') return refuse(outcome);
  h.audit.wrote(event, 'job', [h.params.jobId], 'administration');
  return done({ jobId: h.params.jobId });
}

const notice = bind(readJobNotice, async (h) => {
  const now = h.services.now();
  const kinds = (await listKinds(h.tx)).map((row) => kindOf(row, now));
  return done({
    stuck: kinds.filter((kind) => kind.isStuck).length,
    dead: kinds.reduce((sum, kind) => sum + kind.dead, 0),
  });
});

export const jobsBindings: Binding[] = [
  list,
  notice,
  bind(retryJob, async (h) => mended(h, await retry(h.tx, h.params.jobId), 'job-retried')),
  bind(discardJob, async (h) => mended(h, await discard(h.tx, h.params.jobId), 'job-discarded')),
];
