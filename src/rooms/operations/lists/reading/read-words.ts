// Reads the columns with one of a few words: sex, citizenship, relation, boarding status and
// reason. An unknown word stays unknown and is reported; no word is taken for another that
// looks similar.

import { saysNothing } from '../../../../engine/languages/list-words.ts';
import { findCode, findCodeWithin, indexWords } from './match-words.ts';
import { type marks, type ProblemCode, type Severity } from './model.ts';
import { reasonWords, statusWords } from './words/boarding.ts';
import { countryWords } from './words/countries.ts';
import { kazakhRelationWords, markWords, relationWords, sexWords } from './words/people.ts';

export type WordReading = {
  readonly code: string | null;
  readonly problem: { readonly code: ProblemCode; readonly severity: Severity } | null;
};
export type WordField = 'sex' | 'citizenship' | 'relation' | 'status' | 'reason';

const sexes = indexWords(sexWords);
const countries = indexWords(countryWords);
const relations = indexWords(relationWords);
const kazakhRelations = indexWords(kazakhRelationWords);
const statuses = indexWords(statusWords);
const reasons = indexWords(reasonWords);
const markIndex = indexWords(markWords);

export function readWord(field: WordField, text: string, isKazakh: boolean): WordReading {
  const code = text === '' ? null : findWord(field, text, isKazakh);
  if (code !== null) return { code, problem: null };
  if (saysNothing(text)) return { code: null, problem: problemWhenEmpty(field) };
  return { code: null, problem: problemWhenUnknown(field, text) };
}

export function findMark(
  texts: readonly string[],
): { raw: string; mark: (typeof marks)[number] } | null {
  for (const raw of texts) {
    const mark = raw === '' ? null : findCodeWithin(markIndex, raw);
    if (mark !== null) return { raw, mark };
  }
  return null;
}

/** `F/Ж`, `KGZ / КЫРГЫЗСТАН`: once in each language of a passport. */
function findWord(field: WordField, text: string, isKazakh: boolean): string | null {
  const code = findPlainWord(field, text, isKazakh);
  if (code !== null || !text.includes('/')) return code;
  const codes = text.split('/').map((part) => findPlainWord(field, part, isKazakh));
  const [first = null] = codes;
  return codes.every((other) => other === first) ? first : null;
}

function findPlainWord(field: WordField, text: string, isKazakh: boolean): string | null {
  if (field === 'sex') return findCode(sexes, text);
  if (field === 'citizenship') return findCountry(text, isKazakh);
  if (field === 'relation') return findRelation(text, isKazakh);
  if (field === 'status') return findStatus(text);
  return findCodeWithin(reasons, text);
}

/** Folded, Kazakhstan's ҚР reads like Kyrgyzstan's КР: letters as written decide first. */
function findCountry(text: string, isKazakh: boolean): string | null {
  const plain = text.toLowerCase().replace(/[\s.]/g, '');
  if (plain === 'қр') return 'KZ';
  // Typed without its own letters, a Kazakh list may mean either country.
  if (plain === 'кр' && isKazakh) return null;
  return findCode(countries, text) ?? findCodeWithin(countries, text);
}

function findRelation(text: string, isKazakh: boolean): string | null {
  const own = isKazakh ? findCode(kazakhRelations, text) : null;
  const found = own ?? findCode(relations, text) ?? findCodeWithin(relations, text);
  return found ?? (findCodeWithin(markIndex, text) === 'orphan' ? 'child' : null);
}

/** "not boarded" contains "boarded": the longest phrase decides, and a negation before it wins. */
function findStatus(text: string): string | null {
  return findCode(statuses, text) ?? findCodeWithin(statuses, text);
}

function problemWhenEmpty(field: WordField): WordReading['problem'] {
  if (field === 'sex') return { code: 'sex-empty', severity: 'warning' };
  if (field === 'status') return { code: 'status-empty', severity: 'warning' };
  return null;
}

function problemWhenUnknown(field: WordField, text: string): WordReading['problem'] {
  if (field === 'sex') return { code: 'sex-not-known', severity: 'error' };
  if (field === 'citizenship') return { code: 'citizenship-not-known', severity: 'warning' };
  if (field === 'relation') return { code: 'relation-not-known', severity: 'warning' };
  if (field === 'reason') return { code: 'reason-not-known', severity: 'warning' };
  const isReason = findCodeWithin(reasons, text) !== null;
  return isReason ? null : { code: 'status-not-known', severity: 'warning' };
}
