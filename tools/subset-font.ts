// Cuts the Onest font (SIL Open Font License 1.1) down to the letters of the six alphabets and
// writes the three files that the styles name. Run it by hand when the letters or the font change;
// the result is committed, so that building the screens needs no font tools.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type SubsetFont = (font: Buffer, letters: string, options: object) => Promise<Buffer>;
// @ts-expect-error The package ships no types.
const { default: subsetFont } = (await import('subset-font')) as { default: SubsetFont };

const root = join(import.meta.dirname, '..');
const basic = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)).join('');
const russian = Array.from({ length: 64 }, (_, at) => String.fromCodePoint(0x410 + at)).join('');
const further = 'ЁёӘәҒғҚқҢңӨөҰұҮүҺһІіӢӣӮӯҲҳҶҷʻʼ';
const marks = 'ü‘’“”„«»–—…·•×№−§°\u00a0\u202f\u0301';
const letters = basic + russian + further + marks;

for (const part of ['latin', 'cyrillic', 'cyrillic-ext']) {
  const source = `node_modules/@fontsource-variable/onest/files/onest-${part}-wght-normal.woff2`;
  const small = await subsetFont(readFileSync(join(root, source)), letters, {
    targetFormat: 'woff2',
    keepFeatures: ['kern', 'ccmp', 'locl', 'mark'],
    noHinting: true,
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  });
  writeFileSync(join(root, `src/web/fonts/onest-${part}.woff2`), small);
  console.log(`onest-${part}.woff2 ${small.length} bytes`);
}
