// Reads the messy sample lists of one country straight into entries for the matcher, for tests
// only. It knows the columns of exactly these files, so that a test of matching does not depend on
// how well the operations room's importer reads them.

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import {
  type Birth,
  bornAbout,
  bornByAge,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../src/kernel/birth.ts';
import { addDays, dayOf, toDay } from '../src/kernel/day.ts';
import type { MatchEntry, MatchSex } from '../src/rooms/people/matching/matcher.ts';

const shared = process.env['ALONGSIDE_SHARED'] ?? new URL('../../shared', import.meta.url).pathname;

/** The folder of test data; null if this checkout does not have it. */
export function findSampleFolder(name: string): string | null {
  const folder = `${shared}/data/${name}`;
  return existsSync(folder) ? folder : null;
}

export type TruthRow = { readonly id: string; readonly rows: readonly string[] };

/** Every person of the truth with the ids of the entries that are that person. */
export function readTruth(folder: string): TruthRow[] {
  const rows = parse(readFileSync(`${folder}/truth.csv`), { columns: true, bom: true });
  return (rows as Record<string, string>[]).map((row) => ({
    id: row['id']!,
    rows: [
      row['camp_row'] ? `camp ${row['camp_row']}` : '',
      /listed twice.*row (\d+)/.exec(row['notes']!)?.[1] ?? '',
      row['ministry_row'] ? `ministry ${row['ministry_row']}` : '',
      row['boarding_row'] ? `boarding ${row['boarding_row']}` : '',
    ]
      .filter((entry) => entry !== '')
      .map((id) => (/^\d/.test(id) ? `camp ${id}` : id)),
  }));
}

export function readEntries(folder: string): MatchEntry[] {
  return [...campEntries(folder), ...ministryEntries(folder), ...boardingEntries(folder)];
}

function campEntries(folder: string): MatchEntry[] {
  let family = '';
  return readSheets(`${folder}/camp-list.ar.xlsx`)[0]!.rows.flatMap((cells, at) => {
    const name = cells[1] ?? '';
    if (at < 4 || name === '' || name === 'المجموع') return [];
    family = cells[7] || family;
    return [
      {
        id: `camp ${at + 1}`,
        source: 'camp',
        names: { full: name, mother: cells[2] || null },
        sex: /^[اأ]/.test(cells[3] ?? '') ? 'female' : 'male',
        birth: birthFrom(cells[4] ?? ''),
        familyKey: family,
      } satisfies MatchEntry,
    ];
  });
}

function ministryEntries(folder: string): MatchEntry[] {
  return readSheets(`${folder}/ministry-list.xlsx`).flatMap((sheet) =>
    sheet.rows.slice(1).map((cells, at) => ({
      id: `ministry ${sheet.name}!${at + 2}`,
      source: 'ministry',
      names: { full: cells[1]! },
      sex: sexFrom(cells[3]!),
      birth: birthFrom(cells[2] ?? ''),
      familyKey: cells[5]!,
    })),
  );
}

function boardingEntries(folder: string): MatchEntry[] {
  const rows = parse(readFileSync(`${folder}/boarding-list.csv`), {
    columns: true,
    bom: true,
    delimiter: ';',
  }) as Record<string, string>[];
  return rows.map((row, at) => ({
    id: `boarding ${at + 2}`,
    source: 'boarding',
    names: { given: row['GIVEN NAME']!, family: row['SURNAME']! },
    sex: row['SEX'] === 'F' ? 'female' : 'male',
    birth: birthFrom(row['DOB']!),
    document: row['DOC'] || null,
  }));
}

function sexFrom(text: string): MatchSex {
  return /^(?:ж|a)/.test(text) ? 'female' : 'male';
}

function birthFrom(text: string): Birth {
  const plain = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).trim();
  const written = /^(\d\d)[./](\d\d)[./](\d{4})$/.exec(plain);
  if (written) return bornOn(dayOf(+written[3]!, +written[2]!, +written[1]!)!);
  if (/^\d{4}-\d\d-\d\d$/.test(plain)) return bornOn(toDay(plain));
  const number = /\d+/.exec(plain)?.[0] ?? '';
  if (plain.startsWith('حوالي')) return bornAbout(Number(number));
  if (plain.startsWith('العمر')) return bornByAge(Number(number), toDay('2022-07-20'));
  if (number.length === 5) return bornOn(addDays(toDay('1899-12-30'), Number(number)));
  return number.length === 4 ? bornInYear(Number(number)) : unknownBirth;
}

type Sheet = { readonly name: string; readonly rows: string[][] };

function readSheets(path: string): Sheet[] {
  const files = unzipSync(readFileSync(path));
  const text = (file: string) => (files[file] ? strFromU8(files[file]) : '');
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((item) =>
    inlineText(item[1]!),
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]+)"/g)];
  return names.map((found, at) => ({
    name: inlineText(`<t>${found[1]!}</t>`),
    rows: readRows(text(`xl/worksheets/sheet${at + 1}.xml`), shared),
  }));
}

function readRows(xml: string, shared: readonly string[]): string[][] {
  const rows: string[][] = [];
  for (const row of xml.matchAll(/<row [^>]*?r="(\d+)"[^>]*?>(.*?)<\/row>/gs)) {
    const cells: string[] = [];
    for (const cell of row[2]!.matchAll(/<c r="([A-Z])\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const value = /<v>(.*?)<\/v>/s.exec(cell[3] ?? '')?.[1] ?? '';
      cells[cell[1]!.charCodeAt(0) - 65] = cell[2]!.includes('t="s"')
        ? shared[Number(value)]!
        : inlineText(cell[3] ?? '') || value;
    }
    rows[Number(row[1]) - 1] = cells;
  }
  return Array.from(rows, (cells) => cells ?? []);
}

function inlineText(xml: string): string {
  return [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)]
    .map((part) => part[1])
    .join('')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
