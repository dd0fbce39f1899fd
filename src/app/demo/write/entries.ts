// Rows of lists as the operations room stores them. What the room would have closed or erased by
// now is not written: names of people who were handed over, and everything past its day. For people
// handed over, entry and person are joined; in the newest operation nothing is reconciled. A list
// of the newest operation that states "arrived" is a boarding list: people who came are `boarded`
// there until the coordinator records the arrival.

import { mayBeMinor } from '../../../kernel/birth.ts';
import { keyedHash, sealEntryText } from '../../../rooms/operations/operation/operation-key.ts';
import { contentOfRow, type RowEntry } from '../../../rooms/operations/lists/row-to-entry.ts';
import { listEntryDaysOf, notBoardedDaysOf } from '../../../rooms/operations/country.ts';
import { foldNames } from '../../../rooms/people/public.ts';
import { addDays } from '../days.ts';
import type { DemoEntry, EntryState } from '../model.ts';
import { bytes } from './rows.ts';
import { markOf } from './vocabulary.ts';
import type { Writing } from './writing.ts';

/** A family on one list: rows with the same family number, or a single row. */
export type ListedFamily = { readonly id: string; readonly entries: readonly DemoEntry[] };
/**
 * Persons who have arrived and are waiting for an organisation, by the entry that represents them.
 */
export type Arrivals = ReadonlyMap<string, string>;

export function listedFamilies(writing: Writing, entries: readonly DemoEntry[]): ListedFamily[] {
  const families = Map.groupBy(
    entries,
    (entry) => `${entry.listId}|${entry.familyNumber ?? entry.id}`,
  );
  return [...families.values()].map((members) => ({ id: writing.id(), entries: members }));
}

export function addListedFamily(writing: Writing, family: ListedFamily, arrivals: Arrivals): void {
  const { rows, operation, today } = writing;
  const first = family.entries[0]!;
  rows.add('operations.family', {
    id: family.id,
    operation_id: operation(first.operation).id,
    code: `SYN-G-${first.code.slice(6)}`,
  });
  const alone = family.entries.every((entry) => mayBeMinor(entry.birth, today));
  for (const entry of family.entries) {
    addEntry(writing, { entry, familyId: family.id, alone, personId: arrivals.get(entry.id) });
  }
}

type Standing = {
  readonly entry: DemoEntry;
  readonly familyId: string;
  readonly alone: boolean;
  readonly personId: string | undefined; // of an arrival
};

function addEntry(writing: Writing, standing: Standing): void {
  const { entry, familyId, personId } = standing;
  const { rows, at, operation, today } = writing;
  const of = operation(entry.operation);
  const state = stateOf(writing, standing);
  const minor = mayBeMinor(entry.birth, today);
  const settled = state === 'handed-over';
  rows.add('operations.entry', {
    id: entry.id,
    operation_id: of.id,
    code: entry.code,
    root_id: entry.id,
    state,
    reason: entry.reason,
    own_state: state,
    own_reason: entry.reason,
    own_since: at(daysOf(writing, entry)(state)),
    state_conflict: false,
    sex: entry.sex,
    may_be_minor: minor,
    own_may_be_minor: minor,
    unaccompanied:
      !settled && minor && (entry.mark !== null || (standing.alone && entry.familyNumber !== null)),
    relation: entry.relation,
    mark: entry.mark && markOf[entry.mark],
    listed_family_id: familyId,
    family_is_listed: entry.familyNumber !== null,
    family_id: familyId,
    person_id: entry.personId ?? personId ?? null,
    made_at: at(of.lists.find((list) => list.id === entry.listId)!.listedOn, 7),
  });
  addListing(writing, entry, state);
  addTransitions(writing, entry, state);
  addIdentity(writing, entry, settled);
}

function stateOf({ programme }: Writing, { entry, personId }: Standing): EntryState {
  if (personId !== undefined) return 'arrived';
  const newest = entry.operation === programme.operations.at(-1)!.code;
  return entry.state === 'arrived' && newest ? 'boarded' : entry.state;
}

function addListing(
  { rows, operation, operationKeys }: Writing,
  entry: DemoEntry,
  state: EntryState,
): void {
  const key = operationKeys.get(operation(entry.operation).id)!;
  const boarding = entry.listKind === 'boarding';
  const came = state === 'boarded' || state === 'arrived' || state === 'handed-over';
  rows.add('operations.entry_listing', {
    entry_id: entry.id,
    list_id: entry.listId,
    sheet: 'Sheet1',
    row: entry.row,
    row_hash: bytes(keyedHash(key, contentOfRow(entry.listKind, rowOf(entry)))),
    listed_status: boarding ? (came ? 'boarded' : 'not-boarded') : null,
    listed_reason: boarding && !came ? entry.reason : null,
  });
}

// What importing that row would have understood.
function rowOf(entry: DemoEntry): RowEntry {
  return {
    fullName: entry.fullName,
    givenName: null,
    familyName: null,
    fatherName: null,
    motherName: entry.motherName,
    sex: entry.sex,
    birth: entry.birth,
    mayBeMinor: false,
    citizenship: null,
    district: null,
    place: null,
    tent: entry.tent,
    kunya: entry.kunya,
    familyNumber: entry.familyNumber,
    relation: entry.relation,
    mark: null,
    document: entry.document,
    asWritten: { fatherName: null, motherName: entry.motherName, document: entry.document },
    phone: null,
    address: null,
    note: null,
    listedStatus: null,
    listedReason: null,
  };
}

const cameBy = ['willing', 'cleared', 'boarded', 'arrived', 'handed-over'] as const;
const basisOf = {
  identified: 'list',
  contacted: 'person-said',
  willing: 'person-said',
  refused: 'person-said',
  undecided: 'person-said',
  prevented: 'authority',
  'identity-pending': 'authority',
  cleared: 'authority',
  boarded: 'carrier-list',
  'not-boarded': 'carrier-list',
  arrived: 'authority',
  'handed-over': 'acceptance',
} as const satisfies Record<EntryState, string>;

/** The states a row went through after it was put on the list. */
function courseOf(state: EntryState): readonly EntryState[] {
  const came = (cameBy as readonly EntryState[]).indexOf(state);
  if (came >= 0) return cameBy.slice(0, came + 1);
  if (state === 'identified') return [];
  if (state === 'contacted') return ['contacted'];
  return state === 'not-boarded'
    ? ['willing', 'cleared', state]
    : state === 'identity-pending'
      ? ['willing', state]
      : ['contacted', state];
}

function daysOf({ operation, today }: Writing, entry: DemoEntry) {
  const { landedOn, lists } = operation(entry.operation);
  const listedOn = lists.find((list) => list.id === entry.listId)!.listedOn;
  const days: Partial<Record<EntryState, typeof today>> = {
    cleared: addDays(landedOn, -3),
    boarded: landedOn,
    'not-boarded': landedOn,
    arrived: landedOn,
    'handed-over': addDays(landedOn, 30),
  };
  return (state: EntryState) => {
    const on = days[state] ?? addDays(listedOn, 2);
    return on < listedOn ? listedOn : on < today ? on : today;
  };
}

function addTransitions(writing: Writing, entry: DemoEntry, state: EntryState): void {
  const { rows, at, first } = writing;
  const by = first('national-coordinator').id;
  const dayOf = daysOf(writing, entry);
  let before: EntryState | null = null;
  for (const [step, to] of (['identified', ...courseOf(state)] as const).entries()) {
    rows.add('operations.entry_transition', {
      id: writing.id(),
      entry_id: entry.id,
      from_state: before,
      to_state: to,
      basis: basisOf[to],
      reason: to === state ? entry.reason : null,
      by_account: by,
      at: at(dayOf(to), 8 + step),
    });
    before = to;
  }
}

const comesNot = new Set<EntryState>(['refused', 'prevented', 'not-boarded']);

function addIdentity(writing: Writing, entry: DemoEntry, settled: boolean): void {
  const { rows, at, operation, operationKeys, today } = writing;
  const { country } = writing.programme.options;
  const of = operation(entry.operation);
  const days = comesNot.has(entry.state) ? notBoardedDaysOf(country) : listEntryDaysOf(country);
  const eraseOn = addDays(of.landedOn, days);
  if (eraseOn <= today) return;
  const key = operationKeys.get(of.id)!;
  const { birth } = entry;
  rows.add('operations.entry_identity', {
    entry_id: entry.id,
    operation_id: of.id,
    full_name: entry.fullName,
    mother_name: entry.motherName,
    birth_from: birth.from,
    birth_to: birth.to,
    birth_precision: birth.precision,
    tent: entry.tent,
    kunya: entry.kunya,
    family_number: entry.familyNumber,
    erase_on: eraseOn,
    closed_at: settled ? at(addDays(of.landedOn, 30)) : null,
    document:
      entry.document &&
      bytes(sealEntryText(key, { entryId: entry.id, column: 'document' }, entry.document)),
  });
  if (settled) return;
  const years = [birth.from, birth.to]
    .filter((day) => day !== null)
    .map((day) => Number(day.slice(0, 4)));
  rows.add('operations.entry_name_key', {
    entry_id: entry.id,
    folded: foldNames([entry.fullName], {
      birthYears: [...new Set(years)],
      familyNumbers: entry.familyNumber === null ? [] : [entry.familyNumber],
    }),
  });
}
