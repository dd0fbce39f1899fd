// What changes about restrictions: load, decide, save. A matter or a restriction that is not in reach
// answers like one that does not exist; the database refuses on its own what these checks might miss.

import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type { addRestriction, liftRestriction } from './api-restrictions.ts';
import { hasProceeding } from './commands.ts';
import { restrictionEvents } from './events-restrictions.ts';
import { readToday } from './queries.ts';
import { listRestrictions } from './queries-restrictions.ts';
import { mayLift } from './rules-restrictions.ts';
import { insertLifting, insertRestriction } from './saving-restrictions.ts';
import { findSubjectKey, sealScope } from './subject-key.ts';

type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
const purpose = 'restriction';

export async function restrict(h: Handling<typeof addRestriction>): Answer<typeof addRestriction> {
  const { subjectId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  if (!key) return refuse('not-found');
  const { body } = h;
  if (body.endOn < body.startOn) return refuse('ends-before-it-starts', { startOn: body.startOn });
  if (body.proceedingId !== null && !(await hasProceeding(h, body.proceedingId)))
    return refuse('no-such-proceeding');
  const id = newId();
  await insertRestriction(
    h.tx,
    { id, subjectId, by: h.actor.accountId },
    { ...body, sealedScope: sealScope(key, id, body.scope) },
  );
  h.audit.wrote(restrictionEvents.restrictionOrdered, 'restriction', [subjectId], purpose);
  return done({ id });
}

export async function lift(h: Handling<typeof liftRestriction>): Answer<typeof liftRestriction> {
  const { subjectId, restrictionId } = h.params;
  const found = (await listRestrictions(h.tx, [subjectId])).find((row) => row.id === restrictionId);
  if (!found) return refuse('not-found');
  const earlier =
    found.lifting && found.lifted_on ? { kind: found.lifting, onDay: found.lifted_on } : null;
  const bounds = { startOn: found.start_on, endOn: found.end_on };
  const today = await readToday(h.tx);
  const decision = mayLift(bounds, earlier, { onDay: h.body.onDay, today });
  if (!decision.ok) return decision;
  const id = newId();
  try {
    await insertLifting(
      h.tx,
      { id, subjectId, by: h.actor.accountId },
      { ...h.body, restrictionId },
    );
  } catch (problem) {
    // Somebody else lifted it a moment ago.
    if ((problem as { code?: string }).code === '23505') return refuse('already-lifted');
    throw problem;
  }
  h.audit.wrote(restrictionEvents.restrictionLifted, 'restriction', [subjectId], purpose);
  return done({ id });
}
