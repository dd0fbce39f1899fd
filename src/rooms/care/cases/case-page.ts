// One case as a page. A manager's page has the same shape with the lists of a file left empty,
// because minimum fields are what a manager needs.

import type { output } from 'zod';
import type { Handling } from '../../../engine/http/handler.ts';
import type { Endpoint } from '../../../kernel/contract.ts';
import { findStaffNames, findStaffPhones } from '../../workforce/public.ts';
import { caseSteerers, closingProposers, fileHolders, needsWriters } from '../access.ts';
import type { casePage } from './api.ts';
import * as queries from './queries.ts';
import { isLegalAidDue } from '../needs/queries.ts';
import { findLateConcern } from '../urgent/queries.ts';
import { visitKindsFor } from '../needs/rules.ts';
import * as rules from './rules.ts';
import { birthOf, viewCase } from '../views.ts';

export type Reading = Pick<Handling<Endpoint>, 'tx' | 'audit' | 'today' | 'services' | 'actor'>;

export async function casePageOf(
  h: Reading,
  row: queries.CaseRow,
): Promise<output<typeof casePage>> {
  const isHolder = fileHolders.some((role) => role === h.actor.role);
  const maySteer = caseSteerers.some((role) => role === h.actor.role);
  const isProposer = closingProposers.some((role) => role === h.actor.role);
  const mayWrite = needsWriters.some((role) => role === h.actor.role) && !rules.isOver(row.state);
  const team = await queries.listTeam(h.tx, row.id);
  const names = await findStaffNames(h.tx, [
    row.leadId,
    row.supervisorId,
    ...team.map((one) => one.accountId),
  ]);
  const phones = await findStaffPhones(
    h.tx,
    team.map((one) => one.accountId),
  );
  const members =
    row.householdId === null
      ? []
      : await queries.listHouseholdMembers(h.tx, row.householdId, row.personId);
  h.audit.read('case', [row.personId, ...members.map((one) => one.personId)], 'case-work');
  const file = isHolder ? await fileOf(h, row) : emptyFile;
  return {
    ...viewCase(row, names, { today: h.today, now: h.services.now() }),
    intake: row.intake,
    organisationId: row.organisationId,
    priorityReason: row.priorityReason,
    nextVisitOn: isHolder ? row.nextVisitOn : null,
    closedAt: row.closedAt?.toISOString() ?? null,
    stoppedAt: row.stoppedAt?.toISOString() ?? null,
    birth: birthOf(row),
    team: team.map((one) => ({
      accountId: one.accountId,
      name: names.get(one.accountId) ?? null,
      part: one.part,
      fromAt: one.fromAt.toISOString(),
      phone: phones.get(one.accountId) ?? null,
    })),
    lateConcern: h.actor.role === 'cso-manager' ? await lateConcernOf(h, row.id) : null,
    householdMembers: members.map(({ id, fullName, ...one }) => ({
      ...one,
      caseId: id,
      name: fullName,
    })),
    ...file,
    mayMoveTo: maySteer ? rules.stepsOfSupervisor(row.state) : [],
    may: {
      steer: maySteer,
      openFile: isHolder,
      recordVisit: mayWrite,
      assess: mayWrite,
      proposeClosing: isProposer && !['closing', 'closed', 'transferred'].includes(row.state),
    },
  };
}

async function lateConcernOf({ tx }: Pick<Reading, 'tx'>, caseId: string) {
  const late = await findLateConcern(tx, caseId);
  return late && { since: late.raisedAt.toISOString(), dueAt: late.dueAt.toISOString() };
}

const emptyFile = {
  transitions: [],
  legalAidOffers: [],
  legalAidDue: false,
  closureBlockers: [],
  visitKinds: [],
};

async function fileOf({ tx, today }: Pick<Reading, 'tx' | 'today'>, row: queries.CaseRow) {
  const transitions = await queries.listTransitions(tx, row.id);
  const offers = await queries.listLegalAidOffers(tx, row.id);
  const facts = await queries.getCaseFacts(tx, row.id);
  return {
    transitions: transitions.map((one) => ({
      from: one.fromState,
      to: one.toState,
      reason: one.reason,
      at: one.movedAt.toISOString(),
    })),
    legalAidOffers: offers,
    legalAidDue: await isLegalAidDue(tx, row.id, today),
    closureBlockers: rules.isOver(row.state)
      ? []
      : rules.closureBlockers({ ...facts, priority: row.priority }),
    visitKinds: visitKindsFor(facts),
  };
}
