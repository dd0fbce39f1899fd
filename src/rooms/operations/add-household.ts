// Arrival: those who boarded become persons, each family one household, in one transaction. The
// room guardianship hears of every household and sees to the cover of each minor at once.

import type { Handling } from '../../engine/http/handler.ts';
import { mayBeMinor } from '../../kernel/birth.ts';
import { newId } from '../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { sql } from '../../engine/db/database.ts';
import { foldNames, newPersonCode, openNewFile } from '../people/public.ts';
import type { arrive } from './api-entries.ts';
import { arrivedPersons, type Comer, householdInput } from './household-of-family.ts';
import { findOperationKey, openEntryText } from './operation-key.ts';
import { byRoot, summaryOf, surestBirth } from './person-of-rows.ts';
import { findOperation, hasGuardianshipBody, lockOperation } from './queries.ts';
import { listBoardedRoots, listMembers, noteStates, setPersons } from './queries-entries.ts';
import { hasOpenSureProposals } from './queries-proposals.ts';
import { rearrange } from './reconcile.ts';
import { landedStates } from './rules.ts';

type ArrivalRefused =
  | 'not-found'
  | 'operation-not-landed'
  | 'nobody-boarded'
  | 'proposals-open'
  | 'day-in-the-future'
  | 'no-guardianship-body';
export type Arrival = { arrived: number; households: number; unaccompaniedMinors: number };

export async function recordArrival(
  h: Handling<typeof arrive>,
): Promise<Outcome<Arrival, ArrivalRefused>> {
  const { operationId } = h.params;
  await lockOperation(h.tx, operationId);
  const operation = await findOperation(h.tx, operationId);
  if (!operation) return refuse('not-found');
  if (!landedStates.includes(operation.state)) return refuse('operation-not-landed');
  if (h.body.arrivedOn > h.today) return refuse('day-in-the-future', { today: h.today });
  const rootIds = await listBoardedRoots(h.tx, operationId, h.body.familyIds ?? null);
  if (rootIds.length === 0) return refuse('nobody-boarded');
  // One person on two lists would become two persons: sure pairs are to be decided first.
  const open = await hasOpenSureProposals(h.tx, operationId, rootIds);
  if (open > 0) return refuse('proposals-open', { open });
  const comers = byRoot(await listMembers(h.tx, rootIds), rootIds).map(({ rootId, members }) => {
    const { code, familyId } = summaryOf(members);
    const minor = mayBeMinor(surestBirth(members), h.today);
    return { familyId, entryId: rootId, personId: newId<'person'>(), code, minor, members };
  });
  // Without an authority that stands in, the database refuses every minor without a parent.
  if (comers.some((comer) => comer.minor) && !(await hasGuardianshipBody(h.tx))) {
    return refuse('no-guardianship-body');
  }
  const households = Map.groupBy(comers, (comer) => comer.familyId);
  let alone = 0;
  const key = await findOperationKey(h, operationId);
  if (!key) return refuse('not-found');
  for (const family of households.values()) alone += await addHousehold(h, family, key);
  await setPersons(h.tx, comers);
  await noteStates(
    h.tx,
    h.actor.accountId,
    comers.map((comer) => ({
      id: comer.entryId,
      from: 'boarded',
      to: 'arrived',
      reason: null,
      basis: 'authority',
      transitionId: newId(),
    })),
  );
  await rearrange(h.tx, operationId);
  h.audit.wrote(
    'household-arrived',
    'list entry',
    [...comers.map((comer) => comer.entryId), ...comers.map((comer) => comer.personId)],
    'operation',
  );
  return done({ arrived: comers.length, households: households.size, unaccompaniedMinors: alone });
}

/** Minors of this household without an adult parent in it. */
async function addHousehold(
  h: Handling<typeof arrive>,
  family: readonly Comer[],
  key: Buffer,
): Promise<number> {
  const { country } = h.services.programme;
  const { operationId } = h.params;
  const household = { id: newId(), code: newPersonCode(country), operationId, province: null };
  const input = householdInput(family, {
    household,
    newFile: (personId) => openNewFile(h.services.keyring, personId),
    opened: (row, column) => {
      const sealed = row[column];
      return sealed === null ? null : openEntryText(key, { entryId: row.id, column }, sealed);
    },
    folded: (names, birthYears) => foldNames(names, { birthYears }),
  });
  await sql`select people.add_household(${JSON.stringify(input)}::jsonb)`.execute(h.tx);
  const persons = arrivedPersons(family);
  h.emit({
    name: 'operations.household-arrived',
    facts: { householdId: household.id, operationId, persons },
  });
  return persons.filter((one) => one.minor && one.custodialParentPersonId === null).length;
}
