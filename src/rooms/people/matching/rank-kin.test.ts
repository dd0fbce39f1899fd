// Who may be family, and on which side: by the child's own name, and by a known parent.

import { expect, test } from 'vitest';
import { bornInYear, unknownBirth } from '../../../kernel/birth.ts';
import type { KnownPerson } from './likely-same.ts';
import { rankKin } from './rank-kin.ts';

const person = (
  id: string,
  names: string | readonly string[],
  sex: KnownPerson['sex'],
  year: number | null,
): KnownPerson => ({
  id,
  names: [names].flat(),
  sex,
  birth: year === null ? unknownBirth : bornInYear(year),
});
const child = person('child', 'Каримов Юсуф Рустамович', 'male', 2016);
const mother = person('mother', 'Назарова Зебо Алишеровна', 'female', 1993);
const asked = { child, mother: null, father: null };
const shortly = (found: ReturnType<typeof rankKin>) =>
  found.map(({ id, relation }) => `${id} ${relation}`);

test('a father is found by the patronymic in any script, before others of the family name', () => {
  const adults = [
    person('stranger', 'Олимов Дилшод', 'male', 1985),
    person('namesake-family', 'Каримов Шавкат', 'male', 1980),
    person('father', 'رستم كريموف', 'male', 1988),
  ];
  const found = rankKin(asked, adults, 10);
  expect(shortly(found)[0]).toBe('father father');
  expect(found[0]!.reasons[0]).toMatchObject({ for: true });
  expect(found[0]!.reasons.map(({ code }) => code)).toContain('kin-father');
  expect(found.map(({ id }) => id)).not.toContain('stranger');
});

test('a family that leaves the Russian ending off is the same family', () => {
  const [gul, gulov] = [
    person('father', 'Sherali Gul', 'male', 1950),
    { ...child, names: ['Ashrafjon Gulov'], birth: bornInYear(1981) },
  ];
  const [found] = rankKin({ ...asked, child: gulov }, [gul], 10);
  expect(found?.reasons.map(({ code, for: isFor }) => [code, isFor])).toContainEqual([
    'kin-family',
    true,
  ]);
});

test('a grown sister is found by the shared patronymic', () => {
  expect(
    shortly(rankKin(asked, [person('sister', 'Karimova Madina Rustamovna', 'female', 2003)], 10)),
  ).toEqual(['sister sibling']);
});

test('with a mother who is known, her family is on her side', () => {
  const adults = [
    person('grandfather', 'Назаров Алишер', 'male', 1965),
    person('aunt', 'Nazarova Gulnora Alisherovna', 'female', 1996),
    person('stranger', 'Олимова Нигора', 'female', 1970),
  ];
  expect(shortly(rankKin({ ...asked, mother }, adults, 10)).toSorted()).toEqual([
    'aunt aunt-maternal',
    'grandfather grandfather-maternal',
  ]);
  expect(rankKin(asked, adults, 10).map(({ id }) => id)).not.toContain('grandfather');
});

test('the child and known parents are never among their own kin, and order of the adults is no evidence', () => {
  const adults = [
    child,
    mother,
    person('a', 'Каримов Рустам', 'male', 1988),
    person('b', 'Каримов Рустам', 'male', 1987),
  ];
  const found = rankKin({ ...asked, mother }, adults, 10);
  expect(found.map(({ id }) => id).toSorted()).toEqual(['a', 'b']);
  expect(rankKin({ ...asked, mother }, adults.toReversed(), 10)).toEqual(found);
});

test('a boy of eight is no father, and what has no name ranks nobody', () => {
  expect(
    rankKin(asked, [person('boy', 'Каримов Рустам', 'male', 2012)], 10).filter(
      ({ relation }) => relation === 'father',
    ),
  ).toEqual([]);
  expect(
    rankKin(
      { ...asked, child: { ...child, names: [] } },
      [person('a', 'Каримов Рустам', 'male', 1988)],
      10,
    ),
  ).toEqual([]);
});
