// OpenSanctions' name_bench (MIT): pairs of names of persons, yes or no; anything other than
// persons is left out.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { MatchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { metricsOf } from './metrics.ts';
import type { Row } from './read-set.ts';

export function measureNameBench(engine: MatchingEngine, folder: string): Record<string, unknown> {
  const file = join(folder, 'cases.csv');
  if (!existsSync(file)) return {};
  const rows = (parse(readFileSync(file), { columns: true, bom: true }) as Row[]).filter(
    (row) => row['schema'] === 'Person',
  );
  return {
    persons: metricsOf(
      rows.map((row) => ({
        bits: engine.weighNames(
          engine.prepareName(row['name1']!),
          engine.prepareName(row['name2']!),
        ).bits,
        label: row['is_match'] === 'true' ? 1 : 0,
      })),
    ),
  };
}
