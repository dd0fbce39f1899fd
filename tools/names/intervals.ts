// The figures in the docs with their uncertainty: average precision, F1 and recall on the part of
// the set that nothing was learnt from, by culture and by pair of scripts, with 95 % intervals from
// a thousand draws.

import type { MatchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { type Judged, metricsOf } from './metrics.ts';
import { readTable, type Row } from './read-set.ts';
import { fieldsOf } from './records-of.ts';
import { seeded } from './search-at-size.ts';
import { splitPairs } from './split.ts';

const draws = 1000;
const shown = ['ap', 'f1', 'recallAt0.98'] as const;

export function measureIntervals(engine: MatchingEngine, set: string): Record<string, unknown> {
  const rows = readTable(set, 'pairs.csv', [
    'pair_id',
    'label',
    'stratum',
    'culture',
    'scripts',
    'name_a',
    'name_b',
  ]);
  const parts = splitPairs(rows);
  const judged = rows
    .filter((_, at) => parts[at]!.part === 'test')
    .map((row) => {
      const [a, b] = [engine.prepare(fieldsOf(row, '_a')), engine.prepare(fieldsOf(row, '_b'))];
      return {
        row,
        label: Number(row['label']),
        names: engine.weighNames(a.name, b.name).bits,
        record: engine.weigh(a, b).bits,
      };
    });
  const byNames = judged.filter(
    ({ row }) => /^(?:org|real)_/.test(row['stratum']!) && row['stratum'] !== 'org_namesake_dob',
  );
  const report: Record<string, unknown> = {};
  const add = (name: string, chosen: typeof judged, by: 'names' | 'record') => {
    const pairs = chosen.map((one): Judged => ({ label: one.label, bits: one[by] }));
    if (pairs.some(({ label }) => label === 1) && pairs.some(({ label }) => label === 0))
      report[name] = withDoubt(pairs);
  };
  add('names: all', byNames, 'names');
  for (const culture of valuesOf(rows, 'culture')) {
    add(
      `names: ${culture}`,
      byNames.filter(({ row }) => row['culture'] === culture),
      'names',
    );
  }
  for (const [name, has] of scriptGroups)
    add(
      `names: ${name}`,
      byNames.filter(({ row }) => has(row['scripts']!)),
      'names',
    );
  add('records: all', judged, 'record');
  for (const culture of valuesOf(rows, 'culture')) {
    add(
      `records: ${culture}`,
      judged.filter(({ row }) => row['culture'] === culture),
      'record',
    );
  }
  return report;
}

const scriptGroups: readonly (readonly [string, (scripts: string) => boolean])[] = [
  ['Cyrillic and Latin', (scripts) => scripts === 'CL' || scripts === 'LC'],
  ['Arabic and Cyrillic', (scripts) => scripts === 'AC' || scripts === 'CA'],
  ['Arabic and Latin', (scripts) => scripts === 'AL' || scripts === 'LA'],
  ['one script', (scripts) => scripts[0] === scripts[1]],
];

function valuesOf(rows: readonly Row[], column: string): string[] {
  return [...new Set(rows.map((row) => row[column]!))].sort();
}

function withDoubt(pairs: readonly Judged[]): Record<string, unknown> {
  const random = seeded(11);
  const whole = metricsOf(pairs);
  const drawn = Array.from({ length: draws }, () =>
    metricsOf(pairs.map(() => pairs[Math.floor(random() * pairs.length)]!)),
  );
  return {
    n: pairs.length,
    ...Object.fromEntries(
      shown.map((name) => {
        const values = drawn.map((one) => one[name]!).sort((one, other) => one - other);
        return [
          name,
          [whole[name], values[Math.floor(draws * 0.025)], values[Math.floor(draws * 0.975)]],
        ];
      }),
    ),
  };
}
