// What a court does: order, vary, lift, decide an appeal. Load, decide, save. A matter or a
// restriction that is not in reach answers like one that does not exist; the database refuses on
// its own what these checks might miss. What is recorded while a restriction lasts stands in
// commands-restriction-course.ts.

import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import { restrictionMonthsMax } from '../../engine/countries/law-rules.ts';
import { findLawInForce } from '../../engine/countries/law-store.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type {
  addRestriction,
  decideAppeal,
  liftRestriction,
  lodgeAppeal,
  varyRestriction,
} from './api-restrictions.ts';
import { hasProceeding } from './commands.ts';
import { restrictionEvents } from './events-restrictions.ts';
import type { NewRestriction } from './model-restrictions.ts';
import { readToday } from './queries.ts';
import { listAppeals, listRestrictions, type RestrictionRow } from './queries-restrictions.ts';
import { mayDecide, mayLift, mayOrder, mayVary } from './rules-restrictions.ts';
import {
  insertAppeal,
  insertLifting,
  insertRestriction,
  insertVariation,
  type SealedTexts,
  updateAppeal,
} from './saving-restrictions.ts';
import { type Sealing, sealingWith } from './sealing-restrictions.ts';
import { findSubjectKey } from './subject-key.ts';

export type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
export const purpose = 'restriction';

export async function restrict(h: Handling<typeof addRestriction>): Answer<typeof addRestriction> {
  const { subjectId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  if (!key) return refuse('not-found');
  const { body } = h;
  if (body.proceedingId !== null && !(await hasProceeding(h, body.proceedingId)))
    return refuse('no-such-proceeding');
  const edition = await findLawInForce(h.tx);
  if (!edition) return refuse('kind-without-limit');
  const decision = mayOrder(
    body,
    restrictionMonthsMax(edition.law, body.kind, h.services.programme.isDemo),
  );
  if (!decision.ok) return decision;
  const id = h.newId;
  const sealed = sealAll(sealingWith(key), id, body);
  await insertRestriction(
    h.tx,
    { id, subjectId, by: h.actor.accountId },
    { row: body, sealed, editionId: edition.id },
  );
  h.audit.wrote(restrictionEvents.restrictionOrdered, 'restriction', [subjectId], purpose);
  return done({ id });
}

function sealAll({ seal, sealOptional }: Sealing, id: string, row: NewRestriction): SealedTexts {
  return {
    scope: seal('legal.restriction.scope', id, row.scope),
    groundsRole: sealOptional('legal.restriction.grounds_role', id, row.groundsRole),
    groundsStay: sealOptional('legal.restriction.grounds_stay', id, row.groundsStay),
    appealTerms: sealOptional('legal.restriction.appeal_terms', id, row.appealTerms),
  };
}

type OfRestriction = Pick<Handling<typeof varyRestriction>, 'tx' | 'params'>;

/** As it stands now; null when it is not in reach, does not exist or belongs to another subject. */
export async function findRestriction({
  tx,
  params,
}: OfRestriction): Promise<RestrictionRow | null> {
  const found = await listRestrictions(tx, [params.subjectId]);
  return found.find((row) => row.id === params.restrictionId) ?? null;
}

export function standingOf(row: RestrictionRow) {
  return { startOn: row.startOn, endOn: row.lastDay, state: row.state, kind: row.kind };
}

export async function lift(h: Handling<typeof liftRestriction>): Answer<typeof liftRestriction> {
  const { subjectId, restrictionId } = h.params;
  const found = await findRestriction(h);
  if (!found) return refuse('not-found');
  const earlier =
    found.lifting && found.liftedOn ? { kind: found.lifting, onDay: found.liftedOn } : null;
  const today = await readToday(h.tx);
  const decision = mayLift(standingOf(found), earlier, { onDay: h.body.onDay, today });
  if (!decision.ok) return decision;
  const id = h.newId;
  await insertLifting(h.tx, { id, subjectId, restrictionId, by: h.actor.accountId }, h.body);
  h.audit.wrote(restrictionEvents.restrictionLifted, 'restriction', [subjectId], purpose);
  return done({ id });
}

export async function vary(h: Handling<typeof varyRestriction>): Answer<typeof varyRestriction> {
  const { subjectId, restrictionId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  const found = key && (await findRestriction(h));
  if (!key || !found) return refuse('not-found');
  const decision = mayVary(standingOf(found), h.body);
  if (!decision.ok) return decision;
  const id = h.newId;
  const { scope, ...row } = h.body;
  const sealedScope = sealingWith(key).sealOptional('legal.restriction_variation.scope', id, scope);
  const owned = { id, subjectId, restrictionId, by: h.actor.accountId };
  await insertVariation(h.tx, owned, { ...row, sealedScope, appealId: null });
  h.audit.wrote(restrictionEvents.restrictionVaried, 'restriction', [subjectId], purpose);
  return done({ id });
}

export async function appeal(h: Handling<typeof lodgeAppeal>): Answer<typeof lodgeAppeal> {
  const { subjectId, restrictionId } = h.params;
  if (!(await findRestriction(h))) return refuse('not-found');
  const today = await readToday(h.tx);
  if (h.body.lodgedOn > today) return refuse('day-in-the-future', { today });
  const pending = (await listAppeals(h.tx, restrictionId)).find(({ state }) => state === 'pending');
  if (pending) return refuse('appeal-is-pending', { lodgedOn: pending.lodgedOn });
  const id = h.newId;
  await insertAppeal(h.tx, { id, subjectId, restrictionId, by: h.actor.accountId }, h.body);
  h.audit.wrote(restrictionEvents.appealLodged, 'restriction', [subjectId], purpose);
  return done({ id });
}

export async function decide(h: Handling<typeof decideAppeal>): Answer<typeof decideAppeal> {
  const { subjectId, restrictionId, appealId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  const found = key && (await findRestriction(h));
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
}
