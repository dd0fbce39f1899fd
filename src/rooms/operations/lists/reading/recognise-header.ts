// Finds what one header cell means, by all of its words: whose is it, and what of theirs? A header
// in two languages ("Пол / Sex"), with an explanation in brackets, or with a typing error is still
// recognised, with less confidence. What belongs to a mother, a guardian, an interviewer or
// a school is never taken for the person's own.

import { foldWords } from '../../../../kernel/letters.ts';
import { namesADanger } from '../../../../kernel/scoring.ts';
import { indexWords, listPhrases } from './match-words.ts';
import { type ColumnField, type UnreadReason } from './model.ts';
import {
  findSubject,
  isFormData,
  plainTitle,
  type TitleSubject,
  withoutFillers,
} from './title-words.ts';
import { headerWords } from './words/headers.ts';

export type HeaderReading = {
  readonly field: ColumnField;
  readonly confidence: number;
  /** Why the column is not read; null if it is. */
  readonly unread: UnreadReason | null;
  /** The title names the person: it goes before one that leaves open whose the column is. */
  readonly isOwn?: boolean;
};

const index = indexWords(headerWords);
const nameParts: readonly ColumnField[] = ['familyName', 'givenName', 'fatherName', 'fullName'];
const parents: readonly ColumnField[] = ['motherName', 'fatherName', 'grandfatherName'];
/** What a list says of the family or the way: it is kept whoever the title names beside it. */
const shared: readonly ColumnField[] = [
  'relation',
  'phone',
  'address',
  'note',
  'familyNumber',
  'tent',
  'status',
  'reason',
];
const placeFields: readonly ColumnField[] = ['place', 'district', 'citizenship'];
const notRecognised = unreadFor('title-not-known');
/** A title that only names the person; what is below must show that it is a name. */
const personConfidence = 0.6;
const mixedConfidence = 0.7;

function unreadFor(unread: UnreadReason, confidence = 0): HeaderReading {
  return { field: 'ignore', confidence, unread };
}

export function recogniseHeader(text: string): HeaderReading {
  if (isFormData(text)) return unreadFor('form-data', 1);
  const title = plainTitle(text);
  const folded = foldWords(title);
  if (folded === '' || folded.length > 120 || namesADanger(text)) return notRecognised;
  const exact = index.codes.get(folded);
  if (exact !== undefined) return readingOf(exact, 1);
  const subject = findSubject(title);
  if (subject === null) return readTitle(title);
  if (subject.whose !== 'self') return ofAnother(title, subject);
  if (subject.rest === '') return { ...readingOf('fullName', personConfidence), isOwn: true };
  return { ...readTitle(subject.rest), isOwn: true };
}

/** Null if the whole text is no known title. */
export function findTitle(text: string): ColumnField | null {
  return index.codes.get(foldWords(text)) ?? null;
}

function readingOf(field: ColumnField, confidence: number): HeaderReading {
  return { field, confidence, unread: field === 'ignore' ? 'not-kept' : null };
}

/** Of somebody or something else: only what is said about the family as a whole is read. */
function ofAnother(title: string, { whose, rest }: TitleSubject): HeaderReading {
  const found = listPhrases(index, whose === 'place' ? title : rest).filter(
    ({ code }) => code !== 'sequence',
  );
  const fields = new Set(found.map(({ code }) => code));
  const kept = shared.find((field) => fields.has(field));
  if (kept !== undefined) return readingOf(kept, 0.7);
  if (whose === 'person') return unreadFor('of-another-person', 0.3);
  const own = placeFields.find((field) => fields.has(field));
  const isOnlyName = [...fields].every((field) => nameParts.includes(field) || field === own);
  if (!isOnlyName) return readTitle(title);
  return whose === 'place' && own !== undefined
    ? readingOf(own, 0.8)
    : unreadFor('of-a-thing', 0.3);
}

function readTitle(text: string): HeaderReading {
  const folded = foldWords(text);
  const exact = index.codes.get(folded) ?? index.codes.get(withoutFillers(folded));
  if (exact !== undefined) return readingOf(exact, 1);
  const found = listPhrases(index, text);
  const words = folded.split(' ').length;
  const covered = found.reduce((sum, phrase) => sum + phrase.words, 0) / words;
  const typed = covered < 1 ? recogniseTyped(folded) : notRecognised;
  if (typed.confidence > 0) return typed;
  const telling = found.filter(({ code }) => code !== 'sequence');
  const kept = telling.length > 0 ? telling : found.filter(({ phrase }) => phrase.length > 1);
  if (kept.length === 0) return notRecognised;
  const codes = [...new Set(kept.map(({ code }) => code))];
  const field = fieldOf(codes);
  const confidence = Math.round((0.3 + 0.6 * covered) * 100) / 100;
  if (field === 'ignore' && !codes.includes('ignore')) {
    return unreadFor('of-another-person', confidence);
  }
  // "Document name": what is below must show that it is a name.
  const isMixed = nameParts.includes(field) && codes.some((code) => !nameParts.includes(code));
  return readingOf(field, isMixed ? Math.min(confidence, mixedConfidence) : confidence);
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
    // The whole name of a father, not a whole name with a patronymic.
    if (fields.length === 2 && fields.includes('fullName') && fields.includes('fatherName')) {
      return 'fatherName';
    }
    // "Фамилия матери" and the like are caught above; two parts of a name make a whole one.
    return names.length > 1 ? 'fullName' : first;
  }
  if (fields.some((field) => parents.includes(field))) return 'ignore';
  if (fields.includes('birth')) return 'birth';
  const other = fields.find((field) => !nameParts.includes(field));
  return names.length > 0 ? (names[0] ?? first) : (other ?? first);
}

/** Compared with terms of about its own length only: most cells of a sheet are tried as titles. */
const termsByLength = Map.groupBy(
  [...index.codes].filter(([term]) => term.length >= 6),
  ([term]) => term.length,
);

/** One wrong letter in a word of six or more, two in a long one. */
function recogniseTyped(folded: string): HeaderReading {
  if (folded.length < 6 || /\d/.test(folded)) return notRecognised;
  const allowed = folded.length >= 12 ? 2 : 1;
  for (let length = folded.length - allowed; length <= folded.length + allowed; length += 1) {
    for (const [term, field] of termsByLength.get(length) ?? []) {
      if (distanceWithin(term, folded, allowed)) return readingOf(field, 0.6);
    }
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
    if (Math.min(...current) > allowed) return false;
    previous = current;
  }
  return (previous[right.length] ?? 99) <= allowed;
}
