// A matter as its page and the list show it, assembled from the rows.

import type { HearingRow, ProceedingRow, TransitionRow } from './queries-proceedings.ts';
import type { OfficerRow, SubjectPageRow } from './queries.ts';
import { offeredStates } from './rules.ts';
import { openNote } from '../subject-key.ts';

export function viewOfficer(row: Omit<OfficerRow, 'subject_id'>) {
  return { accountId: row.accountId, displayName: row.displayName, role: row.role };
}

export function viewSubject(row: SubjectPageRow) {
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

export function viewProceeding(
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

export function viewHearing(row: HearingRow, key: Buffer) {
  return {
    id: row.id,
    proceedingId: row.proceedingId,
    heldOn: row.heldOn,
    heldAt: row.heldAt,
    room: row.room,
    judge: row.judge,
    placeKind: row.placeKind,
    outcome: row.outcome,
    note: openNote(key, row, row.note),
    version: row.version,
  };
}
