// What neither the compiler nor the linter checks: every file begins with a comment on its purpose,
// no line is too wide, nothing unfinished is left, no path of one machine is written down,
// migrations contain only tables and data and protect each table, the state is in its files and
// writes only columns that it names, a refusal test says by hand who may call each endpoint, no
// screen writes an address, and no form leaves its faults or its days to the browser.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { endpoints } from '../src/app/rooms.ts';
import { packageRoot } from '../src/app/package-root.ts';
import { splitSql, withoutComments } from '../src/engine/db/sql-statements.ts';
import { readState } from '../src/engine/db/state-files.ts';
import { isTooWide } from './line-width.ts';

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
const state = filesUnder('src', /\.sql$/);
const styles = filesUnder('src', /\.css$/);

// Split so that this list does not find itself.
const unfinished = new RegExp(
  ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X\\b', 'not ' + 'implemented'].join('|'),
);
const machinePath = new RegExp(['/wo' + 'rk/', '/ho' + 'me/\\w', '/ro' + 'ot/'].join('|'));

for (const file of [...code, ...migrations, ...state, ...styles]) {
  const text = read(file);
  const isTidy = file === 'tools/check-tidy.ts';
  if (!/^(?:#!.*\n)?(?:\/\/|--|\/\*)/.test(text))
    findings.push({ file, line: 1, what: 'does not begin by saying what it is for' });
  text.split('\n').forEach((line, at) => {
    const found = (what: string) => findings.push({ file, line: at + 1, what });
    if (isTooWide(line, file)) found('is wider than 100 columns');
    if (isTidy) return;
    if (unfinished.test(line)) found('sounds unfinished');
    if (machinePath.test(line)) found('holds a path of one machine');
  });
}

// An address in a screen is taken from the map of addresses (src/web/paths.ts).
const address = /(?<![\w.])["'`]\/(?!api\/|countries\/)[a-z]/;
for (const file of filesUnder('src/rooms', /screens\/.*\.tsx?$/)) {
  read(file)
    .split('\n')
    .forEach((line, at) => {
      if (address.test(line))
        findings.push({ file, line: at + 1, what: 'writes an address: use to(paths.…)' });
    });
}

// A browser speaks of a fault in its own language, in a bubble that goes away, and asks for days as
// its own country writes them.
for (const file of [...filesUnder('src/web', /\.tsx$/), ...filesUnder('src/rooms', /\.tsx$/)]) {
  const text = read(file);
  const found = (what: string) => findings.push({ file, line: 0, what });
  const forms = text.match(/<form\b/g)?.length ?? 0;
  if (forms > (text.match(/^\s+noValidate$/gm)?.length ?? 0))
    found('has a form that the browser checks: use CheckedForm, or noValidate for a search');
  // The Russian beside another language writes its days, and names what has a name, in Russian.
  if (/<BilingualSafetyText[^>]*values=\{\{(?!\s*(?:name|days)\b[^,}]*\}\})/.test(text))
    found('gives a bilingual text values of one language: use a function of the language');
  if (/type="(?:date|datetime-local|month|week|time)"/.test(text))
    found('asks for a day in the browser’s own words: use a line that is a day');
}

// The state belongs beside its room, as text that is found by its name (docs/decisions/0009).
const ofState =
  /^(?:create\s+(?:or\s+replace\s+)?(?:function|trigger|constraint\s+trigger|policy|view)|grant|revoke|comment\s+on|do)\s/i;

for (const file of migrations) {
  const text = read(file);
  for (const { text: statement, line } of splitSql(text)) {
    const bare = withoutComments(statement);
    if (ofState.test(bare) || /create\s+policy/i.test(bare)) {
      findings.push({ file, line, what: `belongs beside its room: ${bare.slice(0, 50)}` });
    }
  }
  for (const [, table] of text.matchAll(/create table (?:if not exists )?([a-z_]+\.[a-z_]+)/g)) {
    if (!new RegExp(`['"]${table!.replace('.', '\\.')}['"]`).test(text)) {
      findings.push({ file, line: 0, what: `${table} is not protected (access.protect)` });
    }
  }
}

// Without pg_temp at the end of the path, it is searched first, for types too.
const fixedPath = 'set search_path = pg_catalog, pg_temp';
const { beforeTables, rest } = readState(packageRoot);
for (const { kind, path, line, name, text } of [...beforeTables, ...rest]) {
  const found = (what: string) => findings.push({ file: path, line, what: `${name} ${what}` });
  if (kind === 'function' && !text.includes(fixedPath)) found(`does not ${fixedPath}`);
  if (kind === 'function' && /create policy/.test(text)) found('makes a policy');
  if (kind === 'grant' && /\b(?:insert|update)\b(?! \()/.test(name.split(' on ')[0]!)) {
    found('writes every column: name those that a command needs');
  }
}

const refusals = 'test/refusals.test.ts';
for (const { name, who } of endpoints) {
  if (who === 'anyone' || who === 'signed-in') continue;
  if (!new RegExp(`^  ${name}: '`, 'm').test(read(refusals)))
    findings.push({ file: refusals, line: 0, what: `does not say who may call ${name}` });
}

for (const { file, line, what } of findings)
  process.stdout.write(`${relative(packageRoot, join(packageRoot, file))}:${line} ${what}\n`);
process.exitCode = findings.length > 0 ? 1 : 0;
