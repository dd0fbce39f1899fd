// A planted score of a person is refused everywhere: as a column of the database, a field or code
// of an endpoint, a label in each language, a key of a country pack, a column of a list, whether
// the program maps that column itself or a person does.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints } from '../src/app/rooms.ts';
import { readPack } from '../src/engine/countries/read-pack.ts';
import { readInput } from '../src/engine/http/perform.ts';
import { toDay } from '../src/kernel/day.ts';
import { findHeader } from '../src/rooms/operations/lists/reading/find-header.ts';
import { everyName, findScores, namesIn, namesInSchema } from '../tools/check-scores.ts';
import { exampleOf } from './support/example-input.ts';

// glossary-exempt: what is planted
const planted: Readonly<Record<string, string>> = {
  en: 'Level of danger',
  ru: 'Уровень радикализации', // glossary-exempt: what is planted
  kk: 'Қауіптілік деңгейі',
  ky: 'Коркунуч деңгээли',
  tg: 'Дараҷаи хатар',
  uz: 'Xavf darajasi',
};
const inEachLanguage = Object.entries(planted);
/** In lists, even without a word for measuring. */
const headers = [
  ...inEachLanguage,
  ...['Dangerousness', 'Risk group', 'Группа риска', 'Опасен', 'Экстремизм'].map(
    (header) => ['alone', header] as const,
  ),
];

describe('the project', () => {
  it('names none', () => {
    const names = everyName();
    expect(names.length).toBeGreaterThan(10_000);
    expect(findScores(names)).toEqual([]);
  });

  it('would be told of a column, a field, a code, a label, a key', () => {
    // glossary-exempt: what is planted
    const body = z.strictObject({ child: z.array(z.strictObject({ riskScore: z.number() })) });
    const codes = z.strictObject({ is: z.enum(['calm', 'danger-level-3']).optional() });
    // glossary-exempt: what is planted
    expect(findScores([['care.case_file', 'danger_level']])).toHaveLength(1);
    expect(findScores(namesInSchema('x', body))).toHaveLength(1);
    expect(findScores(namesInSchema('x', codes))).toHaveLength(1);
    // glossary-exempt: what is planted
    expect(findScores(namesIn('x', { threat_rating: { since: 2020 } }))).toHaveLength(1);
    for (const [language, label] of inEachLanguage) {
      expect([language, findScores(namesIn('x', { deep: { label } }))]).toEqual([
        language,
        [`x.deep.label: “${label}”`],
      ]);
    }
  });
});

describe('refused', () => {
  it('by every endpoint that takes a body', () => {
    const taking = endpoints.filter((one) => one.body && one.body !== 'bytes');
    expect(taking.length).toBeGreaterThan(60);
    const unnamed: string[] = [];
    for (const endpoint of taking) {
      const example = exampleOf(endpoint.body as never) as object;
      const without = { ...endpoint, params: undefined, query: undefined } as never;
      const complaints = (body: object) => {
        try {
          readInput(without, { body } as never);
          return '';
        } catch (problem) {
          return JSON.stringify(problem);
        }
      };
      // glossary-exempt: what is planted
      const told = complaints({ ...example, riskScore: 3 });
      expect([endpoint.name, told === '']).toEqual([endpoint.name, false]);
      // glossary-exempt: what is planted
      if (!told.includes('riskScore')) unnamed.push(endpoint.name);
      // glossary-exempt: what is planted
      expect(complaints(example)).not.toContain('riskScore');
    }
    // A body of several shapes is refused as a whole: no shape of it accepts the field.
    expect(unnamed.length).toBeLessThan(8);
  });

  it('by a country pack', () => {
    const file = join(import.meta.dirname, '..', 'countries', 'kg', 'pack.yaml');
    const read = readPack(
      // glossary-exempt: what is planted
      `${readFileSync(file, 'utf8')}\nrisk_levels: [1, 2, 3]\n`,
      'kg/pack.yaml',
    );
    expect('pack' in read).toBe(false);
  });

  const sheetWith = (header: string) => ({
    name: 'List',
    merges: [],
    rows: [
      { row: 1, cells: ['Name', 'Date of birth', header].map(cell) },
      { row: 2, cells: ['Test Person', '1990-01-01', '4'].map(cell) },
    ],
  });
  const cell = (text: string, at: number) => ({ column: at + 1, text, kind: 'text' as const });
  const today = toDay('2026-11-30');

  it.each(headers)('as a column of a list, which is read as nothing: %s', (_, header) => {
    const found = findHeader(sheetWith(header) as never, { today });
    expect(found.ok && found.value.columns[2]).toMatchObject({ header, field: 'ignore' });
  });

  it.each(headers)('as a column to which a person gives a meaning: %s', (_, header) => {
    expect(findHeader(sheetWith(header) as never, { today, columns: { 3: 'note' } })).toMatchObject(
      { ok: false, refusal: 'column-scores-a-person', facts: { header } },
    );
    expect(findHeader(sheetWith(header) as never, { today, columns: { 3: 'ignore' } }).ok).toBe(
      true,
    );
  });
});
