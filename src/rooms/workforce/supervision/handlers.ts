// Supervision, by the contract of `api.ts`. The trail knows that somebody asked, planned or held
// it, under the pseudonyms of the workers; there is nothing else it could know.

import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import type { Day } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { done } from '../../../kernel/outcome.ts';
import { supervisionManagers, supervisedWorkers, supervisors } from '../access.ts';
import { findStaffNames, listColleagues } from '../queries.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';
import { viewSession, viewWorkers } from './views.ts';

const nothing = { minutes: null, movedFor: null, day: null, hour: null };

export const supervisionHandlers: HandlersOf<typeof api> = {
  async listSupervision(h) {
    const [owed, asks, sessions] = [
      await queries.listOwedRows(h.tx),
      await queries.listOpenAsks(h.tx),
      await queries.listSessionRows(h.tx),
    ];
    const names = await findStaffNames(h.tx, [
      ...owed.flatMap(({ workerId, supervisorId }) => [workerId, supervisorId]),
      ...asks.map(({ seenBy }) => seenBy),
      ...sessions.flatMap(({ supervisorId, workers }) => [supervisorId, ...workers]),
    ]);
    const { role, accountId } = h.actor;
    const isAny = (roles: readonly string[]): boolean => roles.includes(role);
    const mayName = isAny(supervisionManagers);
    const found = mayName ? await listColleagues(h.tx, 'supervisor') : [];
    h.audit.read('supervision', [...new Set(owed.map(({ workerId }) => workerId))], 'supervision');
    return done({
      workers: viewWorkers(owed, { asks, names, me: accountId }),
      sessions: sessions.map((row) => viewSession(row, names, h.services.now())),
      supervisors: found.map((one) => ({ accountId: one.accountId, name: one.displayName })),
      may: { plan: isAny(supervisors), ask: isAny(supervisedWorkers), name: mayName },
    });
  },

  async planSupervision(h) {
    const id = h.newId;
    const answer = answerOf(
      api.planSupervision,
      await queries.planSupervision(h.tx, { ...h.body, id }, h.services.programme),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('supervision-planned', 'supervision', h.body.workerIds, 'supervision');
    return done({ id });
  },

  async holdSupervision(h) {
    const { minutes, baseVersion } = h.body;
    const id = h.params.supervisionId;
    const answer = answerOf(
      api.holdSupervision,
      await queries.endSupervision(
        h.tx,
        { ...nothing, id, baseVersion, outcome: 'held', minutes, newId: newId() },
        h.services.programme,
      ),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('supervision-held', 'supervision', [id], 'supervision');
    return done({ version: baseVersion + 1 });
  },

  async moveSupervision(h) {
    const { movedFor, newDay: day, newHour: hour, baseVersion } = h.body;
    const id = h.params.supervisionId;
    const answer = answerOf(
      api.moveSupervision,
      await queries.endSupervision(
        h.tx,
        {
          ...nothing,
          id,
          baseVersion,
          outcome: 'not-held',
          movedFor,
          day: day as Day | null,
          hour,
          newId: newId(),
        },
        h.services.programme,
      ),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('supervision-moved', 'supervision', [id], 'supervision');
    return done({ version: baseVersion + 1 });
  },

  async correctSupervision(h) {
    const { outcome, onDay, atHour, minutes, movedFor, baseVersion } = h.body;
    const id = h.newId;
    const answer = answerOf(
      api.correctSupervision,
      await queries.correctSupervision(
        h.tx,
        {
          id: h.params.supervisionId,
          newId: id,
          baseVersion,
          outcome,
          minutes,
          movedFor,
          day: onDay as Day,
          hour: atHour,
        },
        h.services.programme,
      ),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('supervision-corrected', 'supervision', [id], 'supervision');
    return done({ id });
  },

  async askSupervision(h) {
    const id = h.newId;
    const answer = answerOf(
      api.askSupervision,
      await queries.askSupervision(h.tx, id, h.body.wish),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('supervision-asked', 'supervision', [h.actor.accountId], 'supervision');
    return done({ id });
  },

  async withdrawSupervisionAsk(h) {
    const { askId } = h.params;
    const answer = answerOf(api.withdrawSupervisionAsk, await queries.withdrawAsk(h.tx, askId));
    if (!answer.ok) return answer;
    h.audit.wrote('supervision-ask-withdrawn', 'supervision', [askId], 'supervision');
    return done({});
  },

  async noteSupervisionAskSeen(h) {
    const { askId } = h.params;
    const answer = answerOf(api.noteSupervisionAskSeen, await queries.noteAskSeen(h.tx, askId));
    if (!answer.ok) return answer;
    h.audit.wrote('supervision-ask-seen', 'supervision', [askId], 'supervision');
    return done({});
  },

  async nameSupervisor(h) {
    const [id, { workerId }] = [h.newId, h.params];
    const answer = answerOf(
      api.nameSupervisor,
      await queries.nameSupervisor(h.tx, { ...h.body, id, workerId }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('supervisor-named', 'supervision', [workerId], 'supervision');
    return done({ id });
  },
};
