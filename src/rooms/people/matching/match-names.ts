// Which part of an entry's names plays which role. Arabic lists write given name, father,
// grandfather; official ones write family, given, patronymic, or columns of their own. Where the
// order cannot be known every part counts as a possible given name and a possible family name.

import { keyOf, type NamePart, tagName } from './fold.ts';
import type { MatchNames } from './matcher.ts';

export type RoleNames = {
  readonly given: readonly NamePart[];
  readonly father: readonly NamePart[];
  readonly family: readonly NamePart[];
  readonly mother: readonly NamePart[];
};

const isPatronymic = (part: NamePart) => part.kind === 'patronymic';

export function roleNames(names: MatchNames): RoleNames {
  const columns = tagged(names.given);
  const full = columns.length > 0 ? [] : tagged(names.full);
  const guessed = guessRoles(full);
  const given = columns.length > 0 ? columns.filter((part) => !isPatronymic(part)) : guessed.given;
  const father = [...tagged(names.father), ...columns.filter(isPatronymic)];
  const family = tagged(names.family);
  return {
    given: given.slice(0, 4),
    father: (father.length > 0 ? father.slice(0, 1) : guessed.father).slice(0, 2),
    family: (family.length > 0 ? family : guessed.family).slice(0, 3),
    mother: tagged(names.mother).slice(0, 3),
  };
}

function tagged(text: string | null | undefined): NamePart[] {
  return text ? tagName(text).filter((part) => part.kind !== 'kunya') : [];
}

type Guess = Pick<RoleNames, 'given' | 'father' | 'family'>;

function guessRoles(parts: readonly NamePart[]): Guess {
  const father = parts.filter(isPatronymic);
  const rest = parts.filter((part) => !isPatronymic(part));
  if (rest.length > 0 && rest.every((part) => part.script === 'arabic') && father.length === 0) {
    return { given: rest.slice(0, 1), father: rest.slice(1, 2), family: [] };
  }
  const family = rest.filter((part) => part.kind === 'surname');
  const others = rest.filter((part) => part.kind !== 'surname');
  if (family.length === 1 && others.length > 0) return { given: others, father, family };
  if (others.length === 1) return { given: others, father, family };
  return { given: rest, father, family: rest.length > 1 ? rest : [] };
}

export function keysOf(parts: readonly NamePart[]): string[] {
  return [...new Set(parts.map(keyOf))];
}
