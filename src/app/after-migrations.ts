// What follows the migrations, as the owner, before anybody is answered: search keys of an older making
// are made anew.

import type { Client } from 'pg';
import { refoldEntries } from '../rooms/operations/refold.ts';
import { refoldPersons } from '../rooms/people/refold.ts';

export async function afterMigrations(owner: Client): Promise<void> {
  await refoldPersons(owner);
  await refoldEntries(owner);
}
