// `npm run bench:names -- --set FOLDER [--json]`: measures the matching engine on a labelled set in
// the layout of pairs.csv, search_index.csv, search_queries.csv, manifest.csv and kin_pairs.csv. It
// writes predictions and prints what the set's own scorer reports about them. The engine reads
// names, dates, sex, mother and children, never a label or an id.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseOptions, usageExit } from '../src/app/cli/common.ts';
import { matchingEngine } from '../src/rooms/people/matching/engine.ts';
import { measureFebrl } from './names/febrl.ts';
import { measureIntervals } from './names/intervals.ts';
import { measureNameBench } from './names/name-bench.ts';
import { predictKin, predictManifest, predictPairs, predictSearch } from './names/predict.ts';
import { measureSearchAtSize } from './names/search-at-size.ts';
import { scoreWith } from './names/scorer.ts';
import { measureSpeed } from './names/speed.ts';

const usage = `npm run bench:names -- --set FOLDER [--json] [--training FOLDER]
                       [--pad 100000[,1000000]] [--speed] [--intervals]

--set       a labelled set with its scorer (score.mjs)
--training  also measures febrl/ and nomenklatura-name-bench/ in this folder
--pad       also measures the search among so many people, made up from the set's own words
--intervals also measures by culture and scripts, on pairs that nothing was learnt from
--speed     also measures pair scores and a list of 10,000 against 100,000
`;

const tasks = {
  pairs: { predict: predictPairs('records'), args: ['pairs'] },
  namesOnly: { predict: predictPairs('names'), args: ['pairs', '--name-only'] },
  manifest: { predict: predictManifest, args: ['manifest'] },
  search: { predict: predictSearch, args: ['search'] },
  kin: { predict: predictKin, args: ['kin'] },
} as const;

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const parsed = parseOptions(
    process.argv.slice(2),
    { set: text, json: flag, training: text, pad: text, speed: flag, intervals: flag },
    usage,
  );
  const set = parsed?.values['set'];
  if (!parsed) return usageExit();
  if (typeof set !== 'string') {
    process.stderr.write(usage);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'alongside-names-'));
  const engine = matchingEngine();
  const report: Record<string, unknown> = {};
  try {
    for (const [name, { predict, args }] of Object.entries(tasks)) {
      const file = join(folder, `${name}.csv`);
      predict(engine, resolve(set), file);
      const [task, ...flags] = args;
      report[name] = await scoreWith(resolve(set), [task, file, ...flags]);
    }
    const { training, pad, speed, intervals } = parsed.values;
    if (typeof training === 'string') {
      report['febrl'] = measureFebrl(join(resolve(training), 'febrl'));
      report['nameBench'] = measureNameBench(
        engine,
        join(resolve(training), 'nomenklatura-name-bench'),
      );
    }
    for (const size of typeof pad === 'string' ? pad.split(',') : []) {
      report[`searchAmong${size}`] = measureSearchAtSize(engine, resolve(set), Number(size));
    }
    if (intervals === true) report['intervals'] = measureIntervals(engine, resolve(set));
    if (speed === true) report['speed'] = measureSpeed(engine, resolve(set));
    process.stdout.write(
      parsed.values['json'] === true ? `${JSON.stringify(report, null, 1)}\n` : summary(report),
    );
    return 0;
  } catch (problem) {
    process.stderr.write(`${(problem as Error).message}\n`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One line for each group that a task reports. */
function summary(report: Record<string, unknown>): string {
  const lines: string[] = [];
  for (const [task, groups] of Object.entries(report)) {
    for (const [group, figures] of Object.entries(groups as Record<string, unknown>)) {
      if (typeof figures === 'object' && figures !== null) {
        lines.push(`${task.padEnd(12)} ${group.padEnd(36)} ${JSON.stringify(figures)}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

process.exitCode = await main();
