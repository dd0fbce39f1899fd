// One arrived family becomes a household of persons. The room guardianship hears of it and covers
// each minor at once, in the same transaction.

import type { Handling } from '../../../engine/http/handler.ts';
import { newId } from '../../../kernel/id.ts';
import { foldNames, openNewFile } from '../../people/public.ts';
import { openEntryText } from '../operation/operation-key.ts';
import type { arrive } from './api.ts';
import { arrivedPersons, type Comer, householdInput } from './household-of-family.ts';
import * as queries from './queries.ts';

/** Returns the number of minors in this household without an adult parent in it. */
export async function addHousehold(
  h: Handling<typeof arrive>,
  family: readonly Comer[],
  key: Buffer,
): Promise<number> {
  const { operationId } = h.params;
  const household = { id: newId(), operationId, province: null };
  const input = householdInput(family, {
    household,
    newFile: (personId) => openNewFile(h.services.keyring, personId),
    opened: (row, column) => {
      const sealed = row[column];
      return sealed === null ? null : openEntryText(key, { entryId: row.id, column }, sealed);
    },
    folded: (names, birthYears) => foldNames(names, { birthYears }),
  });
  await queries.addHousehold(h.tx, input);
  const persons = arrivedPersons(family);
  h.emit({
    name: 'operations.household-arrived',
    facts: { householdId: household.id, operationId, persons },
  });
  return persons.filter((one) => one.minor && one.custodialParentPersonId === null).length;
}
