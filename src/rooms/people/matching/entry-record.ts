// An entry of a list as a record to compare. The list's columns give each word its place, where a
// name in one text leaves the place to be guessed.

import { namesNobody } from '../../../engine/languages/list-words.ts';
import type { MatchingEngine } from './engine.ts';
import type { MatchEntry, MatchNames } from './matcher.ts';
import { type NameWord, nameWords, placedWord } from './name-words.ts';
import type { PreparedRecord } from './compare-records.ts';

export function recordOfEntry(engine: MatchingEngine, entry: MatchEntry): PreparedRecord {
  const { words, kunya } = wordsOf(entry.names);
  return engine.prepareWords(
    { words, kunya },
    {
      birth: entry.birth,
      sex: entry.sex,
      mother: entry.names.mother ?? null,
      document: entry.document ?? null,
    },
  );
}

function wordsOf(names: MatchNames): { words: NameWord[]; kunya: NameWord | null } {
  // "Новорожденный" on two lists is not one child.
  const whole = names.full ?? `${names.family ?? ''} ${names.given ?? ''}`;
  if (namesNobody(whole)) return { words: [], kunya: null };
  const columns = nameWords(names.given ?? '');
  const isSplit = columns.words.length > 0;
  const full = isSplit ? { words: [], kunya: columns.kunya } : nameWords(names.full ?? '');
  const fathers = fatherWords(names.father);
  // A column for the father beside a full name either repeats part of the name or adds to it.
  const isKnown = full.words.some(({ kind }) => kind === 'patronymic' || kind === 'father');
  return {
    words: [
      ...columns.words.map((word) =>
        word.kind === 'patronymic' ? word : placedWord(word, 'given'),
      ),
      ...full.words,
      ...(isKnown ? [] : fathers),
      ...nameWords(isSplit || full.words.length === 0 ? (names.family ?? '') : '').words.map(
        (word) => placedWord(word, 'family'),
      ),
    ],
    kunya: full.kunya,
  };
}

function fatherWords(text: string | null | undefined): NameWord[] {
  return nameWords(text ?? '')
    .words.slice(0, 1)
    .map((word) => (word.kind === 'patronymic' ? word : placedWord(word, 'father')));
}
