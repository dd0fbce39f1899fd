// Guesses about a whole text file, checked against their result: one damaged byte, mixed line
// ends, an open quotation mark. No name is made of letters that nobody wrote.

import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { isGarbled } from './garbled-text.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';

const read = (bytes: Uint8Array) => {
  const outcome = readSpreadsheet(bytes, { name: 'list' });
  return outcome.ok
    ? { encoding: outcome.value.encoding, rows: outcome.value.sheets[0]?.rows ?? [] }
    : { code: outcome.refusal, facts: outcome.facts, rows: [] };
};
const textsOf = (bytes: Uint8Array) =>
  read(bytes).rows.map(({ cells }) => cells.map(({ text }) => text).join('|'));
const unreadable = (bytes: Uint8Array) =>
  read(bytes).rows.flatMap(({ row, cells }) =>
    cells.filter(({ kind }) => kind === 'unreadable').map(({ column }) => `${row}:${column}`),
  );
const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]) => Buffer.concat(parts);

describe('encodings', () => {
  const list = 'Имя;Пол;Город\nБакыт Эсенов;м;Ош\nНазгуль Эсенова;ж;Нарын\n';
  test('one damaged byte is marked in its cell, and nothing else changes', () => {
    const bytes = joined(utf8(list), Uint8Array.of(0xd0), utf8('Тимур;м;Талас\n'));
    expect(read(bytes)).toMatchObject({ encoding: 'utf-8' });
    expect(textsOf(bytes).slice(0, 3)).toEqual([
      'Имя|Пол|Город',
      'Бакыт Эсенов|м|Ош',
      'Назгуль Эсенова|ж|Нарын',
    ]);
    expect(unreadable(bytes)).toEqual(['4:1']);
  });

  test('rows pasted from another encoding are marked, whichever came first', () => {
    const cp1251 = iconv.encode('Тимур Асылов;м;Талас\n', 'windows-1251');
    expect(unreadable(joined(utf8(list), cp1251))).toEqual(['4:1', '4:2', '4:3']);
    const more = iconv.encode(list + list, 'windows-1251');
    const bytes = joined(more, utf8('Тимур Асылов;м;Талас\n'));
    expect(read(bytes)).toMatchObject({ encoding: 'windows-1251' });
    expect(unreadable(bytes)).toEqual(['7:1', '7:3']);
  });

  const name = 'Зарина Мирзоева';
  const arabicName = 'ليلى محمود';
  const asRead = (text: string, wrote: string, reads: string) =>
    iconv.decode(iconv.encode(text, wrote), reads);
  test.each([
    ['utf-8 as windows-1252', asRead(name, 'utf-8', 'windows-1252')],
    ['Arabic utf-8 as windows-1252', asRead(arabicName, 'utf-8', 'windows-1252')],
    ['utf-8 as windows-1251', asRead(name, 'utf-8', 'windows-1251')],
    ['utf-8 as Mac', asRead(arabicName, 'utf-8', 'macintosh')],
    ['windows-1251 as windows-1252', asRead(name, 'windows-1251', 'windows-1252')],
    ['windows-1256 as windows-1252', asRead(arabicName, 'windows-1256', 'windows-1252')],
    ['accents of utf-8 as windows-1252', asRead('Seré', 'utf-8', 'windows-1252')],
    ['Arabic utf-8 as windows-1256', asRead(arabicName, 'utf-8', 'windows-1256')],
    ['utf-8 as windows-1256', asRead(name, 'utf-8', 'windows-1256')],
    ['utf-8 as KOI-8', asRead(name, 'utf-8', 'koi8-r')],
    ['KOI-8 as windows-1251', asRead(name, 'koi8-r', 'windows-1251')],
    ['windows-1251 as KOI-8', asRead(name, 'windows-1251', 'koi8-r')],
    ['windows-1251 as DOS', asRead('Асанова Айша', 'windows-1251', 'cp866')],
    ['Tajik KOI-8 as Russian KOI-8', asRead('Ҷамшед Ғафуров', 'koi8-t', 'koi8-r')],
    ['lost letters', '\uFFFD\uFFFD Mirzo'],
  ])('%s cannot be read', (_, text) => {
    expect(isGarbled(text)).toBe(true);
  });

  test.each([
    name,
    arabicName,
    'Сёмин Пётр',
    'Рёва Сірожиддин',
    'Шўҳрат Ғуломов',
    'Ўғилой Қўлдошева',
    'Әсел Өмірқызы',
    'José Núñez',
    'Özgür Çağlar',
    'Мария – Анна «Роза»',
    '№ 5',
    'ИП «Рассвет»',
    'نیک‌محمد رحیم‌زاده',
    'Аса\u00adнова',
    'Saint–Étienne',
    'АСАНОВА Айша',
    'МакДональд',
    'سگ رگ برگ',
  ])('%s can be read', (text) => {
    expect(isGarbled(text)).toBe(false);
  });
});

describe('encodings that nobody declared', () => {
  test.each([
    ['koi8-t', 'Ному насаб;Ҷинс\nҒафуров Ҷамшед;м\nҚодирова Ҳанифа;з\n'],
    ['koi8-r', 'Имя;Пол\nБакыт Эсенов;м\nНазгуль Эсенова;ж\n'],
    ['maccyrillic', 'Name;Sex\nБакыт Эсенов;м\nНазгуль Эсенова;ж\n'],
    ['windows-1254', 'Name;Sex\nAyşe Yıldız;K\nGüneş Şahin;E\n'],
    ['rk1048', 'Аты-жөні;Жынысы\nӘлімова Айгүл;ә\nҚасымов Ғани;е\n'],
  ])('%s', (encoding, list) => {
    const bytes = iconv.encode(list, encoding);
    expect(read(bytes)).toMatchObject({ encoding });
    expect(`${textsOf(bytes).join('\n').replaceAll('|', ';')}\n`).toBe(list);
  });

  test('one zero byte does not make a file UTF-16', () => {
    const list = read(utf8('Name;Sex\nAmina\u0000 Saidova;F\nOmar Saidov;M\n'));
    expect(list).toMatchObject({ encoding: 'utf-8' });
    expect(list.rows[1]?.cells[0]?.kind).toBe('error');
  });

  test.each(['utf-16le', 'utf-16be'])('%s without a mark, with few delimiters', (encoding) => {
    const list = 'Имя\nБакыт Эсенов Маратович\nНазгуль Эсенова Маратовна\n';
    expect(read(iconv.encode(list, encoding, { addBOM: false }))).toMatchObject({ encoding });
  });
});

describe('rows', () => {
  test('every line end ends a row, however they are mixed', () => {
    const text = 'A,B,C\r\n1,2,3\n4,5,6\r7,8,9\r\r\n10,11,12';
    expect(textsOf(utf8(text))).toEqual(['A|B|C', '1|2|3', '4|5|6', '7|8|9', '10|11|12']);
    expect(read(utf8(text)).rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5]);
  });

  test('a quotation mark that takes in the next rows is refused, with its row', () => {
    const text = 'Name;Born;Sex\nAli;2010;M\n"Omar;2011;M\nSara;2012;F\nNur";2013;F\nIsa;2014;M\n';
    expect(read(utf8(text))).toMatchObject({ code: 'damaged', facts: { row: 3, quote: true } });
  });

  test('a remark of several lines and clauses is a remark', () => {
    const text = 'Name,Sex,Note\nAli,M,"sister, aunt\nand a cousin, in Osh"\nSara,F,"one\ntwo"\n';
    expect(textsOf(utf8(text))).toHaveLength(3);
  });
});
