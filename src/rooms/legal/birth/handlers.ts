// What protects the person in a matter: claims about the birth, the finding that settles it,
// counsel, and that she is treated as a victim first.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { isRegistrar } from '../access.ts';
import * as api from './api.ts';
import { readLatestBirth } from '../charge/facts.ts';
import { legalEvents } from '../events.ts';
import { followsBase, readHistoryVersion } from '../matter/queries-history.ts';
import {
  findSafeguards,
  insertClaim,
  insertCounsel,
  insertSettlement,
  listClaims,
  listCounselChanges,
  listSettlements,
  updateVictim,
} from './queries.ts';
import { readToday } from '../matter/queries.ts';
import { openField, sealField } from '../sealing.ts';
import { findSubjectKey } from '../subject-key.ts';

const purpose = 'safeguards';

/** Birth, counsel and victim first, by the contract of `api.ts`. */
export const safeguardHandlers: HandlersOf<typeof api> = {
  async readBirth(h) {
    const { subjectId } = h.params;
    const subject = await findSafeguards(h.tx, subjectId);
    const key = subject && (await findSubjectKey(h, subjectId));
    if (!subject || !key) return refuse('not-found');
    h.audit.read('matter', [subjectId], 'own-matters');
    return done({
      code: subject.code,
      version: await readHistoryVersion(h.tx, 'birth', subjectId),
      counselVersion: await readHistoryVersion(h.tx, 'counsel', subjectId),
      isDisputed: subject.birthDisputed,
      isVictim: subject.isVictim,
      birth: { from: subject.birthFrom, to: subject.birthTo, precision: subject.birthPrecision },
      latest: await readLatestBirth(h.tx, subjectId, subject),
      claims: (await listClaims(h.tx, subjectId)).map(
        ({ birthFrom, birthTo, birthPrecision, id, says, ...row }) => ({
          ...row,
          id,
          birth: { from: birthFrom, to: birthTo, precision: birthPrecision },
          says: openField(key, { table: 'birth_claim', record: id, column: 'says' }, says),
        }),
      ),
      settlements: (await listSettlements(h.tx, subjectId)).map(
        ({
          birthFrom,
          birthTo,
          birthPrecision,
          oldFrom,
          oldTo,
          oldPrecision,
          oldDisputed,
          ...row
        }) => ({
          ...row,
          birth: { from: birthFrom, to: birthTo, precision: birthPrecision },
          before: {
            birth: { from: oldFrom, to: oldTo, precision: oldPrecision },
            isDisputed: oldDisputed,
          },
        }),
      ),
      counsel: subject.counsel,
      counselChanges: (await listCounselChanges(h.tx, subjectId)).map((row) => ({
        from: row.fromState,
        to: row.toState,
        on: row.onDay,
      })),
      maySettle: isRegistrar(h.actor),
    });
  },

  async recordBirthClaim(h) {
    const { subjectId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    if (!key || !(await findSafeguards(h.tx, subjectId))) return refuse('not-found');
    const today = await readToday(h.tx);
    if (h.body.birth.to > today) return refuse('birth-in-the-future', { today });
    const id = h.newId;
    const says = sealField(key, { table: 'birth_claim', record: id, column: 'says' }, h.body.says);
    await insertClaim(
      h.tx,
      { id, subjectId, by: h.actor.accountId },
      { birth: h.body.birth, says },
    );
    h.audit.wrote(legalEvents.birthClaimed, 'matter', [subjectId], purpose);
    return done({ id });
  },

  async settleBirth(h) {
    const { subjectId } = h.params;
    if (!(await findSafeguards(h.tx, subjectId))) return refuse('not-found');
    if (!isRegistrar(h.actor)) return refuse('not-allowed');
    const today = await readToday(h.tx);
    if (h.body.foundOn > today) return refuse('state-in-the-future', { today });
    if (h.body.birth.to > today) return refuse('birth-in-the-future', { today });
    const id = h.newId;
    const { baseVersion, ...found } = h.body;
    await insertSettlement(h.tx, { id, subjectId, by: h.actor.accountId }, found);
    if (!(await followsBase(h.tx, { kind: 'birth', id: subjectId }, baseVersion)))
      return refuse('conflict-changed-meanwhile');
    h.audit.wrote(legalEvents.birthSettled, 'matter', [subjectId], purpose);
    return done({ id });
  },

  async changeCounsel(h) {
    const { subjectId } = h.params;
    if (!(await findSafeguards(h.tx, subjectId))) return refuse('not-found');
    const today = await readToday(h.tx);
    if (h.body.onDay > today) return refuse('state-in-the-future', { today });
    const id = h.newId;
    const { baseVersion, ...row } = h.body;
    await insertCounsel(h.tx, { id, subjectId, by: h.actor.accountId }, row);
    if (!(await followsBase(h.tx, { kind: 'counsel', id: subjectId }, baseVersion)))
      return refuse('conflict-changed-meanwhile');
    h.audit.wrote(legalEvents.counselChanged, 'matter', [subjectId], purpose);
    return done({ id });
  },

  async recogniseVictim(h) {
    const { subjectId } = h.params;
    const subject = await findSafeguards(h.tx, subjectId);
    if (!subject) return refuse('not-found');
    if (!subject.isVictim) await updateVictim(h.tx, subjectId);
    h.audit.wrote(legalEvents.victimRecognised, 'matter', [subjectId], purpose);
    return done({ id: subjectId });
  },
};
