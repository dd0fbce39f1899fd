// Case lists, one case, its states and its priority.

import { answerOf } from '../../../engine/http/answer-of.ts';
import { placeById, placeOfId } from '../../../engine/http/cursor.ts';
import type { Handling, HandlersOf } from '../../../engine/http/handler.ts';
import type { Endpoint } from '../../../kernel/contract.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { queryKeys } from '../../people/public.ts';
import { findStaffNames } from '../../workforce/public.ts';
import * as api from './api.ts';
import { casePageOf, type Reading } from './case-page.ts';
import * as queries from './queries.ts';
import * as lists from './queries-lists.ts';
import * as rules from './rules.ts';
import { type Names, viewCase } from '../views.ts';

export const handlers: HandlersOf<typeof api> = {
  async listOrganisationCases(h) {
    const { state, leadId, unassigned, missed, search, order, limit } = h.query;
    const organisationId = h.actor.organisationId;
    if (organisationId === null) return refuse('not-found');
    const filter = {
      state: state ?? null,
      leadId: leadId ?? null,
      unassigned: unassigned ?? null,
      missed: missed === 'true',
      search: searchOf(search),
    };
    const found = h.cursors.cut(
      await lists.listOrganisationCases(h.tx, organisationId, {
        filter,
        page: { order, after: afterOf(h), limit },
      }),
      limit,
      placeOfId,
    );
    // The first page, if it is the only one, is its own count: a search is not made twice.
    const isWhole = h.query.after === undefined && found.next === null;
    const count = isWhole
      ? found.rows.length
      : await lists.countOrganisationCases(h.tx, organisationId, filter);
    return done({
      cases: await viewCases(h, found.rows),
      next: found.next,
      count: Math.min(count, lists.countMost),
      countIsLeast: count > lists.countMost,
    });
  },

  async readGlance(h) {
    return done(await lists.readGlance(h.tx));
  },

  async listMyCases(h) {
    const { state, search, order, limit } = h.query;
    const filter = {
      state: state ?? null,
      leadId: null,
      unassigned: null,
      search: searchOf(search),
    };
    const found = h.cursors.cut(
      await lists.listMyCases(h.tx, {
        filter,
        page: { order, after: afterOf(h), limit },
      }),
      limit,
      placeOfId,
    );
    const names = new Map<string, string>();
    for (const row of found.rows) {
      if (row.leadName !== null) names.set(row.leadId!, row.leadName);
      if (row.supervisorName !== null) names.set(row.supervisorId!, row.supervisorName);
    }
    return done({ cases: viewWith(h, found.rows, names), next: found.next });
  },

  async readCase(h) {
    const row = await queries.findCase(h.tx, h.params);
    return row ? done(await casePageOf(h, row)) : refuse('not-found');
  },

  async readCaseOfPerson(h) {
    const row = await queries.findCase(h.tx, h.params);
    return row ? done(await casePageOf(h, row)) : refuse('not-found');
  },

  async moveCase(h) {
    const { caseId } = h.params;
    const { to, reason, baseVersion } = h.body;
    const row = await queries.findCase(h.tx, { caseId });
    if (!row) return refuse('not-found');
    if (!rules.stepsOfSupervisor(row.state).includes(to)) {
      return refuse('case-cannot-move-there', { from: row.state, to });
    }
    const answer = answerOf(
      api.moveCase,
      await queries.moveCase(h.tx, {
        caseId,
        baseVersion,
        to,
        reason,
      }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('case-moved', 'case', [row.personId], reason);
    return done({ state: to, version: baseVersion + 1 });
  },

  async changePriority(h) {
    const { caseId } = h.params;
    const { priority, reason, baseVersion } = h.body;
    const answer = answerOf(
      api.changePriority,
      await queries.changePriority(h.tx, {
        caseId,
        baseVersion,
        to: priority,
        reason,
      }),
    );
    if (!answer.ok) return answer;
    const row = await queries.findCase(h.tx, { caseId });
    if (!row) return refuse('not-found');
    h.audit.wrote('priority-changed', 'case', [row.personId], reason);
    return done({
      priority: row.priority,
      contactDueAt: row.contactDueAt.toISOString(),
      version: row.version,
    });
  },
};

function searchOf(text: string | undefined): lists.CaseSearch | null {
  return text === undefined ? null : { tokens: queryKeys(text), code: text };
}

async function viewCases(h: Reading, rows: readonly queries.CaseRow[]) {
  const names = await findStaffNames(
    h.tx,
    rows.flatMap((row) => [row.leadId, row.supervisorId]),
  );
  return viewWith(h, rows, names);
}

function viewWith(h: Reading, rows: readonly queries.CaseRow[], names: Names) {
  h.audit.read(
    'case',
    rows.map((row) => row.personId),
    'case-work',
  );
  const moment = { today: h.today, now: h.services.now() };
  return rows.map((row) => viewCase(row, names, moment));
}

type Paged = Pick<Handling<Endpoint>, 'cursors'> & {
  readonly query: { readonly after?: string | undefined };
};
const afterOf = ({ cursors, query }: Paged) => cursors.read(placeById, query.after)?.id ?? null;
