// Where a text stands, against pages of the program that are known.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEntries } from './po-format.ts';
import { findWhere } from './words-where.ts';
import { exportPo } from './words-po.ts';

const project = join(import.meta.dirname, '..');

test('a quoted key, one from a template, and one that stands everywhere', () => {
  const where = findWhere(project);
  expect(where('care.fileEnd.hold')).toEqual({
    files: ['src/rooms/care/screens/file-end.tsx'],
    pages: expect.arrayContaining(['/cases/:caseId']),
  });
  expect(where('care.states.identified').pages).toContain('/cases');
  expect(where('shell.signIn.title').pages).toEqual([]);
  expect(where('nowhere.no.such')).toEqual({ files: [], pages: [] });
});

test('the file of a native reader begins with safety, and can hold nothing else', () => {
  const po = exportPo(project, 'kk', ['people', 'safety']);
  expect(po).toContain('#. Safety or a right depends on this text.\n#. Page: /');
  expect(po).toMatch(/#\. Russian: .*\p{Script=Cyrillic}/u);
  expect(po).toContain('#. Glossary: consent = келісім');
  const all = readEntries(exportPo(project, 'kk', ['people']));
  const safety = readEntries(po);
  expect(safety.length).toBeGreaterThan(10);
  expect(all.slice(0, safety.length)).toEqual(safety);
  expect(all.length).toBeGreaterThan(safety.length);
});
