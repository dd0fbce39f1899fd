// All SQL of this room. Writes go through definer functions in database/, which check the actor and
// keep the child covered; coded views are definer functions too.

import type { Answer } from '../../engine/http/answer-of.ts';
import { sql, type Tx } from '../../engine/db/database.ts';
import { insertRow } from '../../engine/db/insert-row.ts';
import { shownColumns, type ShownRow } from '../../engine/db/shown-columns.ts';
import type { BirthPrecision } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { UnansweredReason } from '../../kernel/unanswered.ts';
import type {
  ageBands,
  coverBases,
  CoverKind,
  endReasons,
  groundsShown,
  kinAnswers,
  kinReasons,
  kinRelations,
  reasonsToAsk,
  SearchOrder,
  searchOutcomes,
} from './model.ts';
import { kinContactShown } from './api.ts';

export type PersonRow = {
  id: string;
  code: string;
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: BirthPrecision;
};

/** Null if the person does not exist or the actor may not see them. */
export async function findPerson(tx: Tx, personId: string): Promise<PersonRow | null> {
  const found = await sql<PersonRow>`select id, code, birth_from, birth_to, birth_precision
    from people.person where id = ${personId}`.execute(tx);
  return found.rows[0] ?? null;
}

export async function findNames(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ personId: string; fullName: string }>`select person_id, full_name
    from people.person_name where person_id = any(${personIds}::uuid[]) and kind = 'current'
      and until_at = 'infinity'`.execute(tx);
  return new Map(found.rows.map((row) => [row.personId, row.fullName]));
}

export type KindRow = {
  id: string;
  version: number;
  kind: CoverKind;
  basis: (typeof coverBases)[number];
  fromOn: Day;
  untilOn: Day | null;
  endReason: (typeof endReasons)[number] | null;
};

/** Kinds and dates, newest first: what everyone with access to the file may see. */
export async function listCoverKinds(tx: Tx, personId: string): Promise<KindRow[]> {
  const found = await sql<KindRow>`select id, version, kind, basis, from_on, until_on, end_reason
    from guardianship.kinds_of(${personId})`.execute(tx);
  return found.rows;
}

export type HolderRow = {
  id: string;
  holderPersonId: string | null;
  holderName: Buffer | null;
  holderRelation: (typeof kinRelations)[number] | null;
  bodyOrganisationId: string | null;
  orderDetails: Buffer | null;
  orderOn: Day | null;
  ground: (typeof groundsShown)[number] | null;
  groundReason: Buffer | null;
  names: Record<string, string> | null;
};

/** Who provides each cover of a person; no rows for roles that see only kinds. */
export async function listHolders(tx: Tx, personId: string): Promise<HolderRow[]> {
  const found = await sql<HolderRow>`select g.id, g.holder_person_id, g.holder_name,
      g.holder_relation, g.body_organisation_id, g.order_details, g.order_on, g.ground,
      g.ground_reason, o.names
    from guardianship.cover g left join workforce.organisation o on o.id = g.body_organisation_id
    where g.person_id = ${personId} limit 100`.execute(tx);
  return found.rows;
}

export type SearchRow = {
  id: string;
  personId: string;
  personCode: string;
  state: 'open' | 'closed';
  openedAt: Date;
  takenBy: string | null;
  closedAt: Date | null;
  outcome: (typeof searchOutcomes)[number] | null;
  askedBecause: (typeof reasonsToAsk)[number] | null;
};
const searchColumns = sql`s.id, s.person_id, p.code as person_code, s.state, s.opened_at,
  s.taken_by, s.closed_at, s.outcome, s.asked_because`;

export async function listSearches(tx: Tx, personId: string): Promise<SearchRow[]> {
  const found = await sql<SearchRow>`select ${searchColumns} from guardianship.search s
    join people.person p on p.id = s.person_id
    where s.person_id = ${personId} order by s.opened_at desc, s.id limit 50`.execute(tx);
  return found.rows;
}

export type CallRow = {
  searchId: string;
  bodyNames: Record<string, string>;
  officer: string | null;
  phone: string | null;
};

/** Whom to call about the open searches of a child. */
export async function listWhomToCall(tx: Tx, personId: string): Promise<CallRow[]> {
  const found = await sql<CallRow>`
    select * from guardianship.whom_to_call(${personId})`.execute(tx);
  return found.rows;
}

export async function findSearch(tx: Tx, searchId: string): Promise<SearchRow | null> {
  const found = await sql<SearchRow>`select ${searchColumns} from guardianship.search s
    join people.person p on p.id = s.person_id where s.id = ${searchId}`.execute(tx);
  return found.rows[0] ?? null;
}

export type QueueRow = {
  id: string;
  personCode: string;
  ageBand: QueueAgeBand;
  openedAt: Date;
  takenBy: string | null;
  personId: string | null;
  fullName: string | null;
};
export type QueueAgeBand = (typeof ageBands)[number];

/**
 * Open searches of the actor's authority, in the reader's order; named only where the actor can
 * open the file. `after`: the last search of the page before.
 */
export async function listQueue(
  tx: Tx,
  { order, after, limit }: { order: SearchOrder; after: string | null; limit: number },
): Promise<QueueRow[]> {
  const found =
    await sql<QueueRow>`select q.search_id as id, q.person_code, q.age_band, q.opened_at,
      q.taken_by, q.person_id, n.full_name
    from guardianship.queue(${order}, ${after}::uuid, ${limit + 1}) with ordinality q
    left join people.person_name n on n.person_id = q.person_id and n.kind = 'current'
      and n.until_at = 'infinity'
    order by q.ordinality`.execute(tx);
  return found.rows;
}

export async function takeSearch(tx: Tx, searchId: string): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select guardianship.take_search(${searchId}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function askAuthority(
  tx: Tx,
  question: { id: string; personId: string; because: string },
): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select guardianship.ask_authority(${JSON.stringify(question)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function closeSearch(tx: Tx, searchId: string): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select guardianship.close_search(${searchId}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type Appointment = {
  id: string;
  personId: string;
  kind: string;
  basis: string;
  holderPersonId: string | null;
  holderName: string | null;
  /** Compared with the names of staff, and not stored. */
  holderNameClear: string | null;
  isNamesake: boolean;
  orderDetails: string | null;
  orderOn: string | null;
  ground: string | null;
  groundReason: string | null;
  relation: string;
  fromOn: string;
  untilOn: string | null;
};

/** Names of those who work with the child. */
export async function listWorkerNames(tx: Tx, personId: string): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select name from guardianship.worker_names(${personId}) name`.execute(tx);
  return found.rows.map(({ name }) => name);
}

/** True if this also ended an open search. `holderName` is ciphertext in base64. */
export async function appoint(tx: Tx, appointment: Appointment): Promise<boolean> {
  const found = await sql<{ closed: boolean }>`
    select guardianship.appoint(${JSON.stringify(appointment)}::jsonb) as closed`.execute(tx);
  return found.rows[0]!.closed;
}

export type Ending = {
  coverId: string;
  baseVersion: number;
  untilOn: string;
  reason: string;
  openSearch: boolean;
};

export async function endCover(tx: Tx, ending: Ending): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select guardianship.end_cover(${ending.coverId}, ${ending.baseVersion}, ${ending.untilOn}::date,
      ${ending.reason}, ${ending.openSearch}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function findPersonOfCover(tx: Tx, coverId: string): Promise<string | null> {
  const found = await sql<{ personId: string }>`select person_id from guardianship.cover
    where id = ${coverId}`.execute(tx);
  return found.rows[0]?.personId ?? null;
}

const readByHand = ['answer', 'reason', 'name', 'reach', 'note'] as const;
type ReadByHand = (typeof readByHand)[number];
export type ContactRow = ShownRow<typeof kinContactShown, ReadByHand> & {
  answer: (typeof kinAnswers)[number] | null;
  answerUnanswered: UnansweredReason | null;
  reason: (typeof kinReasons)[number] | null;
  reasonUnanswered: UnansweredReason | null;
  name: Buffer | null;
  reach: Buffer | null;
  note: Buffer | null;
};

export async function listKinContacts(tx: Tx, searchId: string): Promise<ContactRow[]> {
  const found = await sql<ContactRow>`select ${shownColumns(kinContactShown, readByHand)},
      answer, answer_unanswered, reason, reason_unanswered, name, reach, note
    from guardianship.kin_contact where search_id = ${searchId}
    order by contacted_on desc, recorded_at desc limit 200`.execute(tx);
  return found.rows;
}

type NewKinContact = ContactRow & {
  searchId: string;
  personId: string;
  recordedBy: string;
};

export async function insertKinContact(tx: Tx, contact: NewKinContact): Promise<void> {
  await insertRow(tx, 'guardianship.kin_contact', contact);
}

export type OrganisationCoverRow = {
  personId: string;
  personCode: string;
  kind: CoverKind | null;
  untilOn: Day | null;
};

/** Minors of the manager's organisation by code. */
export async function listOrganisationCovers(
  tx: Tx,
  afterCode: string | null,
  limit: number,
): Promise<OrganisationCoverRow[]> {
  const found = await sql<OrganisationCoverRow>`
    select * from guardianship.organisation_covers(${afterCode}, ${limit + 1})`.execute(tx);
  return found.rows;
}

/** Covers the minors of a household; skips persons outside the actor's scope. */
export async function coverMinors(tx: Tx, persons: unknown): Promise<void> {
  await sql`select guardianship.cover_minors(${JSON.stringify(persons)}::jsonb)`.execute(tx);
}

/** Whether any authority can cover a minor; the database chooses which. */
export async function hasBody(tx: Tx): Promise<boolean> {
  const found = await sql`select 1 from workforce.organisation
    where kind = 'guardianship-body' and closed_at is null limit 1`.execute(tx);
  return found.rows.length > 0;
}
