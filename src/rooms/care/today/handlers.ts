// What is due today, and what happened: in codes and days, without texts.

import type { Tx } from '../../../engine/db/database.ts';
import { placeInTime, placeOfRow } from '../../../engine/http/cursor.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { listDisclosuresWaiting } from '../../disclosure/public.ts';
import { findStaffNames, listSupervisionWaiting } from '../../workforce/public.ts';
import { caseAssigners, fileHolders, needsWriters } from '../access.ts';
import { listLeavings } from '../leaving/queries.ts';
import type * as api from './api.ts';
import { listToday } from './queries.ts';
import { listCaseloadsToday, listTakenBackToday } from './queries-consents.ts';
import { listSaid } from './queries-colleagues.ts';
import { listMovesToAnswer } from './queries-moves.ts';
import { isPersonVisible, listTimeline } from './queries-timeline.ts';
import {
  type CodedRow,
  countCasesLeftBehind,
  listOffersToAnswer,
  listSearchesToTake,
} from './queries-waiting.ts';
import type { TodayScope } from './queries-scope.ts';
import { viewItem } from './views.ts';

async function listCoded(tx: Tx, scope: TodayScope): Promise<CodedRow[]> {
  if (scope.role === 'cso-manager') return listOffersToAnswer(tx, scope);
  return scope.role === 'child-protection-officer' ? listSearchesToTake(tx) : [];
}

/** Caseloads that were imported, and those that were taken back. */
async function readImported(tx: Tx) {
  return {
    lists: (await listCaseloadsToday(tx)).map(({ importedAt, takeBackUntil, ...list }) => ({
      ...list,
      importedAt: importedAt.toISOString(),
      takeBackUntil: takeBackUntil?.toISOString() ?? null,
    })),
    takenBack: (await listTakenBackToday(tx)).map(({ importedAt, takenBackAt, ...list }) => ({
      ...list,
      importedAt: importedAt.toISOString(),
      takenBackAt: takenBackAt.toISOString(),
    })),
  };
}

export const todayHandlers: HandlersOf<typeof api> = {
  async readToday(h) {
    const { limit } = h.query;
    const scope = {
      accountId: h.actor.accountId,
      role: h.actor.role,
      organisationId: h.actor.organisationId,
      now: h.services.now(),
      today: h.today,
      timeZone: h.services.programme.timeZone,
      limit,
    };
    const { items, more } = await listToday(h.tx, scope);
    const said = await listSaid(h.tx, scope, items);
    const names = await findStaffNames(
      h.tx,
      [...said.putOff, ...said.handed].map(({ accountId }) => accountId),
    );
    const isManager = h.actor.role === 'cso-manager';
    const moves = isManager ? await listMovesToAnswer(h.tx, scope) : [];
    const leftBehind = isManager ? await countCasesLeftBehind(h.tx) : 0;
    const coded = await listCoded(h.tx, scope);
    const [leaving] = caseAssigners.some((role) => role === h.actor.role)
      ? await listLeavings(h.tx)
      : [];
    const disclosures = await listDisclosuresWaiting(h.tx, scope.now);
    const supervision = await listSupervisionWaiting(h.tx, scope.now);
    h.audit.read(
      'case',
      [...new Set([...items.map((row) => row.personId), ...moves.map((row) => row.id)])],
      'today',
    );
    return done({
      items: items.map((row) => viewItem(row, { scope, said, names })),
      moves: moves.map(({ since, ...row }) => ({ ...row, since: since.toISOString() })),
      coded: coded.map(({ since, dueAt, ...row }) => ({
        ...row,
        since: since.toISOString(),
        dueAt: dueAt.toISOString(),
        missed: dueAt < scope.now,
      })),
      disclosures,
      supervision,
      leaving: leaving ? { leavesOn: leaving.leavesOn, left: leaving.open - leaving.moving } : null,
      leftBehind,
      more,
      ...(await readImported(h.tx)),
      day: h.today,
      may: {
        write: needsWriters.some((role) => role === h.actor.role),
        openFile: fileHolders.some((role) => role === h.actor.role),
      },
    });
  },

  async readTimeline(h) {
    const { personId } = h.params;
    if (!(await isPersonVisible(h.tx, personId))) return refuse('not-found');
    const { limit } = h.query;
    const after = h.cursors.read(placeInTime, h.query.after);
    const page = h.cursors.cut(
      await listTimeline(h.tx, personId, { after, limit }),
      limit,
      placeOfRow,
    );
    const names = await findStaffNames(
      h.tx,
      page.rows.flatMap((row) => [row.byAccount, row.whomAccount]),
    );
    h.audit.read('case', [personId], 'case-work');
    return done({
      items: page.rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        code: row.code,
        facts: row.facts,
        at: row.at.toISOString(),
        by: row.byAccount && (names.get(row.byAccount) ?? null),
        whom: row.whomAccount && (names.get(row.whomAccount) ?? null),
      })),
      next: page.next,
    });
  },
};
