// What follows the migrations, as the owner, before the server answers anyone: search keys from an
// older version are computed again, a country's law that changed on disk becomes an edition, and
// the database learns the numbers of its pack and the statement read aloud before consent.
// Computing keys is not a job, because until it is done a search would not find people by their
// names.

import type { Client } from 'pg';
import { usePack } from '../engine/countries/use-pack.ts';
import { usePackOfLaw } from '../rooms/law/use-pack.ts';
import { refoldEntries } from '../rooms/operations/entries/refold.ts';
import { useGivenNames } from '../rooms/people/public.ts';
import { refoldPersons } from '../rooms/people/queries-refold.ts';

export async function afterMigrations(owner: Client): Promise<void> {
  const programme = await owner.query<{ country: string; isDemo: boolean }>(
    'select country, access.is_demo() as "isDemo" from programme.setting',
  );
  // Before anything is written: what follows a change of a person asks for the pack's numbers.
  for (const { country } of programme.rows) {
    await usePack(country, (taker, given) => owner.query(`select ${taker}($1::jsonb)`, [given]));
  }
  // Keys contain the name families that the programme added, so these must be loaded first.
  const added = await owner.query<{ head: string; form: string }>(
    'select head, form from programme.given_names_in_use()',
  );
  useGivenNames(added.rows);
  await refoldPersons(owner);
  await refoldEntries(owner);
  for (const row of programme.rows) {
    await usePackOfLaw(row, (document, hash) =>
      owner.query('select law.use_pack($1::jsonb, $2)', [document, hash]),
    );
  }
}
