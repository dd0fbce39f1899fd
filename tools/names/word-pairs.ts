// Pairs of words to learn sounds from: the transliteration set of Merhav and Ash (COLING 2018,
// Wikidata labels, CC0) pairs Latin with Arabic or Russian; two spellings that share a third give
// the other pairs of scripts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../src/rooms/people/matching/transliterate.ts';
import { soundsOf } from '../../src/rooms/people/matching/sounds.ts';
import type { ScriptPair } from '../../src/rooms/people/matching/sound-costs.ts';
import type { WordPair } from './learn-sounds.ts';

type Line = { readonly latin: string; readonly other: string; readonly weight: number };
export type PairsByScript = Record<ScriptPair, WordPair[]>;

/** Lines `latin TAB letters with blanks TAB count`; only words in their expected script. */
export function readLines(folder: string, name: string): Line[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((cells) => cells.length === 3)
    .map(([latin, other, count]) => ({
      latin: plainText(latin!),
      other: plainText(other!.replace(/ /g, '')),
      weight: 1 + Math.log2(Number(count)),
    }))
    .filter(
      ({ latin, other }) =>
        /^[\p{Script=Latin}'’ʻ]{2,}$/u.test(latin) &&
        /^(?:\p{Script=Arabic}{2,}|\p{Script=Cyrillic}{2,})$/u.test(other),
    );
}

export function wordPairs(folder: string): PairsByScript {
  const arabic = readLines(folder, 'wd_arabic_80');
  const russian = readLines(folder, 'wd_russian_80');
  const latinPairs = (lines: Line[], turned: boolean) =>
    lines.map(({ latin, other, weight }) => {
      const [one, two] = [soundsOf(latin), soundsOf(withoutArticle(other))];
      return turned ? { one: two, other: one, weight } : { one, other: two, weight };
    });
  return {
    AL: latinPairs(arabic, true),
    CL: latinPairs(russian, true),
    AC: joined(arabic, russian, (line) => line.latin),
    AA: joined(arabic, arabic, (line) => line.latin),
    CC: joined(russian, russian, (line) => line.latin),
    LL: joined(russian, russian, (line) => line.other),
  };
}

function withoutArticle(word: string): string {
  return word.length > 4 ? word.replace(/^ال/, '') : word;
}

function joined(ones: Line[], others: Line[], keyOf: (line: Line) => string): WordPair[] {
  const by = new Map<string, Line[]>();
  for (const line of others) by.set(keyOf(line), [...(by.get(keyOf(line)) ?? []), line]);
  const bare = (line: Line) =>
    soundsOf(withoutArticle(keyOf(line) === line.latin ? line.other : line.latin));
  const out: WordPair[] = [];
  for (const one of ones) {
    for (const other of by.get(keyOf(one)) ?? []) {
      out.push({ one: bare(one), other: bare(other), weight: Math.min(one.weight, other.weight) });
    }
  }
  return out;
}
