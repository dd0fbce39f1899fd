// Codes of persons and households: random, so that a code says nothing of order, place or family.

import { randomInt } from 'node:crypto';

// No vowels and no letters that are read as digits: a code must not spell a word or be misheard.
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';

/** A random code such as `KG-7Q4M-2KX9`. */
export function newPersonCode(country: string): string {
  const draw = (length: number) =>
    Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  return `${country.toUpperCase()}-${draw(4)}-${draw(4)}`;
}
