// What the page about background work reads and what an administrator does about a job, by the
// contract of `api.ts`.

import { answerOf } from '../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
import { jobMenders } from './access.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';
import { isStuck } from './rules.ts';

export const handlers: HandlersOf<typeof api> = {
  async listJobs(h) {
    const now = h.services.now();
    const kinds = await queries.listKinds(h.tx);
    const dead = await queries.listDead(h.tx);
    return done({
      kinds: kinds.map((row) => viewKind(row, now)),
      dead: dead.map(({ id, endedAt, ...row }) => ({
        ...row,
        jobId: id,
        since: endedAt.toISOString(),
      })),
      may: { mend: jobMenders.some((role) => role === h.actor.role) },
    });
  },

  async readJobNotice(h) {
    const now = h.services.now();
    const kinds = (await queries.listKinds(h.tx)).map((row) => viewKind(row, now));
    return done({
      stuck: kinds.filter((kind) => kind.isStuck).length,
      dead: kinds.reduce((sum, kind) => sum + kind.dead, 0),
    });
  },

  async readErasing(h) {
    const kinds = await queries.countErasing(h.tx);
    return done({
      kinds: kinds.map(({ erasedAt, ...row }) => ({
        ...row,
        erasedAt: erasedAt?.toISOString() ?? null,
      })),
      daysAhead: 90,
    });
  },

  async retryJob(h) {
    const retried = answerOf(api.retryJob, await queries.retry(h.tx, h.params.jobId));
    if (!retried.ok) return retried;
    h.audit.wrote('job-retried', 'job', [h.params.jobId], 'administration');
    return done({ jobId: h.params.jobId });
  },

  async discardJob(h) {
    const discarded = answerOf(api.discardJob, await queries.discard(h.tx, h.params.jobId));
    if (!discarded.ok) return discarded;
    h.audit.wrote('job-discarded', 'job', [h.params.jobId], 'administration');
    return done({ jobId: h.params.jobId });
  },
};

function viewKind(row: queries.KindRow, now: Date) {
  const { failingSince, waitingSince } = row;
  return {
    ...row,
    waitingSince: waitingSince?.toISOString() ?? null,
    succeededAt: row.succeededAt?.toISOString() ?? null,
    failingSince: failingSince?.toISOString() ?? null,
    isStuck: isStuck({ failingSince, waitingSince }, now),
  };
}
