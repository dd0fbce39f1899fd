// Who leads the cases of an imported caseload: the database shares them out by load, a family to
// one colleague; here only the numbers are put together.

import type { Tx } from '../../../engine/db/database.ts';
import type { CaseloadPreview } from './api.ts';
import { shareOut } from './queries.ts';
import type { ListedHousehold } from './read-caseload.ts';

/** In the order of the households; null each: whoever brings the list in. Null: no colleague. */
export async function leadsOf(
  tx: Tx,
  leads: string | undefined,
  households: readonly ListedHousehold[],
): Promise<readonly (string | null)[] | null> {
  if (leads === undefined) return households.map(() => null);
  const sizes = households.map(({ persons }) => persons.length);
  return shareOut(tx, leads.split(','), sizes);
}

export function sharesOf(
  leads: readonly (string | null)[],
  households: readonly ListedHousehold[],
): CaseloadPreview['shares'] {
  const shares = new Map<string, { households: number; persons: number }>();
  for (const [at, { persons }] of households.entries()) {
    const accountId = leads[at] ?? null;
    if (accountId === null) continue;
    const share = shares.get(accountId) ?? { households: 0, persons: 0 };
    shares.set(accountId, {
      households: share.households + 1,
      persons: share.persons + persons.length,
    });
  }
  return [...shares].map(([accountId, share]) => ({ accountId, ...share }));
}
