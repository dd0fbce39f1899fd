// Finds what one header cell means. A header in two languages ("Пол / Sex"), with an explanation in
// brackets, or with a typing error is still recognised, with less confidence. What belongs to the
// mother or father ("дата рождения матери") is never taken for the person's own.

import { namesADanger } from '../../../../kernel/scoring.ts';
import { indexWords, listPhrases } from './match-words.ts';
import { type ColumnField } from './model.ts';
import { foldWords } from './normalise.ts';
import { headerWords } from './words/headers.ts';

export type HeaderReading = { readonly field: ColumnField; readonly confidence: number };

const index = indexWords(headerWords);
const nameParts: readonly ColumnField[] = ['familyName', 'givenName', 'fatherName', 'fullName'];
const parents: readonly ColumnField[] = ['motherName', 'fatherName', 'grandfatherName'];
const notRecognised: HeaderReading = { field: 'ignore', confidence: 0 };

export function recogniseHeader(text: string): HeaderReading {
  const folded = foldWords(text);
  if (folded === '' || folded.length > 120 || namesADanger(text)) return notRecognised;
  const exact = index.codes.get(folded);
  if (exact !== undefined) return { field: exact, confidence: 1 };
  const words = folded.split(' ').length;
  const found = listPhrases(index, text);
  const covered = found.reduce((sum, phrase) => sum + phrase.words, 0) / words;
  const typed = covered < 1 ? recogniseTyped(folded) : notRecognised;
  if (typed.confidence > 0) return typed;
  const telling = found.filter(({ code }) => code !== 'sequence');
  const kept = telling.length > 0 ? telling : found.filter(({ phrase }) => phrase.length > 1);
  if (kept.length === 0) return notRecognised;
  const field = fieldOf([...new Set(kept.map(({ code }) => code))]);
  return { field, confidence: Math.round((0.3 + 0.6 * covered) * 100) / 100 };
}

function fieldOf(fields: readonly ColumnField[]): ColumnField {
  const [first] = fields;
  if (first === undefined) return 'ignore';
  if (fields.length === 1) return first;
  if (fields.includes('ignore')) return 'ignore';
  const names = fields.filter((field) => nameParts.includes(field));
  const onlyNames = fields.every((field) => nameParts.includes(field) || field === 'motherName');
  if (onlyNames) {
    if (fields.includes('motherName')) return 'motherName';
    // "Фамилия матери" and the like are caught above; two parts of a name make a whole one.
    return names.length > 1 ? 'fullName' : first;
  }
  if (fields.some((field) => parents.includes(field))) return 'ignore';
  if (fields.includes('birth')) return 'birth';
  const other = fields.find((field) => !nameParts.includes(field));
  return names.length > 0 ? (names[0] ?? first) : (other ?? first);
}

/** One wrong letter in a word of six or more, two in a long one. */
function recogniseTyped(folded: string): HeaderReading {
  if (folded.length < 6) return notRecognised;
  const allowed = folded.length >= 12 ? 2 : 1;
  for (const [term, field] of index.codes) {
    if (term.length < 6 || Math.abs(term.length - folded.length) > allowed) continue;
    if (distanceWithin(term, folded, allowed)) return { field, confidence: 0.6 };
  }
  return notRecognised;
}

function distanceWithin(left: string, right: string, allowed: number): boolean {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      const before = previous[column - 1] ?? 0;
      const above = previous[column] ?? 0;
      current.push(Math.min(before + change, above + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return (previous[right.length] ?? 99) <= allowed;
}
