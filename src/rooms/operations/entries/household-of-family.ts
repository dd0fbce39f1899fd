// From the arrived rows of one family to a household of persons with their kin, as
// `people.add_household` takes it. Pure except for ids, codes and keys, which are passed in.
// Kinship comes from what the lists say (a relation, or a mother's name that is another row's name)
// and has the basis `list`; people who work with the family correct it later on a better basis.
// Place, tent, kunya and alias are left behind: they are only for reconciling lists.

import { newId } from '../../../kernel/id.ts';
import type { NewFile } from '../../people/public.ts';
import {
  firstKnown,
  nameRowOf,
  relationOf,
  sexOf,
  surestBirth,
  type ToldRow,
} from './person-of-rows.ts';
import type { MemberRow } from './queries-members.ts';

export type Member = {
  readonly personId: string;
  readonly minor: boolean;
  readonly members: readonly ToldRow[];
};
export type Comer = Member & {
  readonly entryId: string;
  readonly code: string;
  readonly members: readonly MemberRow[];
};
export type Making = {
  readonly household: {
    readonly id: string;
    readonly operationId: string;
    readonly province: null;
  };
  readonly newFile: (personId: string) => NewFile;
  /** A sealed text of a list row, opened; null if the row has none. */
  readonly opened: (row: MemberRow, column: 'document' | 'phone' | 'address') => string | null;
  readonly folded: (names: readonly string[], birthYears: readonly number[]) => string;
};

type Part = 'mother' | 'father' | 'child' | null;

export function householdInput(comers: readonly Comer[], making: Making) {
  return {
    household: making.household,
    persons: comers.map((comer) => personInput(comer, making)),
    kinship: kinOf(comers),
  };
}

function personInput({ personId, code, members }: Comer, making: Making) {
  const birth = surestBirth(members);
  const names = namesOf(members);
  const file = making.newFile(personId);
  return {
    id: personId,
    code,
    sex: sexOf(members),
    birthFrom: birth.from,
    birthTo: birth.to,
    birthPrecision: birth.precision,
    citizenship: firstKnown(members, (row) => row.citizenship),
    province: null,
    wrappedKey: file.wrappedKey,
    names,
    ...broughtAlong(members, file, making),
    folded: making.folded(
      names.map((name) => name.fullName),
      birth.from === null ? [] : [Number(birth.from.slice(0, 4))],
    ),
  };
}

/** Copies documents and contacts from the lists into the file, each spelling once. */
function broughtAlong(members: readonly MemberRow[], file: NewFile, making: Making) {
  const each = (column: 'document' | 'phone' | 'address') =>
    new Set(
      members.flatMap((row) => {
        const text = making.opened(row, column);
        return text === null ? [] : [text];
      }),
    );
  return {
    documents: [...each('document')].map((number) => file.document('other', number)),
    contacts: [
      ...[...each('phone')].map((text) => file.contact('phone', text)),
      ...[...each('address')].map((text) => file.contact('address', text)),
    ],
  };
}

function namesOf(members: readonly ToldRow[]) {
  const first = nameRowOf(members);
  const seen = new Set<string>();
  return (first === null ? [] : [first, ...members]).flatMap((row) => {
    const spelling = row.fullName;
    if (spelling === null || seen.has(spelling)) return [];
    seen.add(spelling);
    const kind =
      seen.size === 1 ? 'current' : row.kind === 'boarding' ? 'document' : 'other-script';
    return [
      {
        id: newId(),
        kind,
        fullName: spelling,
        givenName: row.givenName,
        familyName: row.familyName,
        fatherName: row.fatherName,
        language: /\p{Script=Arabic}/u.test(spelling) ? 'ar' : null,
      },
    ];
  });
}

const mothers: readonly (string | null)[] = ['mother', 'wife'];
const fathers: readonly (string | null)[] = ['father', 'husband'];
const children: readonly (string | null)[] = ['child', 'son', 'daughter'];

/** Who is mother, father and child in this household, as far as the lists say. */
export function partsOf(comers: readonly Member[]): Map<string, Part> {
  const motherNames = comers.flatMap((comer) =>
    comer.members.flatMap((row) => (row.motherName === null ? [] : [row.motherName])),
  );
  const isNamedMother = (comer: Member) =>
    comer.members.some(
      (row) =>
        row.sex === 'female' &&
        motherNames.some(
          (name) =>
            row.fullName !== null && (row.fullName === name || row.fullName.startsWith(`${name} `)),
        ),
    );
  const parts = new Map<string, Part>(
    comers.map((comer) => {
      const relation = relationOf(comer.members);
      if (mothers.includes(relation)) return [comer.personId, 'mother'];
      if (fathers.includes(relation)) return [comer.personId, 'father'];
      if (relation === 'head' && !comer.minor) {
        const sex = sexOf(comer.members);
        return [comer.personId, sex === 'female' ? 'mother' : sex === 'male' ? 'father' : null];
      }
      if (children.includes(relation)) return [comer.personId, 'child'];
      if (relation === null && isNamedMother(comer)) return [comer.personId, 'mother'];
      return [comer.personId, relation === null && comer.minor ? 'child' : null];
    }),
  );
  // Two mothers in one listed family: we must not guess whose children they are.
  for (const part of ['mother', 'father'] as const) {
    const holders = [...parts].filter(([, one]) => one === part);
    if (holders.length > 1) for (const [personId] of holders) parts.set(personId, null);
  }
  return parts;
}

/** Kin according to the list, in both directions. */
export function kinOf(comers: readonly Member[]) {
  const parts = partsOf(comers);
  const withPart = (part: Part) => comers.filter((comer) => parts.get(comer.personId) === part);
  const row = (personId: string, kinPersonId: string, relation: string) => ({
    id: newId(),
    personId,
    kinPersonId,
    relation,
    basis: 'list',
  });
  const childComers = withPart('child');
  const parents = (['mother', 'father'] as const).flatMap((part) =>
    withPart(part).flatMap((parent) =>
      childComers.flatMap((child) => [
        row(child.personId, parent.personId, part),
        row(parent.personId, child.personId, 'child'),
      ]),
    ),
  );
  const siblings = childComers.flatMap((one) =>
    childComers
      .filter((other) => other !== one)
      .map((other) => row(one.personId, other.personId, 'sibling')),
  );
  return [...parents, ...siblings];
}

/** For each person: whether a minor, and which parent in this household has custody. */
export function arrivedPersons(comers: readonly Member[]) {
  const parts = partsOf(comers);
  const parent = (part: Part) =>
    comers.find((comer) => parts.get(comer.personId) === part && !comer.minor)?.personId ?? null;
  return comers.map((comer) => ({
    personId: comer.personId,
    minor: comer.minor,
    custodialParentPersonId:
      comer.minor && parts.get(comer.personId) === 'child'
        ? (parent('mother') ?? parent('father'))
        : null,
  }));
}
