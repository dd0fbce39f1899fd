// What protects the person in a matter, written down: a claim about the birth, the finding that
// settles it, counsel, and that she is treated as a victim first.

import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { Endpoint, RefusalOf, ReturnsOf } from '../../kernel/contract.ts';
import type { Handling } from '../../engine/http/handler.ts';
import type {
  changeCounsel,
  recogniseVictim,
  recordBirthClaim,
  settleBirth,
} from './api-safeguards.ts';
import { legalEvents } from './events.ts';
import { followsBase } from './history-version.ts';
import {
  findSafeguards,
  insertClaim,
  insertCounsel,
  insertSettlement,
  updateVictim,
} from './queries-safeguards.ts';
import { isRegistrar, readToday } from './queries.ts';
import { sealField } from './sealing.ts';
import { findSubjectKey } from './subject-key.ts';

type Answer<E extends Endpoint> = Promise<Outcome<ReturnsOf<E>, RefusalOf<E> | 'not-found'>>;
const purpose = 'safeguards';

export async function claim(h: Handling<typeof recordBirthClaim>): Answer<typeof recordBirthClaim> {
  const { subjectId } = h.params;
  const key = await findSubjectKey(h, subjectId);
  if (!key || !(await findSafeguards(h.tx, subjectId))) return refuse('not-found');
  const today = await readToday(h.tx);
  if (h.body.birth.to > today) return refuse('birth-in-the-future', { today });
  const id = h.newId;
  const says = sealField(key, { table: 'birth_claim', record: id, column: 'says' }, h.body.says);
  await insertClaim(h.tx, { id, subjectId, by: h.actor.accountId }, { birth: h.body.birth, says });
  h.audit.wrote(legalEvents.birthClaimed, 'matter', [subjectId], purpose);
  return done({ id });
}

export async function settle(h: Handling<typeof settleBirth>): Answer<typeof settleBirth> {
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
}

export async function stand(h: Handling<typeof changeCounsel>): Answer<typeof changeCounsel> {
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
}

export async function recognise(
  h: Handling<typeof recogniseVictim>,
): Answer<typeof recogniseVictim> {
  const { subjectId } = h.params;
  const subject = await findSafeguards(h.tx, subjectId);
  if (!subject) return refuse('not-found');
  if (!subject.isVictim) await updateVictim(h.tx, subjectId);
  h.audit.wrote(legalEvents.victimRecognised, 'matter', [subjectId], purpose);
  return done({ id: subjectId });
}
