// A visit to a household: one record for each person who was met, in the file of each.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import type { Tx } from '../../../engine/db/database.ts';
import { mayBeMinor } from '../../../kernel/birth.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { type CaseRow, findCase } from '../cases/queries.ts';
import { isOver } from '../cases/rules.ts';
import { recordVisitOf, visitFactsOf } from '../needs/record-visit.ts';
import type { presentParties } from '../model.ts';
import { birthOf } from '../views.ts';
import type * as api from './api.ts';
import { familyMost } from './model.ts';
import { listFamilyCases } from './queries.ts';

export const familyHandlers: HandlersOf<typeof api> = {
  async readFamily(h) {
    const rows = await casesOf(h.tx, await listFamilyCases(h.tx, h.params.householdId, familyMost));
    if (rows.length === 0) return refuse('not-found');
    const members = [];
    // Those whose case is over are not visited.
    for (const row of rows.filter(({ state }) => !isOver(state))) {
      const { id: caseId, personId, personCode, fullName: name } = row;
      const facts = await visitFactsOf(h, row, h.today);
      const { mayBeMinor: isMinor, legalAidDue } = facts;
      members.push({ caseId, personId, personCode, name, mayBeMinor: isMinor, legalAidDue });
    }
    h.audit.read(
      'needs',
      rows.map(({ personId }) => personId),
      'case-work',
    );
    return done({ householdCode: rows[0]!.householdCode, members });
  },

  async recordFamilyVisit(h) {
    const { members, place, guardianPresent, text, ...visit } = h.body;
    const ids = members.map(({ caseId }) => caseId);
    if (new Set(ids).size < ids.length) return refuse('member-twice');
    const rows = await casesOf(h.tx, ids);
    const isFamily = rows.every(({ householdId }) => householdId === h.params.householdId);
    if (rows.length < ids.length || !isFamily) return refuse('not-found');
    // In one order, so that two who visited the same family do not wait for each other.
    for (const row of rows.toSorted((one, other) => (one.personId < other.personId ? -1 : 1))) {
      const { safetyAsked, safetyConcern, text: own } = members.find((m) => m.caseId === row.id)!;
      const recorded = await recordVisitOf(h, row, {
        ...visit,
        id: newId(),
        kind: place === 'home' ? null : place,
        safetyAsked,
        safetyConcern,
        present: presentOf({
          isMinor: mayBeMinor(birthOf(row), h.today),
          isAlone: safetyAsked === 'alone',
          guardianPresent,
        }),
        text: [text, own].filter((each) => each !== null).join('\n\n') || null,
      });
      if (!recorded.ok) {
        return recorded.refusal === 'not-found'
          ? refuse('not-found')
          : refuse(recorded.refusal, { ...recorded.facts, person: row.personCode });
      }
    }
    return done({ visits: rows.length });
  },
};

type Met = {
  readonly isMinor: boolean;
  readonly isAlone: boolean;
  readonly guardianPresent: boolean;
};

function presentOf({ isMinor, isAlone, guardianPresent }: Met): (typeof presentParties)[number][] {
  return [
    'person',
    ...(isMinor && isAlone ? (['child-alone'] as const) : []),
    ...(isMinor && guardianPresent ? (['guardian'] as const) : []),
  ];
}

async function casesOf(tx: Tx, ids: readonly string[]): Promise<readonly CaseRow[]> {
  const rows: CaseRow[] = [];
  for (const caseId of ids) {
    const row = await findCase(tx, { caseId });
    if (row) rows.push(row);
  }
  return rows;
}
