// How alike two name parts are. Known names decide by their group: Yusuf and Жүсіп are one name,
// Hasan and Husayn are two. Other words are compared by skeleton and, where both were written
// with vowels, by spelling too.

import type { NamePart } from './fold.ts';
import { wordLikeness } from './skeleton.ts';

/** Two known names of different groups are two names, so nobody measures their letters. */
const otherNameLikeness = 0.4;

/** From 0 (nothing in common) to 1 (one name). */
export function partLikeness(one: NamePart, other: NamePart): number {
  if (one.group !== null && other.group !== null) {
    return one.group === other.group ? 1 : otherNameLikeness;
  }
  return plain(one, other);
}

function plain(one: NamePart, other: NamePart): number {
  const skeleton = wordLikeness(one.skeleton, other.skeleton);
  if (one.script === 'arabic' || other.script === 'arabic') {
    // Two letters say little: without vowels Ali, Aliya and Ala look the same.
    return one.skeleton.length <= 2 && one.script !== other.script ? skeleton * 0.85 : skeleton;
  }
  return 0.5 * skeleton + 0.5 * wordLikeness(one.spelling, other.spelling);
}
