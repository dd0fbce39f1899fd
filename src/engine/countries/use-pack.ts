// Hands the country pack to the database: its numbers, and the statement of what a worker must
// report, which every answer about consent names by its version.

import type { Kysely } from 'kysely';
import { sql } from '../db/database.ts';
import type { CountryCode } from './country-pack.ts';
import { packOf } from './load-packs.ts';
import { packNumbersOf } from './pack-numbers.ts';

type Taker = 'programme.use_pack' | 'people.use_duty_statement';

/**
 * Runs as the owner, at a start and when a programme is made; the same pack twice changes nothing.
 * `take` runs `select taker(given::jsonb)`.
 */
export async function usePack(
  country: CountryCode,
  take: (taker: Taker, given: string) => Promise<unknown>,
): Promise<void> {
  const pack = packOf(country);
  await take('programme.use_pack', JSON.stringify(packNumbersOf(pack)));
  const { version, value: texts, source, status } = pack.dutyToReport;
  await take('people.use_duty_statement', JSON.stringify({ version, texts, source, status }));
}

/** The same on a connection or in a transaction of the owner. */
export function usePackIn(owner: Kysely<unknown>, country: CountryCode): Promise<void> {
  return usePack(country, (taker, given) =>
    sql`select ${sql.raw(taker)}(${given}::jsonb)`.execute(owner),
  );
}
