// Predictions of the matching engine for each task of a labelled set, as files that the set's
// scorer reads.

import { writeFileSync } from 'node:fs';
import type { MatchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { weighParent } from '../../src/rooms/people/matching/kin.ts';
import { PeopleRegister } from '../../src/rooms/people/matching/register.ts';
import { NameSearch } from '../../src/rooms/people/matching/search-people.ts';
import { birthOf, readTable } from './read-set.ts';
import { fieldsOf, sexOf } from './records-of.ts';

export type Predict = (engine: MatchingEngine, set: string, file: string) => void;

function write(file: string, head: string, lines: readonly (readonly (string | number)[])[]): void {
  writeFileSync(file, `${[head, ...lines.map((line) => line.join(','))].join('\n')}\n`);
}

const score = (bits: number) => bits.toFixed(4);

export function predictPairs(by: 'records' | 'names'): Predict {
  return (engine, set, file) => {
    const rows = readTable(set, 'pairs.csv', [
      'pair_id',
      'name_a',
      'name_b',
      'dob_a',
      'dob_b',
      'sex_a',
      'sex_b',
    ]);
    const lines = rows.map((row) => {
      const bits =
        by === 'names'
          ? engine.weighNames(
              engine.prepareName(row['name_a']!),
              engine.prepareName(row['name_b']!),
            ).bits
          : engine.weigh(engine.prepare(fieldsOf(row, '_a')), engine.prepare(fieldsOf(row, '_b')))
              .bits;
      return [row['pair_id']!, score(bits), bits >= engine.weights.thresholds.pair ? 1 : 0];
    });
    write(file, 'pair_id,score,decision', lines);
  };
}

export const predictManifest: Predict = (engine, set, file) => {
  const people = readTable(set, 'search_index.csv', [
    'person_id',
    'name',
    'dob',
    'sex',
    'in_registry',
  ]).filter((row) => row['in_registry'] === '1');
  const records = readTable(set, 'manifest.csv', ['record_id', 'name', 'dob', 'sex']);
  const register = new PeopleRegister(engine);
  for (const row of people) register.add(fieldsOf(row, ''));
  const links = register.link(records.map((row) => fieldsOf(row, '')));
  write(
    file,
    'record_id,person_id,score',
    links.map(({ best, bits }, at) => [
      records[at]!['record_id']!,
      best === null ? '' : people[best.place]!['person_id']!,
      score(bits),
    ]),
  );
};

export const predictSearch: Predict = (engine, set, file) => {
  const people = readTable(set, 'search_index.csv', ['person_id', 'name']);
  const search = new NameSearch(engine);
  for (const row of people) search.add([row['name']!]);
  const queries = readTable(set, 'search_queries.csv', ['query_id', 'query']);
  write(
    file,
    'query_id,rank,person_id',
    queries.flatMap((row) =>
      search
        .find(row['query']!, 10)
        .map(({ place }, at) => [row['query_id']!, at + 1, people[place]!['person_id']!]),
    ),
  );
};

export const predictKin: Predict = (engine, set, file) => {
  const rows = readTable(set, 'kin_pairs.csv', ['kin_id', 'relation', 'child_name', 'adult_name']);
  const person = (name: string, birth: string, sex: string) =>
    engine.prepare({ name, birth: birthOf(birth), sex: sexOf(sex) });
  write(
    file,
    'kin_id,score',
    rows.map((row) => {
      const child = person(row['child_name']!, row['child_dob']!, row['child_sex']!);
      const adult = person(row['adult_name']!, row['adult_dob']!, row['adult_sex']!);
      const asked =
        row['relation'] === 'father' || row['relation'] === 'mother' ? row['relation'] : 'parent';
      return [row['kin_id']!, score(weighParent(engine, { child, adult, asked }).bits)];
    }),
  );
};
