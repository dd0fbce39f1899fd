// How long a file is kept: its day, and holds placed and lifted by two people.

import { z } from 'zod';
import { openText, type Place, sealText } from '../../../engine/crypto/envelope.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { addDays } from '../../../kernel/day.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findFileKey, findFileKeys } from '../../people/public.ts';
import { findStaffNames } from '../../workforce/public.ts';
import { caseSteerers } from '../access.ts';
import { findCase } from '../cases/queries.ts';
import type { Reading } from '../cases/case-page.ts';
import { holdDaysMaxOf } from '../country.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';
import { isOpenHold, stepsOfHold } from './rules.ts';

const purpose = 'keeping-a-file';

export const holdHandlers: HandlersOf<typeof api> = {
  async readFileEnd(h) {
    const { caseId } = h.params;
    const row = await findCase(h.tx, { caseId });
    if (!row) return refuse('not-found');
    const holds = await queries.listHolds(h.tx, caseId);
    const eraseOn = await queries.findEraseDay(h.tx, caseId);
    h.audit.read('case', [row.personId], purpose);
    const maySteer = caseSteerers.some((role) => role === h.actor.role);
    return done({
      eraseOn,
      holds: await viewHolds(h, holds),
      untilOnMax: addDays(h.today, holdDaysMaxOf(h.services.programme.country)),
      may: { propose: maySteer && !holds.some(({ state }) => isOpenHold(state)) },
    });
  },

  async proposeHold(h) {
    const { caseId } = h.params;
    const row = await findCase(h.tx, { caseId });
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    const { orderedAs, untilOn, reason } = h.body;
    const id = h.newId;
    const answer = answerOf(
      api.proposeHold,
      await queries.proposeHold(h.tx, {
        id,
        caseId,
        orderedAs,
        untilOn,
        reason: sealText(key, placeOf(id), reason),
      }),
      z.strictObject({}),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('hold-proposed', 'case', [row.personId], purpose);
    return done({ id });
  },

  async stepHold(h) {
    const { caseId, holdId } = h.params;
    const { baseVersion, step } = h.body;
    const row = await findCase(h.tx, { caseId });
    if (!row) return refuse('not-found');
    const answer = answerOf(
      api.stepHold,
      await queries.stepHold(h.tx, { caseId, holdId, baseVersion, step }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote(`hold-${step}`, 'case', [row.personId], purpose);
    return done({ version: baseVersion + 1 });
  },
};

async function viewHolds(h: Reading, rows: readonly queries.HoldRow[]) {
  const persons = rows.map((row) => row.personId);
  h.audit.read('case', persons, purpose);
  const keys = await findFileKeys(h, persons);
  const names = await findStaffNames(
    h.tx,
    rows.map((row) => row.proposedBy),
  );
  return rows.map(({ personId, reason, proposedBy, proposedAt, stepBy, ...row }) => {
    const key = keys.get(personId);
    return {
      ...row,
      reason: reason && key ? openText(key, placeOf(row.holdId), reason) : null,
      proposedBy: names.get(proposedBy) ?? null,
      proposedAt: proposedAt.toISOString(),
      steps: stepsOfHold(row.state, h.actor, stepBy),
    };
  });
}

function placeOf(record: string): Place {
  return { table: 'care.erasing_hold', record, column: 'reason', version: 1 };
}
