// What scripts rely on: pairs of rows with score, decision and reasons. A broken file is reported
// by name, and nothing is printed for the others.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { matchLists } from './match-lists.ts';

const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function run(...args: string[]) {
  const said = { out: '', err: '' };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said.out += String(chunk);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    said.err += String(chunk);
    return true;
  });
  const exitCode = await matchLists(args).finally(() => {
    out.mockRestore();
    err.mockRestore();
  });
  return { exitCode, ...said };
}

const camp = fileOf(
  'camp.csv',
  'الاسم الكامل,تاريخ الميلاد,الجنس\nيوسف سليمان تيمور,2011-03-09,ذكر\nمريم كريم,1990-01-05,أنثى\n',
);
const register = fileOf(
  'register.csv',
  'ФИО,Дата рождения,Пол\nАсанова Айгуль Маратовна,1984-07-01,ж\nАсанов Жусуп Сулайманович,2011-03-09,м\n',
);

test('rows of two scripts that are one child, with reasons that add up', async () => {
  const { exitCode, out } = await run(camp, register, '--json');
  expect(exitCode).toBe(0);
  const pairs = JSON.parse(out);
  expect(pairs).toHaveLength(1);
  expect(pairs[0]).toMatchObject({
    a: { file: 'camp.csv', row: 2 },
    b: { file: 'register.csv', row: 3 },
    decision: 'same',
  });
  expect(pairs[0].score).toBeGreaterThan(0.5);
  const codes = pairs[0].reasons.map((reason: { code: string }) => reason.code);
  expect(codes).toEqual(expect.arrayContaining(['given-name', 'father-name', 'birth']));
  expect(pairs[0].reasons[0].message).toMatch(/bits\)$/);
});

test('for people it says the places and the reasons in words', async () => {
  const { out } = await run(camp, register);
  expect(out).toContain('same: camp.csv');
  expect(out).toContain('the given names are alike');
});

test('a file that is no list is refused by name', async () => {
  const broken = fileOf('broken.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]));
  const { exitCode, out, err } = await run(camp, broken, '--json');
  expect(exitCode).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(/^broken\.xlsx: .{10,}/);
});

test('without a file it says how it is used', async () => {
  const { exitCode, err } = await run();
  expect(exitCode).toBe(2);
  expect(err).toContain('match-lists FILE');
});
