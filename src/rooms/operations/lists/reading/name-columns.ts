// Whose part of a name a column called "Name" holds beside one for the family name: the rest of the
// name, unless the family name stands in it too. Read as a whole name it would lose the family.

import { foldWords } from '../../../../kernel/letters.ts';
import { type Contents } from './column-content.ts';
import { type PreviewColumn } from './model.ts';
import { isAnyNameTitle } from './title-words.ts';

/** So few whole names are slips among given names. */
const wholeMax = 0.2;

export function settleNames(
  columns: readonly PreviewColumn[],
  contents: Contents,
): PreviewColumn[] {
  const of = (field: PreviewColumn['field']) => columns.find((column) => column.field === field);
  const [full, family] = [of('fullName'), of('familyName')];
  if (!full || !family || of('givenName') || !isAnyNameTitle(full.header)) return [...columns];
  const families = new Set(wordsIn(contents, family.index).flat());
  const names = wordsIn(contents, full.index);
  const whole = names.filter((words) => words.some((word) => families.has(word))).length;
  if (names.length === 0 || whole > names.length * wholeMax) return [...columns];
  return columns.map((column) => (column === full ? { ...column, field: 'givenName' } : column));
}

function wordsIn(contents: Contents, index: number): string[][] {
  return (contents.get(index) ?? []).map(({ text }) => foldWords(text).split(' '));
}
