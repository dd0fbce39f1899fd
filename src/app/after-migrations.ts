// What follows the migrations, as the owner, before anybody is answered: search keys of an older making
// are made anew.

import type { Client } from 'pg';
import { refoldEntries } from '../rooms/operations/refold.ts';
import { useGivenNames } from '../rooms/people/public.ts';
import { refoldPersons } from '../rooms/people/refold.ts';

export async function afterMigrations(owner: Client): Promise<void> {
  // Keys hold the families of names that the programme added: they must be known before keys are made anew.
  const added = await owner.query<{ head: string; form: string }>('select head, form from programme.given_names_in_use()');
  useGivenNames(added.rows);
  await refoldPersons(owner);
  await refoldEntries(owner);
}
