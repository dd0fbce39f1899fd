// What Today says, by code, about those whom nobody here has yet: families that are offered to the
// organisation, and children whom no officer of the authority looks after. Also how many open cases
// nobody leads or supervises.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { TodayScope } from './queries-scope.ts';

export type CodedRow = {
  id: string;
  code: 'offer-to-answer' | 'search-to-take';
  reference: string;
  isUrgent: boolean;
  since: Date;
  dueAt: Date;
};

/** A guard: the page counts them and shows the first. */
const codedMost = 100;

/** For a manager, longest waiting first. */
export async function listOffersToAnswer(tx: Tx, scope: TodayScope): Promise<CodedRow[]> {
  const found = await sql<CodedRow>`select f.id, 'offer-to-answer' as code,
      f.household_code as reference, cardinality(f.urgent_needs) > 0 as is_urgent,
      f.offered_at as since, f.offered_at + make_interval(days => care.waiting_days('offer'))
        as due_at
    from care.offer f where f.organisation_id = ${scope.organisationId} and f.state = 'open'
    order by f.offered_at, f.id limit ${codedMost}`.execute(tx);
  return found.rows;
}

/** For each officer of the authority, longest waiting first. */
export async function listSearchesToTake(tx: Tx): Promise<CodedRow[]> {
  const found = await sql<CodedRow>`select s.search_id as id, 'search-to-take' as code,
      s.person_code as reference, false as is_urgent, s.since, s.due_at
    from guardianship.searches_to_take(${codedMost}) s order by s.since, s.search_id`.execute(tx);
  return found.rows;
}

/** For a manager: because nobody was named, or because whoever was has left. */
export async function countCasesLeftBehind(tx: Tx): Promise<number> {
  const found = await sql<{ cases: number }>`select care.count_left_behind() as cases`.execute(tx);
  return found.rows[0]!.cases;
}
