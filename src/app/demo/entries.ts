// Rows of repatriation lists: people who came and were handed over; people who did not come, with
// only a coded reason; and the newest operation, whose three unreconciled lists describe the same
// people in three scripts.

import { bornAbout, bornInYear, bornOn } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { FamilyDraft } from './families.ts';
import type { FamilyShape } from './family-shape.ts';
import type {
  DemoEntry,
  DemoList,
  DemoOperation,
  EntryReason,
  EntryState,
  ListKind,
} from './model.ts';
import {
  arabicName,
  composeNames,
  fictionMark,
  type GivenName,
  givenNames,
  inventStem,
  type Naming,
} from './names.ts';
import type { Workshop } from './persons.ts';

const listOf = (operation: DemoOperation, kind: ListKind): DemoList =>
  operation.lists.find((list) => list.kind === kind)!;

/** One reconciled row for each person of a family that a CSO has accepted. */
export function handedOverEntries(
  workshop: Workshop,
  family: FamilyDraft,
  operation: DemoOperation,
): DemoEntry[] {
  const { random, canaries } = workshop;
  const list = listOf(operation, 'ministry');
  const mother = family.persons.find((person) => person.part === 'mother');
  return family.persons
    .filter((person) => person.returned)
    .map((person): DemoEntry => {
      const code = workshop.code('E');
      const names = family.camp.get(person.id)!;
      return {
        id: random.id<'entry'>(),
        code,
        operation: operation.code,
        listId: list.id,
        listKind: list.kind,
        row: Number(code.slice(6)) + 1,
        familyNumber: family.code.slice(6),
        identity: person.code,
        state: 'handed-over',
        reason: null,
        fullName: person.names[0]!.fullName,
        motherName: person.part === 'child' && mother ? mother.names[0]!.fullName : null,
        kunya: random.chance(0.1) && names[1]!.arabic ? kunyaOf(person.sex, names[1]!) : null,
        tent: `A-${random.between(1, 400)} ${canaries.mark(code, 'tent')}`,
        sex: person.sex,
        birth: person.birth,
        relation: person.part === 'relative' ? 'child' : person.part,
        mark: family.kind === 'full-orphans' && person.part === 'child' ? 'full-orphan' : null,
        document: null,
        personId: person.id,
      };
    });
}

function kunyaOf(sex: 'female' | 'male', child: GivenName): string {
  return `${sex === 'female' ? 'أم' : 'أبو'} ${child.arabic}`;
}

type Member = Naming & {
  readonly identity: string;
  readonly birthday: Day;
  readonly relation: DemoEntry['relation'];
};

function drawMembers(workshop: Workshop, shape: FamilyShape): Member[] {
  const { random, country } = workshop;
  const [stem, men] = [inventStem(random), givenNames(country, 'male')];
  const father = random.pick(men);
  const members: Member[] = shape.childBirthdays.map((birthday) => {
    const sex = random.chance(0.5) ? 'female' : 'male';
    return {
      country,
      stem,
      sex,
      birthday,
      father,
      relation: 'child',
      identity: workshop.code('I'),
      given: random.pick(givenNames(country, sex)),
    };
  });
  if (shape.kind !== 'with-mother') return members;
  return [
    {
      country,
      stem,
      sex: 'female',
      birthday: shape.motherBirthday,
      relation: 'mother',
      father: random.pick(men),
      given: random.pick(givenNames(country, 'female')),
      identity: workshop.code('I'),
    },
    ...members,
  ];
}

type Fate = { readonly state: EntryState; readonly reason: EntryReason | null };
const absent: readonly (readonly [EntryState, readonly EntryReason[], number])[] = [
  ['refused', ['own-decision', 'stays-with-family', 'not-stated'], 0.4],
  ['prevented', ['not-released', 'family-decision', 'documents'], 0.25],
  ['not-boarded', ['medical', 'identity-pending', 'not-present', 'no-seat'], 0.35],
];

/** A family on an older list that did not come: resolved, with a neutral reason. */
export function notArrivedEntries(
  workshop: Workshop,
  shape: FamilyShape,
  operation: DemoOperation,
): DemoEntry[] {
  const { random } = workshop;
  const [state, reasons] = random.weighted(absent.map((row) => [row, row[2]] as const));
  return rowsOfFamily(workshop, {
    shape,
    operation,
    fate: { state, reason: random.pick(reasons) },
  });
}

/** A family of an operation that has landed but is not handed over, on its one reconciled list. */
export function arrivedEntries(
  workshop: Workshop,
  shape: FamilyShape,
  operation: DemoOperation,
): DemoEntry[] {
  return rowsOfFamily(workshop, { shape, operation, fate: { state: 'arrived', reason: null } });
}

type OneFate = {
  readonly shape: FamilyShape;
  readonly operation: DemoOperation;
  readonly fate: Fate;
};

function rowsOfFamily(workshop: Workshop, { shape, operation, fate }: OneFate): DemoEntry[] {
  const family = workshop.code('L').slice(4);
  return drawMembers(workshop, shape).map((member) =>
    makeEntry(workshop, {
      operation,
      member,
      kind: 'ministry',
      fate,
      family,
      mother: null,
      document: drawDocument(workshop, member),
    }),
  );
}

/** A family on the three lists of the newest operation; some rows are missing, as in real life. */
export function receptionEntries(
  workshop: Workshop,
  shape: FamilyShape,
  operation: DemoOperation,
): DemoEntry[] {
  const { random } = workshop;
  const members = drawMembers(workshop, shape);
  const mother = members.find((member) => member.relation === 'mother') ?? null;
  const family = workshop.code('L').slice(4);
  const came = random.chance(0.8);
  return members.flatMap((member) => {
    const fate = came && random.chance(0.96) ? null : drawOpenFate(workshop);
    const document = drawDocument(workshop, member);
    return (['camp', 'ministry', 'boarding'] as const)
      .filter(
        (kind) => random.chance(0.93) && !(kind === 'boarding' && fate?.state === 'undecided'),
      )
      .map((kind) =>
        makeEntry(workshop, {
          operation,
          member,
          kind,
          family,
          mother,
          document,
          fate: fate ?? { state: kind === 'boarding' ? 'arrived' : 'willing', reason: null },
        }),
      );
  });
}

function drawOpenFate({ random }: Workshop): Fate {
  const open = random.chance(0.5);
  if (open) {
    const states = ['undecided', 'identity-pending', 'identified', 'contacted'] as const;
    return { state: random.pick(states), reason: null };
  }
  const [state, reasons] = random.weighted(absent.map((row) => [row, row[2]] as const));
  return { state, reason: random.pick(reasons) };
}

type EntryDraft = {
  readonly operation: DemoOperation;
  readonly member: Member;
  readonly kind: ListKind;
  readonly fate: Fate;
  readonly family: string | null;
  readonly mother: Member | null;
  document(): string;
};

/** One document, however many lists copy it; drawn when the first list does. */
function drawDocument({ random, canaries }: Workshop, { identity }: Member): () => string {
  let drawn: string | null = null;
  return () =>
    (drawn ??= `SYN${random.between(1e5, 999_999)} ${canaries.mark(identity, 'document')}`);
}

function makeEntry(workshop: Workshop, draft: EntryDraft): DemoEntry {
  const { random, canaries } = workshop;
  const { member, kind, operation } = draft;
  const code = workshop.code('E');
  const mother = draft.mother && member.relation === 'child' ? draft.mother : null;
  const [day, year] = [member.birthday, Number(member.birthday.slice(0, 4))];
  const camp = kind === 'camp';
  const birth = camp
    ? random.pick([bornInYear(year), bornAbout(year), bornOn(day)])
    : random.chance(0.92)
      ? bornOn(day)
      : bornInYear(year);
  return {
    id: random.id<'entry'>(),
    code,
    operation: operation.code,
    listId: listOf(operation, kind).id,
    listKind: kind,
    row: Number(code.slice(6)) + 1,
    familyNumber: kind === 'boarding' ? null : draft.family,
    identity: member.identity,
    ...draft.fate,
    fullName: nameOn(kind, member),
    motherName: mother && camp ? nameOn(kind, mother) : null,
    kunya:
      camp && member.relation === 'mother' && random.chance(0.3) && member.father.arabic
        ? kunyaOf('female', member.father)
        : null,
    tent: camp ? `B-${random.between(1, 400)} ${canaries.mark(code, 'tent')}` : null,
    sex: member.sex,
    birth,
    relation: member.relation,
    mark: null,
    document: camp ? null : draft.document(),
    personId: null,
  };
}

// The canary of a row is in its tent or document, not in the name: a matcher must see the name as a
// clerk would have written it.
function nameOn(kind: ListKind, member: Member): string {
  const [own, latin] = composeNames(member, '');
  if (kind === 'ministry') return own.fullName;
  if (kind === 'boarding') return latin.fullName.replaceAll('  ', ' ').toUpperCase();
  return (
    arabicName([member.given, member.father]) ??
    `${member.given.latin} ${member.father.latin} ${fictionMark}`
  );
}
