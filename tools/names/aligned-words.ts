// Pairs of words that are the same word in two spellings of one person's name, found in the
// training pairs by a first set of costs: the spellings of Kazakh, Kyrgyz, Tajik, Uzbek, Ukrainian,
// Turkish and Persian clerks that the transliteration set lacks.

import { compareNames } from '../../src/rooms/people/matching/compare-names.ts';
import { firstNameWeights } from '../../src/rooms/people/matching/word-chance.ts';
import { familiesIn } from '../../src/rooms/people/matching/given-name-families.ts';
import { nameWords } from '../../src/rooms/people/matching/name-words.ts';
import { prepareName } from '../../src/rooms/people/matching/prepared-names.ts';
import {
  pairOfScripts,
  scriptPairs,
  type SoundCosts,
} from '../../src/rooms/people/matching/sound-costs.ts';
import type { Row } from './read-set.ts';
import type { PairsByScript } from './word-pairs.ts';

const weight = 6;

export function alignedWords(rows: readonly Row[], costs: SoundCosts): PairsByScript {
  const out = Object.fromEntries(scriptPairs.map((pair) => [pair, []])) as unknown as PairsByScript;
  const preparing = { costs, rarityOf: () => 10, familiesOf: familiesIn([]).of };
  const prepare = (name: string) => prepareName(nameWords(name).words, preparing);
  for (const row of rows) {
    if (row['label'] !== '1' || !(row['stratum'] ?? '').startsWith('org_')) continue;
    const compared = compareNames(prepare(row['name_a']!), prepare(row['name_b']!), {
      costs,
      weights: firstNameWeights,
    });
    for (const { one, other, chance } of compared.pairs) {
      if (chance < 0.5) continue;
      const [a, b] = [compared.words[0][one]!, compared.words[1][other]!];
      const { pair, turned } = pairOfScripts(a.script, b.script);
      if (a.sounds !== b.sounds) {
        out[pair].push(
          turned
            ? { one: b.sounds, other: a.sounds, weight }
            : { one: a.sounds, other: b.sounds, weight },
        );
      }
    }
  }
  return out;
}
