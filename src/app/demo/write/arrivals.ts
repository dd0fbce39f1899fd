// Households that have arrived and are waiting for an organisation: those of the operation still
// handing over, and two of the newest one. They are still the coordinator's: names are readable,
// some consents are recorded and some are not, some families were offered and one organisation
// declined. Rows of the newest operation that describe one of these persons are joined, as if
// decided by hand.

import { mayBeMinor } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Id } from '../../../kernel/id.ts';
import type { DemoEntry, DemoKin, DemoOperation } from '../model.ts';
import { addOffer } from './offers.ts';
import { addConsentsOfArrival } from './consents.ts';
import { addKin, addNames, addPersonRow, type NameRow } from './people.ts';
import type { Writing } from './writing.ts';

export type Comer = {
  readonly personId: Id<'person'>;
  /** All rows that describe this person; the first by id represents the person. */
  readonly entries: readonly DemoEntry[];
  readonly root: DemoEntry;
  readonly minor: boolean;
};
export type ArrivedFamily = {
  readonly operation: DemoOperation;
  readonly comers: readonly Comer[];
};

/** Families of one list that have arrived: each row is a person. */
export function arrivedFamilies(writing: Writing, entries: readonly DemoEntry[]): ArrivedFamily[] {
  const arrived = entries.filter(
    (entry) =>
      entry.state === 'arrived' && writing.operation(entry.operation).state === 'dispersal',
  );
  const families = Map.groupBy(arrived, (entry) => `${entry.listId}|${entry.familyNumber}`);
  return [...families.values()].map((members) => familyOf(writing, members));
}

function familyOf(writing: Writing, rows: readonly DemoEntry[]): ArrivedFamily {
  const persons = Map.groupBy(rows, (entry) => entry.identity);
  const comers = [...persons.values()].map((entries): Comer => ({
    personId: writing.id<'person'>(),
    entries,
    minor: mayBeMinor(surest(entries).birth, writing.today),
    root: entries.reduce((first, entry) => (entry.id < first.id ? entry : first)),
  }));
  return { operation: writing.operation(rows[0]!.operation), comers };
}

/** Families of the newest operation in which everyone boarded, including a mother. */
export function newestFamilies(
  writing: Writing,
  entries: readonly DemoEntry[],
  most: number,
): ArrivedFamily[] {
  const newest = entries.filter(
    (entry) => writing.operation(entry.operation).state === 'reception',
  );
  const familyOfIdentity = new Map(
    newest
      .filter((entry) => entry.familyNumber !== null)
      .map((entry) => [entry.identity, entry.familyNumber]),
  );
  const families = Map.groupBy(newest, (entry) => familyOfIdentity.get(entry.identity) ?? null);
  families.delete(null);
  return [...families.values()]
    .filter(
      (rows) =>
        rows.some((row) => row.relation === 'mother') &&
        rows.every((row) => row.state === 'willing' || row.state === 'arrived') &&
        [...Map.groupBy(rows, (row) => row.identity).values()].every((own) =>
          own.some((row) => row.listKind === 'boarding'),
        ),
    )
    .slice(0, most)
    .map((rows) => familyOf(writing, rows));
}

function surest(entries: readonly DemoEntry[]): DemoEntry {
  return entries.find((entry) => entry.birth.precision === 'day') ?? entries[0]!;
}

/** `turn` counts such families; what is recorded and offered depends on it. */
export function addArrivedFamily(
  writing: Writing,
  { operation, comers }: ArrivedFamily,
  turn: number,
): void {
  const { rows, at, first } = writing;
  const code = `SYN-W-${comers[0]!.root.code.slice(6)}`;
  const household = { id: writing.id<'household'>(), code };
  const coordinator = first('national-coordinator').id;
  rows.add('people.household', {
    id: household.id,
    code: household.code,
    operation_id: operation.id,
    organisation_id: null,
    province: null,
    made_at: at(operation.landedOn),
  });
  const keys = new Map(
    comers.map((comer) => [
      comer,
      addComer(writing, comer, { householdId: household.id, operation, coordinator }),
    ]),
  );
  addKinAndCover(writing, { operation, comers }, coordinator);
  const agreed = comers.filter((_, place) => turn % 3 === 0 || (turn % 3 === 1 && place === 0));
  for (const comer of agreed) {
    const by = { on: operation.landedOn, coordinator, key: keys.get(comer)! };
    addConsentsOfArrival(writing, comer, by);
  }
  if (turn % 3 === 0) addOffers(writing, { operation, comers, household }, turn);
}

type In = {
  readonly householdId: string;
  readonly operation: DemoOperation;
  readonly coordinator: string;
};

/** Returns the key of the file. */
function addComer(writing: Writing, comer: Comer, of: In): Buffer {
  const { programme, at } = writing;
  const { birth, sex } = surest(comer.entries);
  const person = {
    id: comer.personId,
    code: comer.root.code,
    sex,
    birth,
    province: null,
    citizenship: programme.options.country.toUpperCase(),
  };
  const key = addPersonRow(writing, person, {
    household_id: of.householdId,
    operation_id: of.operation.id,
    organisation_id: null,
    handed_over_at: null,
  });
  addNames(
    writing,
    { ...person, names: namesOf(writing, comer) },
    {
      recordedBy: of.coordinator,
      from: at(of.operation.landedOn),
    },
  );
  joinRows(writing, comer, of);
  return key;
}

const kinds = ['ministry', 'boarding', 'camp'] as const;

function namesOf({ programme }: Writing, { entries }: Comer): NameRow[] {
  const rows = kinds.flatMap((kind) => entries.filter((entry) => entry.listKind === kind));
  return rows.map((entry, place): NameRow => ({
    kind: place === 0 ? 'current' : entry.listKind === 'boarding' ? 'document' : 'other-script',
    fullName: entry.fullName,
    givenName: null,
    familyName: null,
    fatherName: null,
    language:
      entry.listKind === 'ministry'
        ? programme.language
        : /\p{Script=Arabic}/u.test(entry.fullName)
          ? 'ar'
          : null,
  }));
}

function joinRows({ rows, id: newId, at }: Writing, { entries, root }: Comer, of: In): void {
  for (const entry of entries) {
    if (entry.id === root.id) continue;
    const id = newId();
    const decidedAt = at(of.operation.landedOn, 11);
    rows.add('operations.match_proposal', {
      id,
      operation_id: of.operation.id,
      a_entry_id: root.id,
      b_entry_id: entry.id,
      band: 'same',
      score: 0.97,
      reasons: [],
      state: 'same',
      decided_at: decidedAt,
      version: 2,
      made_at: at(of.operation.landedOn, 10),
    });
    rows.add('operations.match_decision', {
      id: newId(),
      proposal_id: id,
      decision: 'same',
      by_account: of.coordinator,
      at: decidedAt,
    });
  }
}

// A child whose mother came is covered by her; for every other minor the database itself opens a
// search, with the authority as interim body.
function addKinAndCover(
  writing: Writing,
  { operation, comers }: ArrivedFamily,
  coordinator: string,
): void {
  const mother = comers.find((comer) => comer.root.relation === 'mother' && !comer.minor);
  const children = comers.filter((comer) => comer.root.relation === 'child');
  const by = { on: operation.landedOn, recordedBy: coordinator };
  const kin = (one: Comer, other: Comer, relation: DemoKin['relation']) =>
    addKin(
      writing,
      {
        personId: one.personId,
        kinId: other.personId,
        relation,
        basis: 'list',
      },
      by,
    );
  for (const [place, child] of children.entries()) {
    for (const other of children.slice(place + 1)) kin(child, other, 'sibling');
    if (!mother) continue;
    kin(child, mother, 'mother');
    if (child.minor) addMotherCover(writing, { child, mother }, by);
  }
}

function addMotherCover(
  { rows, id, at }: Writing,
  pair: { readonly child: Comer; readonly mother: Comer },
  by: { readonly on: Day; readonly recordedBy: string },
): void {
  rows.add('guardianship.cover', {
    id: id(),
    person_id: pair.child.personId,
    kind: 'custodial-parent',
    basis: 'parental',
    holder_person_id: pair.mother.personId,
    holder_relation: 'mother',
    body_organisation_id: null,
    order_on: null,
    order_details: null,
    from_on: by.on,
    until_on: null,
    recorded_by: by.recordedBy,
    recorded_at: at(by.on, 12),
  });
}

type Offering = ArrivedFamily & {
  readonly household: { readonly id: Id<'household'>; readonly code: string };
};

// One family in three is offered, either to an organisation that has not answered yet or to one
// that declined, so that the coordinator must ask another.
function addOffers(writing: Writing, { operation, comers, household }: Offering, turn: number) {
  const [one] = writing.programme.organisations.filter((body) => body.kind === 'cso');
  const declined = turn % 6 === 3;
  addOffer(
    writing,
    {
      ...household,
      organisation: one!.code,
      province: null,
      persons: comers.map((comer) => ({ birth: surest(comer.entries).birth })),
    },
    {
      state: declined ? 'declined' : 'open',
      on: operation.landedOn,
      reason: declined ? 'no-capacity' : null,
      by: declined ? writing.first('cso-manager', { organisation: one!.code }).id : null,
    },
  );
}
