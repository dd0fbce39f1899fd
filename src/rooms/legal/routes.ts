// Binds the room's contract to its commands and queries, and puts a matter together from its rows.

import type { ReturnsOf } from '../../kernel/contract.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { placeById, placeOfId } from '../../engine/http/cursor.ts';
import { type Binding, bind, type Handling } from '../../engine/http/handler.ts';
import {
  addHearing,
  addProceeding,
  assignOfficer,
  changeHearing,
  enterMatter,
  listMatters,
  listOfficers,
  moveProceeding,
  readMatter,
} from './api.ts';
import { addOne, assign, change, enter, move, noteHearing } from './commands.ts';
import { readLawNow } from './charge-facts.ts';
import type { MatterSummary } from './model.ts';
import {
  findSubject,
  type HearingRow,
  isRegistrar,
  listBodies,
  listHearings,
  listOfficerRows,
  listOfficersOf,
  listProceedings,
  listSubjects,
  listTransitions,
  type OfficerRow,
  type ProceedingRow,
  readToday,
  type SubjectPageRow,
  type TransitionRow,
  readAssignmentVersion,
} from './queries.ts';
import { listDuties, listRestrictions } from './queries-restrictions.ts';
import { restrictionBindings, restrictionShown } from './routes-restrictions.ts';
import { offeredStates } from './rules.ts';
import { findSubjectKey, openNote } from './subject-key.ts';

const list = bind(listMatters, async (h) => {
  const { code = null, limit } = h.query;
  const after = h.cursors.read(placeById, h.query.after)?.id ?? null;
  const { rows: shown, next } = h.cursors.cut(
    await listSubjects(h.tx, h.actor, { code, after, most: limit + 1 }),
    limit,
    placeOfId,
  );
  const ids = shown.map((row) => row.id);
  const today = await readToday(h.tx);
  const proceedings = await listProceedings(h.tx, h.actor, ids);
  const restrictions = await listRestrictions(h.tx, ids);
  const hearings = await listHearings(h.tx, h.actor, ids);
  const officers = await listOfficersOf(h.tx, ids);
  h.audit.read('matter', ids, 'own-matters');
  return done({
    matters: shown.map(({ id, ...row }): MatterSummary => {
      const last = proceedings.find((one) => one.subjectId === id);
      const active = restrictions.filter((one) => one.subjectId === id && one.state === 'active');
      const ahead = hearings.filter(
        (one) => one.subjectId === id && one.outcome === 'planned' && one.heldOn >= today,
      );
      return {
        ...row,
        subjectId: id,
        state: last?.state ?? null,
        court: last?.court ?? null,
        activeRestrictions: active.length,
        nextHearingOn: ahead.at(-1)?.heldOn ?? null,
        nextEndOn: active.at(-1)?.lastDay ?? null,
        officers: officers.filter((one) => one.subjectId === id).map(officerShown),
      };
    }),
    next,
  });
});

function officerShown(row: Omit<OfficerRow, 'subject_id'>) {
  return { accountId: row.accountId, displayName: row.displayName, role: row.role };
}

async function page(h: Handling<typeof readMatter>) {
  const { subjectId } = h.params;
  const subject = await findSubject(h.tx, h.actor, subjectId);
  const key = subject && (await findSubjectKey(h, subjectId));
  if (!subject || !key) return refuse('not-found');
  const minimum = h.actor.role === 'probation-officer';
  const proceedings = await listProceedings(h.tx, h.actor, [subjectId]);
  const transitions = await listTransitions(h.tx, subjectId);
  const restrictions = await listRestrictions(h.tx, [subjectId]);
  const duties = await listDuties(h.tx, [subjectId]);
  const hearings = await listHearings(h.tx, h.actor, [subjectId]);
  const officers = await listOfficersOf(h.tx, [subjectId]);
  const registrar = isRegistrar(h.actor);
  const hasRules = (await readLawNow(h.tx)).law.exemptions.length > 0;
  h.audit.read('matter', [subjectId], 'own-matters');
  const body: ReturnsOf<typeof readMatter> = {
    subject: subjectShown(subject),
    proceedings: proceedings.map((row) =>
      proceedingShown(
        row,
        transitions.filter((one) => one.proceedingId === row.id),
        { minimum, registrar, hasRules },
      ),
    ),
    restrictions: restrictions.map((row) => restrictionShown(row, key, duties)),
    hearings: hearings.map((row) => hearingShown(row, key)),
    officers: officers.map(officerShown),
    assignmentVersion: await readAssignmentVersion(h.tx, subjectId),
    minimum,
    may: { assign: registrar, addProceeding: registrar, addHearing: !minimum, restrict: true },
  };
  return done(body);
}

function subjectShown(row: SubjectPageRow) {
  return {
    id: row.id,
    code: row.code,
    fullName: row.fullName,
    registeredOn: row.registeredOn,
    otherNames: row.otherNames,
    birthDisputed: row.birthDisputed,
    counsel: row.counsel,
    isVictim: row.isVictim,
    hiddenFrom: row.hiddenFrom,
    birth: row.birthPrecision && {
      from: row.birthFrom,
      to: row.birthTo,
      precision: row.birthPrecision,
    },
  };
}

/** `hasRules`: exempting goes through a request, on the page of the proceeding. */
type Shown = { readonly minimum: boolean; readonly registrar: boolean; readonly hasRules: boolean };

function proceedingShown(
  row: ProceedingRow,
  steps: readonly TransitionRow[],
  { minimum, registrar, hasRules }: Shown,
) {
  const offered = offeredStates(
    steps.map((step) => step.toState),
    registrar,
  );
  return {
    id: row.id,
    state: row.state,
    stateOn: row.stateOn,
    court: row.court,
    courtNumber: row.courtNumber,
    registeredOn: row.registeredOn,
    version: row.version,
    article: row.article,
    country: row.country,
    act: row.actPrecision && { from: row.actFrom, to: row.actTo, precision: row.actPrecision },
    nextStates: minimum ? [] : offered.filter((state) => state !== 'exempted' || !hasRules),
    transitions: steps.map((step) => ({
      from: step.fromState,
      to: step.toState,
      on: step.onDay,
    })),
  };
}

function hearingShown(row: HearingRow, key: Buffer) {
  return {
    id: row.id,
    proceedingId: row.proceedingId,
    heldOn: row.heldOn,
    placeKind: row.placeKind,
    outcome: row.outcome,
    note: openNote(key, row, row.note),
    version: row.version,
  };
}

const officers = bind(listOfficers, async (h) => {
  const organisationId = h.query.organisationId ?? h.actor.organisationId!;
  return done({
    officers: (await listOfficerRows(h.tx, organisationId)).map((row) => ({
      ...officerShown(row),
      matters: row.matters,
    })),
    bodies: (await listBodies(h.tx)).map(({ id, code, names }) => ({
      organisationId: id,
      code,
      names,
    })),
  });
});

export const legalBindings: Binding[] = [
  list,
  officers,
  bind(readMatter, page),
  bind(enterMatter, enter),
  bind(addProceeding, addOne),
  bind(moveProceeding, move),
  bind(addHearing, noteHearing),
  bind(changeHearing, change),
  bind(assignOfficer, assign),
  ...restrictionBindings,
];
