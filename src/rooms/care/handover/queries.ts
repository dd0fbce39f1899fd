// SQL of handover and assignment. The coordinator's own policies show households before handover
// with names; everything the manager reads here is minimum data. Decisions are definer functions
// (database/) that check the actor themselves.

import type { Answer } from '../../../engine/http/answer-of.ts';
import type { PlaceInTime } from '../../../engine/http/cursor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { BirthPrecision } from '../../../kernel/birth.ts';
import type { spokenLanguages } from '../../../kernel/person.ts';
import type { Day } from '../../../kernel/day.ts';
import type { OfferOrder, urgentNeeds } from '../model.ts';

type Names = Record<string, string>;
export type MemberRow = {
  personId: string;
  personCode: string;
  name: string | null;
  sex: 'female' | 'male' | 'unknown';
  birthFrom: Day | null;
  birthTo: Day | null;
  precision: BirthPrecision;
  sharingUntil: Day | null;
};
export type AwaitingRow = {
  id: string;
  cursorAt: string;
  code: string;
  operationId: string | null;
  province: string | null;
  members: MemberRow[];
  offerId: string | null;
  offerVersion: number;
  offerOrganisation: string;
  offerNames: Names;
  offerState: OfferState;
  offeredAt: Date;
  declineReason: DeclineReason | null;
};
export type OfferState = 'open' | 'accepted' | 'declined' | 'withdrawn';
export type DeclineReason =
  | 'no-capacity'
  | 'district'
  | 'language'
  | 'conflict-of-interest'
  | 'other-need';

/** Households of operations that no organisation has accepted yet, oldest first. */
export async function listHouseholdsAwaitingHandover(
  tx: Tx,
  {
    householdId,
    after,
    limit,
  }: { householdId: string | null; after: PlaceInTime | null; limit: number },
): Promise<AwaitingRow[]> {
  const found = await sql<AwaitingRow>`
    select h.id, h.made_at::text as cursor_at, h.code, h.operation_id, h.province, members.members,
      f.id as offer_id, f.version as offer_version, f.organisation_id as offer_organisation,
      o.names as offer_names, f.state as offer_state, f.offered_at, f.decline_reason
    from (select * from people.household h
      where h.operation_id is not null and h.id in (select p.household_id from people.person p
          where p.handed_over_at is null and p.operation_id is not null)
        and (${householdId}::uuid is null or h.id = ${householdId}::uuid)
        and (${after?.at ?? null}::timestamptz is null
          or (h.made_at, h.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
      order by h.made_at, h.id limit ${limit + 1}) h
    cross join lateral (select jsonb_agg(jsonb_build_object('personId', p.id, 'personCode', p.code,
        'name', n.full_name, 'sex', p.sex, 'birthFrom', p.birth_from, 'birthTo', p.birth_to,
        'precision', p.birth_precision, 'sharingUntil', (select max(people.consent_over_on(s)) - 1
          from people.consent s where s.person_id = p.id and s.purpose = 'share-with-organisation'
            and s.ended_at is null and people.consent_holds(s, care.today())))
        order by p.birth_to nulls last, p.code) as members
      from people.person p
      left join people.person_name n on n.person_id = p.id and n.kind = 'current'
        and n.until_at = 'infinity'
      where p.household_id = h.id and p.handed_over_at is null) members
    left join lateral (select * from care.offer one where one.household_id = h.id
      order by one.offered_at desc, one.id desc limit 1) f on true
    left join workforce.organisation o on o.id = f.organisation_id
    order by h.made_at, h.id`.execute(tx);
  return found.rows;
}

export type OfferRow = {
  id: string;
  version: number;
  householdCode: string;
  organisationId: string;
  names: Names;
  state: OfferState;
  adults: number;
  children: number;
  ageBands: Record<string, number>;
  province: string | null;
  languages: (typeof spokenLanguages)[number][];
  urgentNeeds: (typeof urgentNeeds)[number][];
  offeredAt: Date;
  decidedAt: Date | null;
  declineReason: DeclineReason | null;
};

type OffersAsked = {
  readonly organisationId: string | null;
  readonly state: string | null;
  readonly order: OfferOrder;
  /** The last offer of the page before. */
  readonly after: string | null;
  readonly limit: number;
};

// Read in the order of an index where there is one.
const placeIn = (order: OfferOrder, one: string) =>
  order === 'urgent'
    ? sql.ref(`${one}.urgency`)
    : sql`(care.place_of_offer(${sql.ref(one)}, ${order}) collate "C")`;

/** Offers with minimum data; `organisationId` is the manager's own, or null. */
export async function listOffers(
  tx: Tx,
  { organisationId, state, order, after, limit }: OffersAsked,
): Promise<OfferRow[]> {
  const isTheirs = organisationId ? sql`f.organisation_id = ${organisationId}::uuid` : sql`true`;
  const isLater = after
    ? sql`(${placeIn(order, 'f')}, f.id) > (select ${placeIn(order, 'a')}, a.id
        from care.offer a where a.id = ${after}::uuid)`
    : sql`true`;
  const found = await sql<OfferRow>`
    select f.id, f.version, f.household_code, f.organisation_id,
      o.names, f.state, f.adults, f.children, f.age_bands, f.province, f.languages, f.urgent_needs,
      f.offered_at, f.decided_at, f.decline_reason
    from (select f.*, ${placeIn(order, 'f')} as place from care.offer f
      where ${isTheirs} and (${state}::text is null or f.state = ${state}) and ${isLater}
      order by place, f.id limit ${limit + 1}) f
    join workforce.organisation o on o.id = f.organisation_id
    order by f.place, f.id`.execute(tx);
  return found.rows;
}

export type OfferInput = {
  id: string;
  householdId: string;
  organisationId: string;
  languages: readonly string[];
  urgentNeeds: readonly string[];
};

export async function offerHousehold(tx: Tx, input: OfferInput): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.offer_household(${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** Persons whom an offer concerns and whom the actor may see: for the audit entry. */
export async function listPersonsOfHousehold(tx: Tx, householdId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from people.person where household_id = ${householdId} limit 100`.execute(tx);
  return found.rows.map((row) => row.id);
}

export async function findHouseholdOfOffer(tx: Tx, offerId: string): Promise<string | null> {
  const found = await sql<{ householdId: string }>`
    select household_id from care.offer where id = ${offerId}`.execute(tx);
  return found.rows[0]?.householdId ?? null;
}

export async function decideOffer(
  tx: Tx,
  decision: {
    offerId: string;
    baseVersion: number;
    state: 'withdrawn' | 'declined';
    reason: string | null;
  },
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select care.decide_offer(${decision.offerId}, ${decision.baseVersion}, ${decision.state},
      ${decision.reason}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function acceptOffer(tx: Tx, offerId: string, baseVersion: number): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.accept_offer(${offerId}, ${baseVersion}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type AssignmentInput = {
  id: string;
  caseId: string;
  part: string;
  accountId: string;
  reason: string;
  baseVersion: number | null;
};

/** 'ok' or a refusal code. */
export async function assignCase(tx: Tx, input: AssignmentInput): Promise<string> {
  const found = await sql<{ answer: string }>`
    select care.assign(${input.caseId}, ${input.part}, ${input.accountId}, ${input.reason},
      ${input.baseVersion}, ${input.id}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function endTeamMember(
  tx: Tx,
  input: { caseId: string; accountId: string; reason: string },
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select care.end_team(${input.caseId}, ${input.accountId}, ${input.reason}) as answer`.execute(
    tx,
  );
  return found.rows[0]!.answer;
}

type HouseholdInput = {
  leadId: string;
  supervisorId: string;
  reason: string;
  /** Null: the caller did not say which versions of the cases it saw. */
  bases: readonly { caseId: string; baseVersion: number }[] | null;
};

export async function assignHousehold(
  tx: Tx,
  householdId: string,
  input: HouseholdInput,
): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.assign_household(${householdId}, ${input.leadId}, ${input.supervisorId},
      ${input.reason}, ${input.bases && JSON.stringify(input.bases)}::jsonb)
      as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** Opens the cases of an intake household; persons outside the actor's scope are skipped. */
/** After all households of a list are open, in their transaction. */
export async function shareOutCases(
  tx: Tx,
  shares: readonly { readonly householdId: string; readonly lead: string }[],
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select care.share_out_cases(${JSON.stringify(shares)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function openIntakeCases(tx: Tx, input: object): Promise<void> {
  await sql`select care.open_intake_cases(${JSON.stringify(input)}::jsonb)`.execute(tx);
}
