// Who is responsible for each child, open searches for kin, and the officer who follows them.
// Covers that lapsed (`uncovered`) are the alarms that must show. The database rightly refuses to
// create a lapsed cover: they are written as covers without an end, checked like all others, and
// only then ended, with that one check disabled for one statement. In real life only the passing of
// time causes them.

import { sealText } from '../../../engine/crypto/envelope.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import { addDays } from '../days.ts';
import type { DemoFamily, DemoUser } from '../model.ts';
import type { DemoCover } from '../model-care.ts';
import { recorderOf } from './people.ts';
import { placeOf } from './place-of.ts';
import { bytes } from './rows.ts';
import { coverBasisOf, coverKindOf } from './vocabulary.ts';
import type { Writing } from './writing.ts';

type Keys = ReadonlyMap<string, Buffer>;
type Household = { readonly family: DemoFamily; readonly keys: Keys };

/**
 * `turn.searches` counts by officer the families with an open search: of each officer's, every
 * second waits in the authority's queue, not yet taken. In every third family the authority was
 * asked to look again.
 */
export function addCovers(
  writing: Writing,
  { family, keys }: Household,
  turn: { readonly searches: Map<string, number>; readonly family: number },
): void {
  const officer = officerOf(writing, family);
  const untaken = countSearch(turn.searches, { family, officer }) % 2 === 0;
  const isAskedAgain = (childId: DemoCover['childId']) =>
    turn.family % 3 === 0 || family.uncovered.includes(childId);
  const recently = (cover: DemoCover) => askedOn(writing, cover, turn.family);
  const searched = new Set<string>();
  for (const cover of family.covers) {
    addCover(writing, { family, keys }, cover);
    if (cover.kind === 'open-search') {
      const body = writing.organisation(cover.interimBody!).id;
      const taker = untaken ? null : (officer?.id ?? null);
      addSearch(writing, cover, { body, officer: taker, on: recently(cover), ...open });
    } else if (cover.kind === 'guardian' && officer && !searched.has(cover.childId)) {
      const body = writing.organisation(officer.organisation).id;
      const [state, on] = isAskedAgain(cover.childId)
        ? [askedAgain, recently(cover)]
        : [foundBy(cover, writing), cover.from];
      addSearch(writing, cover, { body, officer: officer.id, on, ...state });
    }
    searched.add(cover.childId);
  }
}

function countSearch(
  searches: Map<string, number>,
  { family, officer }: { readonly family: DemoFamily; readonly officer: DemoUser | null },
): number {
  const name = officer?.login ?? '';
  const isSearched = family.covers.some((cover) => cover.kind === 'open-search');
  const count = (searches.get(name) ?? 0) + (isSearched ? 1 : 0);
  searches.set(name, count);
  return count;
}

type State = Readonly<
  Record<'asked_because' | 'closed_at' | 'outcome', string | null> & { state: string }
>;

/** What is still open was asked in the last weeks, however long ago the child came home. */
function askedOn({ today }: Writing, { from }: DemoCover, family: number): Day {
  const recently = addDays(today, -5 - ((family * 7) % 40));
  return from > recently ? from : recently;
}

const open: State = { state: 'open', asked_because: null, closed_at: null, outcome: null };
/** A guardian is away: the lead asked the authority to look again. */
const askedAgain: State = { ...open, asked_because: 'carer-away' };
/** The search that found this guardian; the officer lost the file with it. */
const foundBy = ({ from }: DemoCover, { at }: Writing): State => ({
  ...open,
  state: 'closed',
  closed_at: at(from, 15),
  outcome: 'cover-found',
});

function officerOf({ user }: Writing, family: DemoFamily): DemoUser | null {
  const logins = family.cases.flatMap((one) => one.team);
  const found = logins.find((login) => user(login).role === 'child-protection-officer');
  return found === undefined ? null : user(found);
}

function addCover(writing: Writing, { family, keys }: Household, cover: DemoCover): void {
  const { rows, at } = writing;
  const kin = family.kin.find(
    (one) => one.personId === cover.childId && one.kinId === cover.carerId,
  );
  const lapses = family.uncovered.includes(cover.childId);
  rows.add('guardianship.cover', {
    id: cover.id,
    person_id: cover.childId,
    kind: coverKindOf[cover.kind],
    basis: coverBasisOf[cover.basis],
    holder_person_id: cover.carerId,
    holder_relation: cover.carerId === null ? null : (kin?.relation ?? 'other'),
    body_organisation_id: cover.interimBody && writing.organisation(cover.interimBody).id,
    ...rightOf(cover, keys),
    from_on: cover.from,
    until_on: lapses ? null : cover.until,
    recorded_by: recorderOf(writing, family),
    recorded_at: at(cover.from, 7),
  });
}

/** The order of a guardian, sealed with the child's key. */
function rightOf({ id, childId, kind, orderNumber: number, from }: DemoCover, keys: Keys) {
  if (kind !== 'guardian') return { order_on: null, order_details: null };
  const details = JSON.stringify({ authority: 'Орган опеки (вымышленный)', number });
  const place = placeOf('guardianship.cover', id, 'order_details');
  return { order_on: from, order_details: bytes(sealText(keys.get(childId)!, place, details)) };
}

function addSearch(
  { rows, id, at, first }: Writing,
  cover: DemoCover,
  { body, officer, on, ...state }: { body: string; officer: string | null; on: Day } & State,
): void {
  rows.add('guardianship.search', {
    id: id(),
    person_id: cover.childId,
    body_organisation_id: body,
    ...state,
    opened_by: first('national-coordinator').id,
    opened_at: at(on, 7),
    taken_by: officer,
    taken_at: officer && at(on, 12),
  });
}

/** Ends the covers that lapsed, after everything else in these families was checked. */
export async function endLapsedCovers(tx: Tx, families: readonly DemoFamily[]): Promise<void> {
  const lapsed = families.flatMap((family) =>
    family.covers
      .filter((cover) => family.uncovered.includes(cover.childId))
      .map((cover) => ({ id: cover.id, until: cover.until })),
  );
  await sql`set constraints all immediate`.execute(tx);
  if (lapsed.length > 0) {
    await sql`alter table guardianship.cover disable trigger cover_leaves_no_gap`.execute(tx);
    await sql`update guardianship.cover c set until_on = r.until
      from json_to_recordset(${JSON.stringify(lapsed)}::json) as r(id uuid, until date)
      where c.id = r.id`.execute(tx);
    await sql`alter table guardianship.cover enable trigger cover_leaves_no_gap`.execute(tx);
  }
  await sql`set constraints all deferred`.execute(tx);
}
