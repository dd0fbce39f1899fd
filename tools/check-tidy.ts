// What neither the compiler nor the linter says: files begin by saying what they are for, nothing
// unfinished is left, no field can hold a score of a person, no path of one machine is written down,
// every table of a migration is protected, and every endpoint is named by a refusal test.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { endpoints } from '../src/app/rooms.ts';
import { packageRoot } from '../src/app/package-root.ts';

type Finding = { file: string; line: number; what: string };

const findings: Finding[] = [];

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => ending.test(name) && statSync(join(packageRoot, name)).isFile());
}

function read(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}

const code = [
  ...filesUnder('src', /\.tsx?$/),
  ...filesUnder('test', /\.ts$/),
  ...filesUnder('tools', /\.ts$/),
];
const migrations = filesUnder('migrations', /\.sql$/);

// Split so that this list does not find itself.
const unfinished = new RegExp(
  ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X\\b', 'not ' + 'implemented'].join('|'),
);
const scoring = new RegExp(
  [
    'radicali[sz]',
    'danger_(?:score|level|rank)',
    'risk_(?:score|level|rank)',
    'threat_(?:score|level)',
  ].join('|'),
  'i',
);
const machinePath = new RegExp(['/wo' + 'rk/', '/ho' + 'me/\\w', '/ro' + 'ot/'].join('|'));

for (const file of [...code, ...migrations]) {
  const text = read(file);
  const isTidy = file === 'tools/check-tidy.ts';
  if (!/^(?:#!.*\n)?(?:\/\/|--|\/\*)/.test(text))
    findings.push({ file, line: 1, what: 'does not begin by saying what it is for' });
  text.split('\n').forEach((line, at) => {
    const found = (what: string) => findings.push({ file, line: at + 1, what });
    if (isTidy) return;
    if (unfinished.test(line)) found('sounds unfinished');
    if (machinePath.test(line)) found('holds a path of one machine');
    if (scoring.test(line) && !/check-glossary|glossary\.test/.test(file))
      found('could hold a score of a person');
  });
}

for (const file of migrations) {
  const text = read(file);
  for (const [, table] of text.matchAll(/create table (?:if not exists )?([a-z_]+\.[a-z_]+)/g)) {
    if (!new RegExp(`['"]${table!.replace('.', '\\.')}['"]`).test(text)) {
      findings.push({ file, line: 0, what: `${table} is not protected (access.protect)` });
    }
  }
  for (const [whole] of text.matchAll(/create (?:or replace )?function[\s\S]*?\$\$/g)) {
    if (!whole.includes('set search_path'))
      findings.push({
        file,
        line: 0,
        what: `a function without a fixed search_path: ${whole.slice(0, 70)}`,
      });
  }
  if (/create (?:or replace )?view/.test(text) && !/security_invoker/.test(text))
    findings.push({ file, line: 0, what: 'a view without security_invoker' });
}

const refusals = filesUnder('test', /(?:refus|expected).*\.(?:ts|txt)$/)
  .concat(filesUnder('src', /\.test\.ts$/))
  .map(read)
  .join('\n');
for (const endpoint of endpoints) {
  if (endpoint.who === 'anyone' || endpoint.who === 'signed-in') continue;
  if (
    !refusals.includes(`'${endpoint.name}'`) &&
    !refusals.includes(`${endpoint.name}\t`) &&
    !refusals.includes(`${endpoint.name} `)
  ) {
    findings.push({
      file: 'test',
      line: 0,
      what: `endpoint ${endpoint.name} is named by no refusal test`,
    });
  }
}

for (const { file, line, what } of findings)
  process.stdout.write(`${relative(packageRoot, join(packageRoot, file))}:${line} ${what}\n`);
process.exitCode = findings.length > 0 ? 1 : 0;
