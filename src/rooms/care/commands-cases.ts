// Case lists, one case, its states and priority, Today and the timeline. A manager's page is the
// same shape with the lists of a file left empty, because minimum fields are what a manager needs.

import type { Handling } from '../../engine/http/handler.ts';
import { placeInTime, placeOfRow } from '../../engine/http/cursor.ts';
import { mayBeMinor } from '../../kernel/birth.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { queryKeys } from '../people/public.ts';
import { findStaffNames } from '../workforce/public.ts';
import * as api from './api.ts';
import { clockHoursOf } from './country.ts';
import type { movingReasons, priorityReasons } from './model.ts';
import * as queries from './queries-cases.ts';
import { isPersonVisible, listTimeline, listToday } from './queries-today.ts';
import { isLegalAidDue } from './queries-needs.ts';
import * as rules from './rules.ts';
import { birthOf, refusedBy, viewCase } from './views.ts';

function searchOf(text: string | undefined): queries.CaseSearch | null {
  return text === undefined ? null : { tokens: queryKeys(text), code: text };
}

export async function listOrganisationCases(h: Handling<typeof api.listOrganisationCases>) {
  const { state, leadId, unassigned, search, after, limit } = h.query;
  const organisationId = h.actor.organisationId;
  if (organisationId === null) return refuse('not-found');
  const filter = {
    state: state ?? null,
    leadId: leadId ?? null,
    unassigned: unassigned ?? null,
    search: searchOf(search),
  };
  const found = h.cursors.cut(
    await queries.listOrganisationCases(h.tx, organisationId, {
      filter,
      page: { after: h.cursors.read(placeInTime, after), limit },
    }),
    limit,
    placeOfRow,
  );
  // Whoever stands on the first and only page has counted them: a search is not made twice.
  const isWhole = after === undefined && found.next === null;
  const count = isWhole
    ? found.rows.length
    : await queries.countOrganisationCases(h.tx, organisationId, filter);
  return done({
    cases: await viewCases(h, found.rows),
    next: found.next,
    count: Math.min(count, queries.countMost),
    countIsLeast: count > queries.countMost,
  });
}

export async function listMyCases(h: Handling<typeof api.listMyCases>) {
  const { state, search, after, limit } = h.query;
  const filter = { state: state ?? null, leadId: null, unassigned: null, search: searchOf(search) };
  const found = h.cursors.cut(
    await queries.listMyCases(h.tx, h.actor.accountId, {
      filter,
      page: { after: h.cursors.read(placeInTime, after), limit },
    }),
    limit,
    placeOfRow,
  );
  return done({ cases: await viewCases(h, found.rows), next: found.next });
}

type Reading = Pick<Handling<typeof api.listMyCases>, 'tx' | 'audit' | 'today' | 'services'>;

async function viewCases(h: Reading, rows: readonly queries.CaseRow[]) {
  const names = await findStaffNames(
    h.tx,
    rows.flatMap((row) => [row.leadId, row.supervisorId]),
  );
  h.audit.read(
    'case',
    rows.map((row) => row.personId),
    'case-work',
  );
  const moment = { today: h.today, now: h.services.now() };
  return rows.map((row) => viewCase(row, names, moment));
}

export async function readCase(
  h: Handling<typeof api.readCase> | Handling<typeof api.readCaseOfPerson>,
) {
  const row = await queries.findCase(h.tx, h.params);
  if (!row) return refuse('not-found');
  const isManager = h.actor.role === 'cso-manager';
  const team = await queries.listTeam(h.tx, row.id);
  const names = await findStaffNames(h.tx, [
    row.leadId,
    row.supervisorId,
    ...team.map((one) => one.accountId),
  ]);
  const members =
    row.householdId === null
      ? []
      : await queries.listHouseholdMembers(h.tx, row.householdId, row.personId);
  h.audit.read('case', [row.personId, ...members.map((one) => one.personId)], 'case-work');
  const file = isManager ? emptyFile : await fileOf(h, row);
  return done({
    ...viewCase(row, names, { today: h.today, now: h.services.now() }),
    intake: row.intake,
    organisationId: row.organisationId,
    priorityReason: row.priorityReason as (typeof priorityReasons)[number],
    nextVisitOn: isManager ? null : row.nextVisitOn,
    closedAt: row.closedAt?.toISOString() ?? null,
    birth: birthOf(row),
    team: team.map((one) => ({
      accountId: one.accountId,
      name: names.get(one.accountId) ?? null,
      part: one.part,
      fromAt: one.fromAt.toISOString(),
    })),
    householdMembers: members.map(({ id, fullName, ...one }) => ({
      ...one,
      caseId: id,
      name: fullName,
    })),
    ...file,
    mayMoveTo: h.actor.role === 'supervisor' ? rules.stepsOfSupervisor(row.state) : [],
  });
}

const emptyFile = { transitions: [], legalAidOffers: [], legalAidDue: false, closureBlockers: [] };

async function fileOf(h: Pick<Reading, 'tx' | 'today'>, row: queries.CaseRow) {
  const transitions = await queries.listTransitions(h.tx, row.id);
  const offers = await queries.listLegalAidOffers(h.tx, row.id);
  const facts = await closureFactsOf(h, row);
  return {
    transitions: transitions.map((one) => ({
      from: one.fromState,
      to: one.toState,
      reason: one.reason as (typeof movingReasons)[number],
      at: one.movedAt.toISOString(),
    })),
    legalAidOffers: offers.map((one) => ({ offeredOn: one.offeredOn, answer: one.answer })),
    legalAidDue: await isLegalAidDue(h.tx, row.id, h.today),
    closureBlockers: rules.isOver(row.state) ? [] : rules.closureBlockers(facts),
  };
}

async function closureFactsOf(
  h: Pick<Reading, 'tx'>,
  row: queries.CaseRow,
): Promise<rules.ClosureFacts> {
  const facts = await queries.getCaseFacts(h.tx, row.id);
  return {
    priority: row.priority,
    lastConcern: facts.lastConcern,
    goalsNotReviewed: facts.goalsNotReviewed,
    minorWithoutCover: facts.minorWithoutCover,
  };
}

export async function moveCase(h: Handling<typeof api.moveCase>) {
  const { caseId } = h.params;
  const { to, reason, baseVersion } = h.body;
  const row = await queries.findCase(h.tx, { caseId });
  if (!row) return refuse('not-found');
  if (!rules.mayMove(row.state, to) || !rules.stepsOfSupervisor(row.state).includes(to)) {
    return refuse('case-cannot-move-there', { from: row.state, to });
  }
  if (!rules.reasonFits(to, reason)) return refuse('reason-does-not-fit', { to });
  if (to === 'closed' && reason !== 'died') {
    const blockers = rules.closureBlockers(
      await closureFactsOf(h, row),
      rules.reasonNeedsReviewedGoals(reason),
    );
    if (blockers[0]) return refuse(blockers[0]);
  }
  if (to === 'active') {
    const facts = await queries.getCaseFacts(h.tx, caseId);
    if (!facts.hasActivePlan) return refuse('no-active-plan');
    if (!(await queries.hasLeadAndSupervisor(h.tx, caseId)))
      return refuse('lead-and-supervisor-needed');
  }
  const answer = await queries.moveCase(h.tx, {
    caseId,
    baseVersion,
    to,
    reason,
    hours: clockHoursOf(h.services.programme.country),
  });
  if (answer !== 'ok') return refusedBy(api.moveCase, answer);
  h.audit.wrote('case-moved', 'case', [row.personId], reason);
  return done({ state: to, version: baseVersion + 1 });
}

export async function changePriority(h: Handling<typeof api.changePriority>) {
  const { caseId } = h.params;
  const { priority, reason, baseVersion } = h.body;
  const answer = await queries.changePriority(h.tx, {
    caseId,
    baseVersion,
    to: priority,
    reason,
    hours: clockHoursOf(h.services.programme.country),
  });
  if (answer !== 'ok') return refusedBy(api.changePriority, answer);
  const row = await queries.findCase(h.tx, { caseId });
  if (!row) return refuse('not-found');
  h.audit.wrote('priority-changed', 'case', [row.personId], reason);
  return done({
    priority: row.priority,
    contactDueAt: row.contactDueAt.toISOString(),
    version: row.version,
  });
}

export async function readToday(h: Handling<typeof api.readToday>) {
  const { limit } = h.query;
  const rows = await listToday(h.tx, {
    accountId: h.actor.accountId,
    role: h.actor.role,
    now: h.services.now(),
    today: h.today,
    timeZone: h.services.programme.timeZone,
    limit,
  });
  const shown = rows.slice(0, limit);
  h.audit.read(
    'case',
    shown.map((row) => row.personId),
    'today',
  );
  return done({
    items: shown.map(({ code, facts, dueAt, fullName, ...row }) => ({
      ...row,
      why: { code, facts },
      dueAt: dueAt.toISOString(),
      name: fullName,
    })),
    more: rows.length > limit,
    day: h.today,
  });
}

export async function readTimeline(h: Handling<typeof api.readTimeline>) {
  const { personId } = h.params;
  if (!(await isPersonVisible(h.tx, personId))) return refuse('not-found');
  const { limit } = h.query;
  const after = h.cursors.read(placeInTime, h.query.after);
  const page = h.cursors.cut(
    await listTimeline(h.tx, personId, { after, limit }),
    limit,
    placeOfRow,
  );
  h.audit.read('case', [personId], 'case-work');
  return done({
    items: page.rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      code: row.code,
      facts: row.facts,
      at: row.at.toISOString(),
    })),
    next: page.next,
  });
}

/** Whether the person of a case may still be a minor today. */
export function isMinorCase(row: queries.CaseRow, h: Pick<Reading, 'today'>): boolean {
  return mayBeMinor(birthOf(row), h.today);
}
