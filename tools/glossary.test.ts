// Words that we never use are found wherever they occur; legal terms and look-alikes pass.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkGlossary, findStigma, quotingLines, readGlossary } from './check-glossary.ts';

const project = join(import.meta.dirname, '..');
const root = mkdtempSync(join(tmpdir(), 'glossary-'));
// glossary-exempt: what the test looks for
const banned = ['terrorist', 'Fighter’s wife', 'радикализация', 'боевика', 'jangari', 'ҷангҷӯ'];

beforeAll(() => {
  for (const folder of ['languages', 'src', 'migrations']) mkdirSync(join(root, folder));
  cpSync(join(project, 'languages/glossary.yaml'), join(root, 'languages/glossary.yaml'));
  writeFileSync(join(root, 'src/a.ts'), `// fine\nconst a = '${banned[0]}';\n`);
  writeFileSync(join(root, 'src/b.ts'), `// glossary-exempt: why\nconst b = '${banned[0]}';\n`);
  // glossary-exempt: what the test looks for
  writeFileSync(join(root, 'migrations/1.sql'), 'create table t (risk_score int);\n');
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(banned)('%s is found in the middle of a sentence', (word) => {
  expect(findStigma(readGlossary(project), `a ${word} b`)).toHaveLength(1);
});

test.each(['firefighters', 'law on terrorism', 'isisbn', 'террористический акт'])(
  '%s passes',
  (word) => {
    expect(findStigma(readGlossary(project), word)).toEqual([]);
  },
);

// glossary-exempt: what the test looks for
describe.each(['adashganlar', 'адасқандар', 'адашкандар', 'гумроҳ'])(
  '%s, a label of a state',
  (word) => {
    const glossary = readGlossary(project);

    test('is never said of a person', () => {
      expect(findStigma(glossary, `She is ${word}`)).toEqual([
        expect.stringMatching(/a label that a state uses: quote it with its source/),
      ]);
    });

    test('may be quoted where its source is named, and nowhere else in the pack', () => {
      const entry = (source: string) =>
        `code: uz\nnotes: ${word}\nquoted_labels:\n  - text: ${word}\n    used_by: { en: a state }\n${source}`;
      expect([...quotingLines(entry('    source: research-2022\n'))]).toEqual([4]);
      expect([...quotingLines(entry(''))]).toEqual([]);
      expect(findStigma(glossary, `  - text: ${word}`, true)).toEqual([]);
    });
  },
);

test('other words are not used in a quotation either', () => {
  expect(findStigma(readGlossary(project), `- text: ${banned[0]}`, true)).toHaveLength(1);
});

test('code is searched by line, and an exemption needs its mark', () => {
  expect(checkGlossary(root).map(({ file, line }) => `${file}:${line}`)).toEqual([
    'migrations/1.sql:1',
    'src/a.ts:2',
  ]);
});

test('the project itself has none', () => {
  expect(checkGlossary(project)).toEqual([]);
});
