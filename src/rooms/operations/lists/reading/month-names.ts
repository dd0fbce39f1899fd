// Which month a word means: its full name with any ending, its usual short form, or as much of the
// name as was written, if no other month begins so. The names are data for each language
// (engine/languages/list-words); old civil papers number months in Roman numerals.

import { foldWords } from '../../../../kernel/letters.ts';
import { listWords } from '../../../../engine/languages/list-words.ts';

/** Short names that are nevertheless full ones: they take endings too. */
const shortNames: readonly string[] = ['маи', 'июн', 'июл'];
const endingMax = 4;
const beginningMin = 3;

const exact = new Map<string, number>();
const stems: (readonly [string, number])[] = [];
const beginnings = new Map<string, number | null>();
for (const { months = [] } of listWords) {
  for (const [at, names] of months.entries()) for (const name of names) addName(name, at + 1);
}

function addName(name: string, month: number): void {
  const folded = foldWords(name);
  exact.set(folded, month);
  const stem = folded.replace(/ь$/, '');
  if (stem.includes(' ') || (stem.length < 4 && !shortNames.includes(stem))) return;
  stems.push([stem, month]);
  for (let length = beginningMin; length < stem.length; length += 1) {
    const beginning = stem.slice(0, length);
    const known = beginnings.get(beginning);
    beginnings.set(beginning, known === undefined || known === month ? month : null);
  }
}

const romanMonths = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ');

/** 1 to 12; null if the words are no month. */
export function monthOf(phrase: string): number | null {
  const known = exact.get(phrase);
  if (known !== undefined) return known;
  if (phrase.includes(' ')) return null;
  const stem = stems.find(
    ([name]) => phrase.startsWith(name) && phrase.length - name.length <= endingMax,
  );
  return stem?.[1] ?? beginnings.get(phrase) ?? null;
}

/** Only between a day and a year, where nothing else can be meant; null otherwise. */
export function romanMonth(word: string): number | null {
  const at = romanMonths.indexOf(word.replaceAll('х', 'x').replaceAll('и', 'i'));
  return at < 0 ? null : at + 1;
}
