// Finds which code a written word means. Whole cells are compared first, then the longest
// known phrase inside a longer text; nothing is matched by resemblance here, because a wrong sex
// or a wrong reason is worse than a question to the person who reads the preview.

import { foldWords } from '../../../../kernel/letters.ts';

export type WordIndex<Code extends string> = {
  readonly codes: ReadonlyMap<string, Code>;
  readonly wordsMax: number;
};

/** If two codes claim the same folded word, the first in the dictionary gets it. */
export function indexWords<Code extends string>(
  dictionary: Readonly<Record<Code, readonly string[]>>,
): WordIndex<Code> {
  const codes = new Map<string, Code>();
  let wordsMax = 1;
  for (const [code, words] of Object.entries(dictionary) as [Code, readonly string[]][]) {
    for (const word of words) {
      const folded = foldWords(word);
      if (folded === '' || codes.has(folded)) continue;
      codes.set(folded, code);
      wordsMax = Math.max(wordsMax, folded.split(' ').length);
    }
  }
  return { codes, wordsMax };
}

export function findCode<Code extends string>(index: WordIndex<Code>, text: string): Code | null {
  return index.codes.get(foldWords(text)) ?? null;
}

export type FoundPhrase<Code extends string> = {
  readonly code: Code;
  readonly phrase: string;
  readonly words: number;
};

/** All known phrases in reading order, the longest first where they overlap. */
export function listPhrases<Code extends string>(
  index: WordIndex<Code>,
  text: string,
): FoundPhrase<Code>[] {
  const tokens = foldWords(text).split(' ');
  const found: FoundPhrase<Code>[] = [];
  let at = 0;
  while (at < tokens.length) {
    const match = longestAt(index, tokens, at);
    if (match) found.push(match);
    at += match?.words ?? 1;
  }
  return found;
}

/** Only phrases of more than two letters: a single letter inside a sentence means nothing. */
export function findCodeWithin<Code extends string>(
  index: WordIndex<Code>,
  text: string,
): Code | null {
  const exact = findCode(index, text);
  if (exact !== null) return exact;
  const phrases = listPhrases(index, text).filter(({ phrase }) => phrase.length > 2);
  return phrases.sort((a, b) => b.phrase.length - a.phrase.length)[0]?.code ?? null;
}

function longestAt<Code extends string>(
  index: WordIndex<Code>,
  tokens: readonly string[],
  at: number,
): FoundPhrase<Code> | null {
  for (let words = Math.min(index.wordsMax, tokens.length - at); words > 0; words -= 1) {
    const phrase = tokens.slice(at, at + words).join(' ');
    const code = index.codes.get(phrase);
    if (code !== undefined) return { code, phrase, words };
  }
  return null;
}
