// Files as they really arrive and files that no one should send: what they contain, or why they are
// refused.

import iconv from 'iconv-lite';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeWorkbook, textRows } from '../../../test/support/make-workbook.ts';
import { fileBytesMax, rowsMax } from './limits.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { type ReadOptions, type Sheets } from './sheets.ts';

const options: ReadOptions = { name: 'list' };

function read(bytes: Uint8Array, more: Partial<ReadOptions> = {}): Sheets {
  const outcome = readSpreadsheet(bytes, { ...options, ...more });
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
  return outcome.value;
}

function refusal(bytes: Uint8Array, more: Partial<ReadOptions> = {}) {
  const outcome = readSpreadsheet(bytes, { ...options, ...more });
  return outcome.ok ? 'read' : { code: outcome.refusal, facts: outcome.facts };
}

const texts = (sheets: Sheets) =>
  sheets.sheets.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)));

describe('workbooks', () => {
  test('cells of every kind keep what the file said', () => {
    const xml = `<sheetData><row r="3">
      <c r="A3" t="s"><v>1</v></c><c r="B3"><v>8</v></c><c r="C3" s="1"><v>34658</v></c>
      <c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#REF!</v></c>
      <c r="F3"><f>1+1</f></c><c r="G3"><f>A1</f><v>7</v></c><c r="AA3" t="inlineStr"><is><t>x</t></is></c>
      </row></sheetData><mergeCells><mergeCell ref="A3:A5"/></mergeCells>`;
    const sheet = read(makeWorkbook([{ name: 'One', xml }])).sheets[0];
    expect(sheet?.rows[0]).toEqual({
      row: 3,
      cells: [
        { column: 1, kind: 'text', text: 'two runs' },
        { column: 2, kind: 'number', text: '8', number: 8 },
        { column: 3, kind: 'date-serial', text: '1994-11-20', number: 34658, isDate: true },
        { column: 4, kind: 'boolean', text: 'TRUE' },
        { column: 5, kind: 'error', text: '#REF!' },
        { column: 6, kind: 'formula', text: '', formula: '1+1' },
        { column: 7, kind: 'formula', text: '7', formula: 'A1', number: 7 },
        { column: 27, kind: 'text', text: 'x' },
      ],
    });
    expect(sheet?.merges).toEqual([{ firstRow: 3, lastRow: 5, firstColumn: 1, lastColumn: 1 }]);
  });

  test('the 1904 date system moves the same serial by four years and a day', () => {
    const xml = '<sheetData><row r="1"><c r="A1" s="1"><v>33196</v></c></row></sheetData>';
    const bytes = makeWorkbook([{ name: 'One', xml }], '<workbookPr date1904="1"/>');
    expect(texts(read(bytes))).toEqual([[['1994-11-20']]]);
  });

  test('a claim of a million rows costs nothing, and blank rows are left out', () => {
    const xml = `<dimension ref="A1:H1048576"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>
      <row r="2"><c r="A2" s="1"/></row><row r="1048576"><c r="A1048576" t="inlineStr"><is><t> </t></is></c>
      </row></sheetData>`;
    expect(texts(read(makeWorkbook([{ name: 'One', xml }])))).toEqual([[['shared']]]);
  });

  test('one sheet can be asked for by name', () => {
    const bytes = makeWorkbook([
      { name: 'Adults', xml: textRows([['a']]) },
      { name: 'Children', xml: textRows([['b']]) },
    ]);
    expect(texts(read(bytes))).toEqual([[['a']], [['b']]]);
    expect(texts(read(bytes, { sheet: 'Children' }))).toEqual([[['b']]]);
    expect(refusal(bytes, { sheet: 'Men' })).toMatchObject({ code: 'sheet-not-found' });
  });
});

describe('refused files', () => {
  const list = makeWorkbook([{ name: 'One', xml: textRows([['Name'], ['Amina'], ['Omar']]) }]);
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
  const manyRows = `<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(rowsMax + 1)}</sheetData>`;
  const wideRow = '<sheetData><row r="4"><c r="ZZ4" t="s"><v>0</v></c></row></sheetData>';
  const expansion = '<!DOCTYPE x [<!ENTITY a "b">]><sheetData/>';
  const cases: [string, Uint8Array, object][] = [
    ['nothing', new Uint8Array(0), { code: 'empty-file' }],
    ['only blanks', strToU8('\n ; \n'), { code: 'no-rows' }],
    ['a sheet without rows', makeWorkbook([{ name: 'A', xml: '' }]), { code: 'no-rows' }],
    ['a PDF', strToU8('%PDF-1.4\n'), { code: 'not-a-spreadsheet', facts: { seemsToBe: 'pdf' } }],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), { facts: { seemsToBe: 'image' } }],
    ['a web page', strToU8('<html><table>'), { facts: { seemsToBe: 'html' } }],
    [
      'an old workbook',
      Buffer.concat([compound, wide('Workbook')]),
      { facts: { seemsToBe: 'legacy-excel' } },
    ],
    [
      'a locked workbook',
      Buffer.concat([compound, wide('EncryptedPackage')]),
      { code: 'password-protected' },
    ],
    [
      'a Word document',
      zipSync({ 'word/document.xml': strToU8('<x/>') }),
      { facts: { seemsToBe: 'word-document' } },
    ],
    ['the first half of a workbook', list.subarray(0, list.length / 2), { code: 'truncated' }],
    ['too many bytes', new Uint8Array(fileBytesMax + 1), { code: 'too-large' }],
    ['too many rows', makeWorkbook([{ name: 'A', xml: manyRows }]), { code: 'too-many-rows' }],
    [
      'too many columns',
      makeWorkbook([{ name: 'A', xml: wideRow }]),
      { code: 'too-many-columns', facts: { row: 4 } },
    ],
    ['a document type', makeWorkbook([{ name: 'A', xml: expansion }]), { code: 'damaged' }],
    [
      'an open quote',
      strToU8('a;b\n1;2\n3;"4\n5;6\n'),
      { code: 'damaged', facts: { row: 3, quote: true } },
    ],
  ];
  test.each(cases)('%s', (_, bytes, expected) => {
    expect(refusal(bytes)).toMatchObject(expected);
  });

  test('a bomb is stopped while it unpacks', () => {
    const bytes = makeWorkbook([{ name: 'A', xml: ' '.repeat(40_000_000) }]);
    expect(bytes.length).toBeLessThan(100_000);
    expect(refusal(bytes)).toMatchObject({ code: 'too-large', facts: { unpacked: true } });
  });
});

describe('text files', () => {
  const cyrillic =
    '№;Фамилия, имя;Дата рождения\n1;Асанова Айша;12.05.2010\n2;Исаков Умар;2011 г.\n';
  const arabic = 'رقم;الاسم الثلاثي;الجنس\n1;مريم يوسف علي;أنثى\n2;عمر يوسف علي;ذكر\n';
  const latin = 'SEQ,NAME,SEX\n1,AMINA,F\n2,OMAR,M\n';
  const cases: [string, string, string][] = [
    ['utf-8', cyrillic, ';'],
    ['utf-8', arabic, ';'],
    ['windows-1251', cyrillic, ';'],
    ['koi8-r', cyrillic.replace('№', 'N'), ';'],
    ['cp866', cyrillic, ';'],
    ['windows-1256', arabic, ';'],
    ['utf-16le', cyrillic, ';'],
    ['utf-16be', arabic, ';'],
    ['utf-16le', latin, ','],
    ['utf-8', latin.replaceAll(',', '\t'), '\t'],
    ['utf-8', latin.replaceAll(',', '|'), '|'],
    ['rk1048', '№;Аты-жөні;Жынысы\n1;Нұрлан Әсел Қайрат;қыз\n2;Өмір Ғали;ұл\n', ';'],
  ];
  test.each(cases)('%s without a mark: %s', (encoding, text, delimiter) => {
    const sheets = read(iconv.encode(text, encoding, { addBOM: false }));
    expect([sheets.encoding, sheets.delimiter]).toEqual([encoding, delimiter]);
    expect(texts(sheets)[0]).toEqual(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(delimiter)),
    );
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s with a mark', (encoding) => {
    const sheets = read(iconv.encode(cyrillic, encoding, { addBOM: true }));
    expect(sheets.encoding).toBe(encoding);
    expect(sheets.sheets[0]?.rows[0]?.cells[0]?.text).toBe('№');
  });

  test('a person may correct encoding and delimiter', () => {
    const bytes = iconv.encode('Имя,Пол\nА;Б,ж', 'windows-1251');
    const sheets = read(bytes, { encoding: 'windows-1251', delimiter: ',' });
    expect(texts(sheets)).toEqual([
      [
        ['Имя', 'Пол'],
        ['А;Б', 'ж'],
      ],
    ]);
    expect(refusal(bytes, { encoding: 'klingon' })).toMatchObject({ code: 'encoding-not-known' });
  });

  test('quotes, line breaks inside them, blank lines and formulas', () => {
    const sheets = read(strToU8('Name,Note\n\n"Ali, Amina","two\nlines"\nOmar,=1+1\n'));
    expect(sheets.sheets[0]?.rows.map(({ row }) => row)).toEqual([1, 3, 4]);
    expect(sheets.sheets[0]?.rows[2]?.cells[1]).toEqual({
      column: 2,
      kind: 'formula',
      text: '',
      formula: '1+1',
    });
  });
});

describe('what no database holds', () => {
  const rest = Array.from({ length: 40 }, (_, at) => `Somebody ${at},F`).join('\n');
  test('a NUL makes its cell faulty, and no other', () => {
    const bytes = strToU8(`Name,Sex\nAy\u0000gul,F\n${rest}`);
    const [, first, second] = read(bytes).sheets[0]!.rows;
    expect(first!.cells).toEqual([
      { column: 1, kind: 'error', text: 'Ay\uFFFDgul' },
      { column: 2, kind: 'text', text: 'F' },
    ]);
    expect(second!.cells[0]!.kind).toBe('text');
  });
  test('half a character is read as one that nobody can read', () => {
    const bytes = Buffer.from(`Name,Sex\nAy\ud83egul,F\n${rest}`, 'utf16le');
    const [, first] = read(bytes, { encoding: 'utf-16le' }).sheets[0]!.rows;
    expect(first!.cells[0]!.text).toBe('Ay\uFFFDgul');
  });
});
