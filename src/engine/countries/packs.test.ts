// The shipped packs, and what happens to a pack with a mistake.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feature } from 'topojson-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { leastMilliseconds } from '../../../test/support/least-time.ts';
import { locales } from '../languages/locale.ts';
import {
  findProvinceShapes,
  listPackCodes,
  loadPack,
  loadPacks,
  loadProvinceShapes,
  packsFolder,
} from './load-packs.ts';
import { loadLaw } from '../../rooms/law/load-law.ts';
import { serviceKinds } from './country-pack.ts';
import { readPack } from './read-pack.ts';
import { describeProblem } from './read-yaml.ts';

const shared =
  process.env['ALONGSIDE_SHARED'] ?? fileURLToPath(new URL('../../../../shared/', import.meta.url));
const compiled = join(shared, 'data/geo/admin1.json');
const good = readFileSync(join(packsFolder, 'kz/pack.yaml'), 'utf8');

describe('the four packs', () => {
  // A fifth pack beside them is not a mistake; it is loaded like any other.
  const packs = ['kg', 'kz', 'tj', 'uz'].map((code) => loadPacks().get(code)!);

  test('hold 48 provinces with names in six languages', () => {
    expect(packs.map((pack) => [pack.code, pack.provinces.length])).toEqual([
      ['kg', 9],
      ['kz', 20],
      ['tj', 5],
      ['uz', 14],
    ]);
    for (const province of packs.flatMap((pack) => pack.provinces)) {
      expect(Object.keys(province.names).toSorted()).toEqual(locales.toSorted());
    }
  });

  test('set the safety clocks, reviews and norms', () => {
    for (const pack of packs) {
      expect(pack.safetyClockHours.value).toEqual({ high: 24, medium: 72, low: 168 });
      expect(pack.reviewDays.value).toEqual([30, 90, 180]);
      expect([
        pack.caseloadNorm.value,
        pack.supervisorSpan.value,
        pack.ageOfMajority.value,
      ]).toEqual([25, 6, 18]);
      expect(Object.values(pack.retentionDays.value).every((days) => days > 0)).toBe(true);
    }
    expect(loadPack('kz').timeZone).toMatchObject({ value: 'Asia/Almaty', since: '2024-03-01' });
    expect(loadPack('tj').timeZone).toMatchObject({ value: 'Asia/Dushanbe', since: null });
    expect(loadPack('kg').names.value.ru).toBe('Кыргызстан');
  });

  test('name a guardianship body, a coordinating body, prosecution, court and security', () => {
    for (const pack of packs) {
      const kinds = new Set(pack.bodies.map((body) => body.kind));
      for (const kind of ['guardianship', 'coordination', 'prosecution', 'court', 'security']) {
        expect(`${pack.code} ${[...kinds].join(' ')}`).toContain(kind);
      }
      const [state] = pack.officialLanguages.value;
      for (const body of pack.bodies) expect(Object.keys(body.names)).toContain(state!.language);
    }
  });

  test('name their sources in Russian too, holidays, and the layer of every service', () => {
    for (const pack of packs) {
      expect(pack.sources.filter(({ names }) => !names?.ru).map(({ id }) => id)).toEqual([]);
      expect(
        loadLaw(pack.code)
          .sources.filter(({ names }) => !names?.ru)
          .map(({ id }) => id),
      ).toEqual([]);
      expect(pack.holidays.value.fixed.length).toBeGreaterThan(6);
      expect(pack.holidays.value.announced.length).toBeGreaterThan(0);
      expect(Object.keys(pack.services.value).toSorted()).toEqual([...serviceKinds].toSorted());
      expect(new Set(Object.values(pack.services.value))).toEqual(new Set([1, 2, 3, 4]));
    }
    expect(loadPack('kz').organisations.map(({ code }) => code)).toContain('ak-niet');
    expect(loadPack('kg').programmes.map(({ code }) => code)).toEqual(['meerim', 'aikol', 'gcerf']);
  });

  test('are loaded with their laws in less than a second', async () => {
    const took = await leastMilliseconds(() => {
      for (const load of [loadPack, loadLaw, findProvinceShapes])
        listPackCodes().map((code) => load(code));
    }, 1000);
    console.info(`all packs, laws and outlines loaded in ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(1000);
  });

  test('a country without outlines is no mistake, one whose outlines are broken is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'xa'));
    expect(findProvinceShapes('xa', folder)).toBeNull();
    writeFileSync(join(folder, 'xa', 'provinces.topo.json'), '{}');
    expect(() => findProvinceShapes('xa', folder)).toThrow('provinces.topo.json');
    expect(findProvinceShapes('kg')).toEqual(loadProvinceShapes('kg'));
  });

  test('every province is on the map, by outline or by point, and no outline is left over', () => {
    for (const pack of packs) {
      const shapes = loadProvinceShapes(pack.code);
      const outlines = feature(shapes, shapes.objects.provinces).features;
      const drawn = new Set(outlines.map((outline) => outline.id));
      const codes = new Set(pack.provinces.map((province) => province.code));
      expect([...drawn].filter((id) => !codes.has(String(id)))).toEqual([]);
      for (const { code, point, schematic, separatedFrom } of pack.provinces) {
        if (drawn.has(code)) continue;
        expect({
          code,
          schematic,
          hasPoint: point !== null,
          whole: drawn.has(separatedFrom!),
        }).toEqual({ code, schematic: true, hasPoint: true, whole: true });
      }
    }
  });

  test('the newer regions of Kazakhstan are marked schematic, and so is what they left', () => {
    const schematic = loadPack('kz').provinces.filter((province) => province.schematic);
    expect(schematic.map(({ code }) => code).toSorted()).toEqual([
      'KZ-10',
      'KZ-19',
      'KZ-33',
      'KZ-35',
      'KZ-61',
      'KZ-62',
      'KZ-63',
      'KZ-79',
    ]);
  });

  test.skipIf(!existsSync(compiled))('agree with the compiled table of provinces', () => {
    type Unit = { iso: string; ocha_pcode: string };
    const table = JSON.parse(readFileSync(compiled, 'utf8')) as { units: Unit[] };
    const expected = table.units.map(({ iso, ocha_pcode }) => `${iso} ${ocha_pcode}`).toSorted();
    const found = packs
      .flatMap((pack) => pack.provinces)
      .map(({ code, pcode }) => `${code} ${pcode}`);
    expect(found.toSorted()).toEqual(expected);
  });
});

describe('a pack with a mistake', () => {
  const problemOf = (from: string | RegExp, to: string): string => {
    const result = readPack(good.replace(from, to), 'countries/kz/pack.yaml');
    return 'problems' in result ? result.problems.map(describeProblem).join('\n') : 'none';
  };

  test('the unchanged text has none', () => {
    expect(problemOf('kz', 'kz')).toBe('none');
  });

  test.each<[string, [string | RegExp, string], string]>([
    ['unknown key', ['iso: KZ', 'iso: KZ\ncapital: Astana'], '“capital” is not a key'],
    ['missing key', [/iso: KZ\n/, ''], '“iso” is missing'],
    ['no source', [/(Asia\/Almaty\n.*\n) {2}source: .*\n/, '$1'], 'a fact without source'],
    ['fact without status', [/(value: 18\n.*\n) {2}status: .*\n/, '$1'], 'a fact without status'],
    ['unlisted source', ['source: kz-single-time-zone', 'source: rumour'], 'has the id “rumour”'],
    ['no such zone', ['Asia/Almaty', 'Asia/Alma-Ata-2'], 'must be an IANA zone'],
    ['no such day', ['2024-03-01', '2024-02-30'], 'must be a day that exists'],
    ['wrong type', ['high: 24', 'high: soon'], 'expected number'],
    ['clock order', ['high: 24', 'high: 100'], 'a longer clock'],
    ['review order', ['[30, 90, 180]', '[90, 30]'], 'not in ascending order'],
    ['province twice', ['code: KZ-11', 'code: KZ-10'], '“KZ-10” is used twice'],
    ['foreign province', ['code: KZ-11', 'code: UZ-11'], 'not a province of KZ'],
    ['unknown parent', ['separated_from: KZ-63', 'separated_from: KZ-99'], 'code “KZ-99”'],
    ['holiday that is no day', ["first: '03-21'", "first: '02-29'"], 'come every year'],
    ['holiday twice', ["first: '03-08'", "first: '03-21'"], '“03-21” is used twice'],
    ['holidays without source', [/(holidays:\n) {2}source: .*\n/, '$1'], 'a fact without source'],
    ['service that is none', ['medical: 1', 'medicine: 1'], '“medicine” is not a key'],
    ['service without layer', [/ {4}housing: 1\n/, ''], 'housing'],
    ['layer that is none', ['medical: 1', 'medical: 5'], 'must be a layer from 1 to 4'],
    [
      'programme backwards',
      ['since: 2019\n    until: 2021', 'since: 2021\n    until: 2019'],
      'before it begins in 2021',
    ],
    [
      'programme without status',
      [/(since: 2019\n.*\n.*\n) {4}status: .*\n/, '$1'],
      'a fact without status',
    ],
    ['organisation twice', ['code: shans', 'code: pravo'], '“pravo” is used twice'],
    [
      'organisation of a hidden source',
      [/(code: pravo\n(?:.*\n)*? {4}source: ).*/, '$1hearsay'],
      'has the id “hearsay”',
    ],
    ['a name with a line break', ['en: Pravo', 'en: "Pra\\nvo"'], 'without control characters'],
    ['a name of 10,000 characters', ['en: Pravo', `en: ${'x'.repeat(10_000)}`], 'Too big'],
    ['broken YAML', ['sources:', 'sources: ['], 'Correct the YAML'],
    ['one key twice', ['iso: KZ', 'iso: KZ\niso: KZ'], 'unique'],
  ])('%s', (_name, [from, to], words) => {
    const message = problemOf(from, to);
    expect(message).toContain(words);
    expect(message).toMatch(/^countries\/kz\/pack\.yaml:\d+: /);
  });

  test('the line is the line of the mistake', () => {
    const line = good.split('\n').findIndex((text) => text.includes('high: 24')) + 1;
    expect(problemOf('high: 24', 'high: soon')).toContain(`pack.yaml:${line}:`);
    expect(problemOf('iso: KZ', 'iso: KZ\ncapital: Astana')).toContain('pack.yaml:6:');
  });

  test('a pack that is not there says which are', () => {
    expect(() => loadPack('zz')).toThrow(`Packs that are there: ${listPackCodes().join(', ')}.`);
    expect(listPackCodes()).toEqual(expect.arrayContaining(['kg', 'kz', 'tj', 'uz']));
    expect(listPackCodes()).not.toContain('_template');
  });
});
