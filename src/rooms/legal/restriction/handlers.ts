// What a court does with a restriction: order, vary, lift, decide an appeal. A restriction that is
// out of reach answers like one that does not exist; the database also refuses whatever these
// checks might miss. What is recorded while it lasts is in handlers-course.ts.

import { restrictionMonthsMax } from '../../law/public-rules.ts';
import { findLawInForce } from '../../law/public.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { newId } from '../../../kernel/id.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import * as api from './api.ts';
import { restrictionEvents } from './events.ts';
import { hasProceeding } from '../matter/queries-proceedings.ts';
import {
  findRestriction,
  insertAppeal,
  insertLifting,
  insertRestriction,
  insertVariation,
  listAppeals,
  listDuties,
  updateAppeal,
} from './queries.ts';
import { findSubject, listOfficersOf, readToday } from '../matter/queries.ts';
import { mayDecide, mayLift, mayOrder, mayVary } from './rules.ts';
import { sealingWith, sealTexts } from './sealing.ts';
import { findSubjectKey } from '../subject-key.ts';
import { standingOf, viewCourse, viewRestriction, viewTexts } from './views.ts';

const purpose = 'restriction';

/** Restrictions, by the contract of `api.ts`. */
export const restrictionHandlers: HandlersOf<typeof api> = {
  async readRestriction(h) {
    const { subjectId } = h.params;
    const subject = await findSubject(h.tx, h.actor, subjectId);
    const key = subject && (await findSubjectKey(h, subjectId));
    const row = key && (await findRestriction(h.tx, h.params));
    if (!subject || !key || !row) return refuse('not-found');
    const sealing = sealingWith(key);
    const officers = await listOfficersOf(h.tx, [subjectId]);
    h.audit.read('restriction', [subjectId], 'restriction');
    return done({
      subject: { id: subject.id, code: subject.code, fullName: subject.fullName },
      restriction: viewRestriction(row, key, await listDuties(h.tx, [subjectId])),
      ...viewTexts(row, sealing),
      permissionAnswerDays: row.permissionAnswerDays,
      lawEdition: row.lawEdition,
      ...(await viewCourse(h.tx, row.id, sealing)),
      officers: officers.map(({ displayName, role }) => ({ displayName, role })),
    });
  },

  async addRestriction(h) {
    const { subjectId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    if (!key) return refuse('not-found');
    const { body } = h;
    if (
      body.proceedingId !== null &&
      !(await hasProceeding(h.tx, h.actor, { subjectId, proceedingId: body.proceedingId }))
    )
      return refuse('no-such-proceeding');
    const edition = await findLawInForce(h.tx);
    if (!edition) return refuse('kind-without-limit');
    const decision = mayOrder(
      body,
      restrictionMonthsMax(edition.law, body.kind, h.services.programme.isDemo),
    );
    if (!decision.ok) return decision;
    const id = h.newId;
    const sealed = sealTexts(sealingWith(key), id, body);
    await insertRestriction(
      h.tx,
      { id, subjectId, by: h.actor.accountId },
      { row: body, sealed, editionId: edition.id },
    );
    h.audit.wrote(restrictionEvents.restrictionOrdered, 'restriction', [subjectId], purpose);
    return done({ id });
  },

  async liftRestriction(h) {
    const { subjectId, restrictionId } = h.params;
    const found = await findRestriction(h.tx, h.params);
    if (!found) return refuse('not-found');
    const earlier =
      found.lifting && found.liftedOn ? { kind: found.lifting, onDay: found.liftedOn } : null;
    const today = await readToday(h.tx);
    const decision = mayLift(standingOf(found), earlier, { onDay: h.body.onDay, today });
    if (!decision.ok) return decision;
    const id = h.newId;
    const owned = { id, subjectId, restrictionId, by: h.actor.accountId };
    await insertLifting(h.tx, owned, h.body);
    h.audit.wrote(restrictionEvents.restrictionLifted, 'restriction', [subjectId], purpose);
    return done({ id });
  },

  async varyRestriction(h) {
    const { subjectId, restrictionId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    const found = key && (await findRestriction(h.tx, h.params));
    if (!key || !found) return refuse('not-found');
    const decision = mayVary(standingOf(found), h.body);
    if (!decision.ok) return decision;
    const id = h.newId;
    const { scope, ...row } = h.body;
    const sealedScope = sealingWith(key).sealOptional(
      'legal.restriction_variation.scope',
      id,
      scope,
    );
    const owned = { id, subjectId, restrictionId, by: h.actor.accountId };
    await insertVariation(h.tx, owned, { ...row, sealedScope, appealId: null });
    h.audit.wrote(restrictionEvents.restrictionVaried, 'restriction', [subjectId], purpose);
    return done({ id });
  },

  async lodgeAppeal(h) {
    const { subjectId, restrictionId } = h.params;
    if (!(await findRestriction(h.tx, h.params))) return refuse('not-found');
    const today = await readToday(h.tx);
    if (h.body.lodgedOn > today) return refuse('day-in-the-future', { today });
    const pending = (await listAppeals(h.tx, restrictionId)).find(
      ({ state }) => state === 'pending',
    );
    if (pending) return refuse('appeal-is-pending', { lodgedOn: pending.lodgedOn });
    const id = h.newId;
    await insertAppeal(h.tx, { id, subjectId, restrictionId, by: h.actor.accountId }, h.body);
    h.audit.wrote(restrictionEvents.appealLodged, 'restriction', [subjectId], purpose);
    return done({ id });
  },

  async decideAppeal(h) {
    const { subjectId, restrictionId, appealId } = h.params;
    const key = await findSubjectKey(h, subjectId);
    const found = key && (await findRestriction(h.tx, h.params));
    const lodged =
      found && (await listAppeals(h.tx, restrictionId)).find(({ id }) => id === appealId);
    if (!key || !found || !lodged) return refuse('not-found');
    const { body } = h;
    const standing = standingOf(found);
    const decision = mayDecide(lodged, body, { today: await readToday(h.tx), standing });
    if (!decision.ok) return decision;
    const by = h.actor.accountId;
    if (
      lodged.version !== body.baseVersion ||
      !(await updateAppeal(h.tx, appealId, { ...body, by }))
    ) {
      return refuse('conflict-changed-meanwhile');
    }
    if (body.scope !== null || body.endOn !== null) {
      const id = newId();
      await insertVariation(
        h.tx,
        { id, subjectId, restrictionId, by },
        {
          onDay: body.decidedOn,
          court: lodged.court,
          orderNumber: body.orderNumber!,
          endOn: body.endOn,
          sealedScope: sealingWith(key).sealOptional(
            'legal.restriction_variation.scope',
            id,
            body.scope,
          ),
          appealId,
        },
      );
    }
    h.audit.wrote(restrictionEvents.appealDecided, 'restriction', [subjectId], purpose);
    return done({ id: appealId });
  },
};
