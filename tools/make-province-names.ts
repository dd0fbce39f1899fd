// Writes `countries/<code>/province-names.json` from each pack: what the browser needs to name a
// province, without the pack parser. Run after a pack changed: npx alongside --tool
// make-province-names `--check` writes nothing and fails if a file is out of date.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPacks, packsFolder } from '../src/engine/countries/load-packs.ts';

const isCheck = process.argv.includes('--check');
for (const [code, pack] of loadPacks()) {
  const file = join(packsFolder, code, 'province-names.json');
  const names = Object.fromEntries(
    pack.provinces.map((province) => [province.code, province.names]),
  );
  const text = `${JSON.stringify(names, null, 2)}\n`;
  if (!isCheck) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`${file} is out of date. Run: npx alongside --tool make-province-names\n`);
    process.exitCode = 1;
  }
}
