// `npm run train:names -- --set FOLDER --training FOLDER`: learns the data of the matching engine
// (sound costs, rarity, weights) from public sets and writes them beside the engine with the record
// of the training. Nothing of the test part of a set is used; the same input gives the same files.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOptions, usageExit } from '../src/app/cli/common.ts';
import { packageRoot } from '../src/app/package-root.ts';
import {
  readSoundCosts,
  scriptPairs,
  type SoundCosts,
  writeSoundCosts,
} from '../src/rooms/people/matching/sound-costs.ts';
import { nameWords } from '../src/rooms/people/matching/name-words.ts';
import { learnSounds } from './names/learn-sounds.ts';
import { learnWeights } from './names/learn-weights.ts';
import { countRarity } from './names/rarity.ts';
import { alignedWords } from './names/aligned-words.ts';
import { readTable, type Row } from './names/read-set.ts';
import { splitPairs } from './names/split.ts';
import { type PairsByScript, wordPairs } from './names/word-pairs.ts';

const usage = `npm run train:names -- --set FOLDER --training FOLDER [--keep-sounds]

--set       a folder with pairs.csv and search_index.csv
--training  a folder with netransliteration-coling2018/
--keep-sounds  leaves data/sound-costs.json as it is (learning it takes a minute)
`;
const data = join(packageRoot, 'src', 'rooms', 'people', 'matching', 'data');
const say = (text: string) => void process.stderr.write(`${text}\n`);

function main(): number {
  const text = { type: 'string' } as const;
  const parsed = parseOptions(
    process.argv.slice(2),
    { set: text, training: text, 'keep-sounds': { type: 'boolean' } },
    usage,
  );
  const [set, training] = [parsed?.values['set'], parsed?.values['training']];
  if (!parsed) return usageExit();
  if (typeof set !== 'string' || typeof training !== 'string') {
    process.stderr.write(usage);
    return 2;
  }
  const words = join(training, 'netransliteration-coling2018');
  const rows = readTable(set, 'pairs.csv', [
    'pair_id',
    'label',
    'name_a',
    'name_b',
    'dob_a',
    'dob_b',
  ]);
  const parts = splitPairs(rows);
  const costs =
    parsed.values['keep-sounds'] === true
      ? readSoundCosts(readFileSync(join(data, 'sound-costs.json'), 'utf8'))
      : learnCosts(
          words,
          rows.filter((_, at) => parts[at]!.part === 'train'),
        );
  const names = rows.flatMap((row, at) =>
    parts[at]!.part === 'train' ? [row['name_a']!, row['name_b']!] : [],
  );
  const shares = countRarity(
    words,
    names.map((name) => nameWords(name).words.map(({ sounds }) => sounds)),
  );
  const rarity = [...shares]
    .map(([key, share]) => [key, Math.round(-Math.log2(share) * 10)] as const)
    .sort((one, other) => one[1] - other[1] || (one[0] < other[0] ? -1 : 1));
  writeFileSync(
    join(data, 'rarity.json'),
    `{\n${rarity.map(([key, tenths]) => `"${key}":${tenths}`).join(',\n')}\n}\n`,
  );
  const register = readTable(set, 'search_index.csv', ['person_id', 'name']);
  const kin = readTable(set, 'kin_pairs.csv', [
    'kin_id',
    'label',
    'relation',
    'child_name',
    'adult_name',
    'child_id',
  ]);
  const rounded = new Map(rarity.map(([key, tenths]) => [key, 2 ** (-tenths / 10)]));
  const learnt = learnWeights({ rows, parts, register, kin, shares: rounded, costs, say });
  const record = {
    ...learnt.record,
    inputs: {
      'pairs.csv': hashOf(join(set, 'pairs.csv')),
      'search_index.csv': hashOf(join(set, 'search_index.csv')),
      wd_arabic_80: hashOf(join(words, 'wd_arabic_80')),
      wd_russian_80: hashOf(join(words, 'wd_russian_80')),
    },
  };
  writeFileSync(
    join(data, 'weights.json'),
    `${JSON.stringify({ ...learnt.weights, record }, null, 1)}\n`,
  );
  return 0;
}

// First from the words of the transliteration set; then again with the words that these costs align
// in the training pairs, which add the spellings of the region.
function learnCosts(folder: string, training: readonly Row[]): SoundCosts {
  const pairs = wordPairs(folder);
  const first = learnTables(pairs);
  const aligned = alignedWords(training, first);
  const both = Object.fromEntries(
    scriptPairs.map((pair) => [pair, [...pairs[pair], ...aligned[pair]]]),
  );
  const text = writeSoundCosts(learnTables(both as PairsByScript));
  writeFileSync(join(data, 'sound-costs.json'), text);
  return readSoundCosts(text);
}

function learnTables(pairs: PairsByScript): SoundCosts {
  return Object.fromEntries(
    scriptPairs.map((pair) => {
      say(`sounds ${pair}: ${pairs[pair].length} pairs of words`);
      return [pair, learnSounds(pairs[pair], pair[0] === pair[1])] as const;
    }),
  ) as SoundCosts;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}

process.exitCode = main();
