// Which rows are one person, which persons are one family, and who would be without an adult:
// computed from the decisions each time, never patched, so that undoing a decision restores
// everything. Rows joined by `same` decisions share a root; two families of the lists become one if
// a person belongs to both; a family chosen by hand overrules the lists for that person. Nothing
// here decides that two rows are one person: only people do.

import type { EntryReason, EntryState } from '../entries/model.ts';
import { isComing } from '../entries/rules.ts';

export type ArrangedRow = {
  readonly id: string;
  readonly ownState: EntryState;
  readonly ownReason: EntryReason | null;
  readonly ownSince: Date;
  readonly mayBeMinor: boolean;
  readonly birthKnown: boolean;
  readonly relation: string | null;
  readonly mark: string | null;
  readonly listedFamilyId: string;
  readonly familyIsListed: boolean;
  readonly familyByHandId: string | null;
};
export type Join = { readonly a: string; readonly b: string; readonly at: Date };
export type Arranged = {
  readonly id: string;
  readonly rootId: string;
  readonly familyId: string;
  readonly state: EntryState;
  readonly reason: EntryReason | null;
  readonly stateConflict: boolean;
  readonly mayBeMinor: boolean;
  readonly unaccompanied: boolean;
};

type Person = { root: string; members: ArrangedRow[]; familyId: string; mayBeMinor: boolean };

/** The order of `rows` matters: the first of joined rows becomes the root. */
export function arrange(rows: readonly ArrangedRow[], joins: readonly Join[]): Arranged[] {
  const order = new Map(rows.map((row, at) => [row.id, at]));
  const same = unionBy((one, other) => order.get(one)! < order.get(other)!);
  const joinedAt = new Map<string, number>();
  for (const { a, b } of joins) same.join(a, b);
  for (const { a, at } of joins) {
    const root = same.find(a);
    joinedAt.set(root, Math.max(joinedAt.get(root) ?? 0, at.getTime()));
  }
  const persons = personsOf(rows, same.find);
  giveFamilies(persons, rows);
  const alone = unaccompanied(persons);
  return persons.flatMap((person) => {
    const { row, conflict } = standing(person.members, joinedAt.get(person.root) ?? 0);
    return person.members.map((member): Arranged =>
      member.id !== person.root
        ? {
            id: member.id,
            rootId: person.root,
            familyId: person.familyId,
            state: member.ownState,
            reason: member.ownReason,
            stateConflict: false,
            mayBeMinor: member.mayBeMinor,
            unaccompanied: false,
          }
        : {
            id: member.id,
            rootId: member.id,
            familyId: person.familyId,
            state: row.ownState,
            reason: row.ownReason,
            stateConflict: conflict,
            mayBeMinor: person.mayBeMinor,
            unaccompanied: alone.has(person.root),
          },
    );
  });
}

function personsOf(rows: readonly ArrangedRow[], rootOf: (id: string) => string): Person[] {
  const persons = new Map<string, Person>();
  for (const row of rows) {
    const root = rootOf(row.id);
    const person = persons.get(root);
    if (person) person.members.push(row);
    else persons.set(root, { root, members: [row], familyId: '', mayBeMinor: false });
  }
  for (const person of persons.values()) {
    const known = person.members.filter((member) => member.birthKnown);
    person.mayBeMinor = (known.length > 0 ? known : person.members).some(
      (member) => member.mayBeMinor,
    );
  }
  return [...persons.values()];
}

// The most recent state of any of the rows counts, except of rows for which none was recorded yet.
function standing(members: readonly ArrangedRow[], joinedAt: number) {
  const told = members.filter((member) => member.ownState !== 'identified');
  const row = (told.length > 0 ? told : members).reduce((last, member) =>
    member.ownSince > last.ownSince ? member : last,
  );
  const comings = new Set(told.map((member) => isComing(member.ownState)));
  const conflict = comings.has(true) && comings.has(false) && row.ownSince.getTime() < joinedAt;
  return { row, conflict };
}

function giveFamilies(persons: readonly Person[], rows: readonly ArrangedRow[]): void {
  const listed = new Set(rows.filter((row) => row.familyIsListed).map((row) => row.listedFamilyId));
  const families = unionBy((one, other) =>
    listed.has(one) === listed.has(other) ? one < other : listed.has(one),
  );
  const byHand = (person: Person) =>
    person.members.find((member) => member.familyByHandId !== null)?.familyByHandId ?? null;
  for (const person of persons) {
    if (byHand(person) !== null) continue;
    for (const member of person.members) {
      families.join(person.members[0]!.listedFamilyId, member.listedFamilyId);
    }
  }
  for (const person of persons) {
    person.familyId = families.find(byHand(person) ?? person.members[0]!.listedFamilyId);
  }
}

const grown: readonly (string | null)[] = [
  'mother',
  'father',
  'wife',
  'husband',
  'head',
  'grandmother',
  'grandfather',
  'guardian',
];

// Without a family on any list nothing is known yet: then only a mark on the list counts.
function unaccompanied(persons: readonly Person[]): Set<string> {
  const isGrown = (person: Person) =>
    !person.mayBeMinor || person.members.some((member) => grown.includes(member.relation));
  const withAdult = new Set(persons.filter(isGrown).map((person) => person.familyId));
  return new Set(
    persons
      .filter(
        (person) =>
          !isGrown(person) &&
          (person.members.some(
            (member) => member.mark === 'unaccompanied' || member.mark === 'orphan',
          ) ||
            (!withAdult.has(person.familyId) &&
              person.members.some((member) => member.familyIsListed))),
      )
      .map((person) => person.root),
  );
}

function unionBy(isBefore: (one: string, other: string) => boolean) {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = id; at !== root;) {
      const up = parent.get(at)!;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  const join = (one: string, other: string) => {
    const [a, b] = [find(one), find(other)];
    if (a === b) return;
    if (isBefore(a, b)) parent.set(b, a);
    else parent.set(a, b);
  };
  return { find, join };
}
