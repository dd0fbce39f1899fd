// Compares the table of what waits for whom (`src/app/duties.ts`) with the states that the database
// checks (`schema/`) and with the codes of Today and of alarms, and the guide that is made from it
// with the one in docs/guides. It compares; with `--write` it writes the guide.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duties, dutyRows, guideOf, stands } from '../src/app/duties.ts';
import { packageRoot } from '../src/app/package-root.ts';
import { packNumberNames } from '../src/engine/countries/pack-numbers.ts';
import { codedTodayCodes, todayCodes, todayParts } from '../src/rooms/care/today/model.ts';
import { waitingSteps } from '../src/rooms/disclosure/model.ts';
import { jobNotices } from '../src/rooms/jobs/model.ts';
import { courtTodayCodes } from '../src/rooms/legal/today/model.ts';
import { alarmKinds } from '../src/rooms/reports/model.ts';
import { supervisionTodayCodes } from '../src/rooms/workforce/supervision/model.ts';
import { readTexts } from './words-files.ts';

const findings: string[] = [];
const schema = join(packageRoot, 'schema');

/** `care.offer` → its states, by the check of the column itself. */
const stored = new Map(
  readdirSync(schema)
    .filter((name) => name.split('.').length === 3)
    .flatMap((name): [string, string[]][] => {
      const table = name.replace('.txt', '');
      const text = readFileSync(join(schema, name), 'utf8');
      const found = /_state_check: CHECK \(\(state = ANY \(ARRAY\[([^\]]+)\]\)\)\)/.exec(text);
      return found ? [[table, [...found[1]!.matchAll(/'([^']+)'/g)].map(([, code]) => code!)]] : [];
    }),
);

for (const [table, states] of stored) {
  for (const state of states.filter((one) => duties[table]?.[one] === undefined))
    findings.push(`${table} can be “${state}”, and no duties.ts says for whom that waits`);
  for (const state of Object.keys(duties[table] ?? {}).filter((one) => !states.includes(one)))
    findings.push(`${table} is never “${state}”, which a duties.ts names`);
}
for (const table of Object.keys(duties)) {
  if (!existsSync(join(schema, `${table}.txt`))) findings.push(`${table} is no table`);
}
for (const { table, state, waiting } of dutyRows) {
  if (typeof waiting !== 'object' || !('carriedBy' in waiting)) continue;
  for (const other of waiting.carriedBy.filter((one) => duties[one] === undefined))
    findings.push(`${table} “${state}” waits with ${other}, of which no duties.ts knows`);
}

const codes: readonly string[] = [
  ...todayCodes,
  ...codedTodayCodes,
  ...todayParts,
  ...courtTodayCodes,
  ...waitingSteps,
  ...alarmKinds,
  ...jobNotices,
  ...supervisionTodayCodes,
];
for (const { table, state, as, by, then } of stands) {
  for (const code of [as, then?.as ?? as].filter((one) => !codes.includes(one)))
    findings.push(`${table} “${state}”: “${code}” is no code of Today and no kind of alarm`);
  const isOfPack = /-(days|hours)$/.test(by) && by !== 'safety-clock-hours';
  if (isOfPack && !(packNumberNames as readonly string[]).includes(by))
    findings.push(`${table} “${state}”: “${by}” is no number of the pack`);
}

const guides = [
  ['en', 'docs/guides/handing-on.md'],
  ['ru', 'docs/guides/ru/handing-on.md'],
] as const;
/** Whatever the formatter does to a table. */
const plain = (text: string): string => text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();
const isWriting = process.argv.includes('--write');

for (const [language, path] of guides) {
  const texts = readTexts(packageRoot, language, 'duties');
  const made = guideOf((key) => {
    const text = texts.get(key);
    if (text === undefined) findings.push(`languages/${language}/duties.json lacks ${key}`);
    return text ?? '';
  });
  const file = join(packageRoot, path);
  if (isWriting) {
    writeFileSync(file, made);
    spawnSync(join(packageRoot, 'node_modules', '.bin', 'oxfmt'), [file], { cwd: packageRoot });
  } else if (!existsSync(file) || plain(readFileSync(file, 'utf8')) !== plain(made)) {
    findings.push(`${path} is not what the table says: run check-duties with --write`);
  }
}

process.stdout.write(`${dutyRows.length} states, ${stands.length} times on a first page\n`);
if (findings.length > 0) {
  process.stderr.write(`${findings.join('\n')}\n`);
  process.exitCode = 1;
}
