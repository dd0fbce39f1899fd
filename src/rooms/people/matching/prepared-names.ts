// Names prepared once and compared often: words with their rarity, the families of given names they
// may belong to, the bits at stake, and known links of an Arabic chain.

import { joinedWord, type NameWord } from './name-words.ts';
import { mostBits, pairOfScripts, type SoundCosts } from './sound-costs.ts';

/** A word prepared once, compared often. */
export type PreparedWord = NameWord & {
  readonly rarity: number; // bits: −log2 of the share of people who have this word
  readonly families: readonly number[]; // of given names, by number; empty if unknown
  readonly most: Readonly<Record<'A' | 'C' | 'L', number>>; // bits at stake against each script
  readonly honour: PreparedWord | null; // Askar for Askarbek: the ending of respect may be missing
};

/** `joined[at]` is words `at` and `at + 1` as one; null if they must stay apart. */
export type PreparedName = {
  readonly words: readonly PreparedWord[];
  readonly joined: readonly (PreparedWord | null)[];
};

export type Preparing = {
  readonly costs: SoundCosts;
  readonly rarityOf: (sounds: string) => number;
  readonly familiesOf: (word: NameWord) => readonly number[];
};

export function prepareName(words: readonly NameWord[], by: Preparing): PreparedName {
  return nameOfWords(linked(words.map((word) => prepareWord(word, by))), by);
}

// سعيدة إسكندر موسى is Saida, daughter of Iskandar, son of Musa, and her family name is missing.
// Known given names after the first are links of a chain, so no family name contradicts them. Other
// words in Arabic script may be a link or a family name.
function linked(words: readonly PreparedWord[]): readonly PreparedWord[] {
  if (words.length < 2 || words.some(({ kind }) => kind !== 'any')) return words;
  // In other scripts, two names may equally be a family name and a given name (Lyanke Vladimir).
  const isChain =
    words[0]!.script === 'arabic' ||
    (words.length > 2 && words.every(({ families }) => families.length > 0));
  if (!isChain) return words;
  return words.map((word, at) => {
    if (at === 0 || word.text.startsWith('ال')) return word;
    if (word.families.length > 0) return { ...word, kind: at === 1 ? 'father' : 'grandfather' };
    return word.script === 'arabic' ? { ...word, kind: 'chain' } : word;
  });
}

/** A name made of prepared words; neighbouring words are joined only when needed. */
export function nameOfWords(words: readonly PreparedWord[], by: Preparing): PreparedName {
  let joined: PreparedWord[] | null = null;
  return {
    words,
    get joined() {
      joined ??= words.slice(1).map((word, at) => prepareWord(joinedWord(words[at]!, word), by));
      return joined;
    },
  };
}

const endingOfHonour =
  /(?:bek|bAY|bY|bay|bey|bYk|Jan|Jon|Zan|JAn|xan|xon|xAn|gul|GWl|oy|bibi|ali|kul|qul)$/;

export function prepareWord(word: NameWord, by: Preparing): PreparedWord {
  const against = (script: 'arabic' | 'cyrillic' | 'latin') => {
    const { pair, turned } = pairOfScripts(word.script, script);
    return mostBits(by.costs[pair], word.codes, turned);
  };
  const short =
    word.kind === 'any' || word.kind === 'given'
      ? word.sounds.replace(endingOfHonour, '')
      : word.sounds;
  const honour =
    short === word.sounds || short.length < 4
      ? null
      : prepareWord(
          {
            ...word,
            sounds: short,
            codes: word.codes.subarray(0, short.length),
            full: word.codes.subarray(0, short.length),
            ending: 0,
          },
          by,
        );
  return {
    ...word,
    rarity: by.rarityOf(word.sounds),
    families: by.familiesOf(word),
    honour,
    most: { A: against('arabic'), C: against('cyrillic'), L: against('latin') },
  };
}
