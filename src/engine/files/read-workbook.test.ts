// Workbooks as other programs than Excel write them, and cells as their sender sees them.

import { describe, expect, test } from 'vitest';
import { makeArchive } from '../../../test/support/make-workbook.ts';
import { resolvePath } from './workbook-parts.ts';
import { shownDate, shownDigits } from './number-formats.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { type Cell } from './sheets.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const relation = (kind: string, target: string, types = office) =>
  `<Relationship Id="${kind}" Type="${types}/${kind}" Target="${target}"/>`;
const relations = (...all: string[]) => `<Relationships>${all.join('')}</Relationships>`;
const workbook =
  '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="worksheet"/></sheets></workbook>';
const strings = '<sst><si><t>Name</t></si><si><t>Amina</t></si></sst>';
const sheetOf = (cells: string) => `<worksheet><sheetData>${cells}</sheetData></worksheet>`;
const twoRows = sheetOf(
  '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>',
);

function read(parts: Readonly<Record<string, string>>) {
  const outcome = readSpreadsheet(makeArchive(parts), { name: 'list' });
  if (!outcome.ok) return { code: outcome.refusal, facts: outcome.facts };
  return outcome.value.sheets.map(({ rows }) => rows.map(({ cells }) => cells.map((c) => c.text)));
}

function cellsOf(cells: string, more: Readonly<Record<string, string>> = {}): readonly Cell[] {
  const parts = {
    'xl/workbook.xml': workbook,
    'xl/worksheets/sheet1.xml': sheetOf(`<row r="1">${cells}</row>`),
    'xl/sharedStrings.xml': strings,
    ...more,
  };
  const outcome = readSpreadsheet(makeArchive(parts), { name: 'list' });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.sheets[0]?.rows[0]?.cells ?? [];
}

const asRead = [[['Name'], ['Amina']]];

describe('a workbook is opened by its relations', () => {
  const layouts: [string, Record<string, string>][] = [
    [
      'with parts in folders of its own',
      {
        '_rels/.rels': relations(relation('officeDocument', '/book/main.xml')),
        'book/main.xml': workbook,
        'book/_rels/main.xml.rels': relations(
          relation('worksheet', '../pages/one.xml'),
          relation('sharedStrings', '/texts/words.xml'),
        ),
        'pages/one.xml': twoRows,
        'texts/words.xml': strings,
      },
    ],
    [
      'with other letter case and dots in the way',
      {
        '_rels/.rels': relations(relation('officeDocument', './XL/Workbook.xml')),
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relations(
          relation('worksheet', './worksheets/./Sheet1.XML'),
          relation('sharedStrings', 'SharedStrings.xml'),
        ),
        'xl/worksheets/sheet1.xml': twoRows,
        'xl/sharedstrings.xml': strings,
      },
    ],
    [
      'with strict relation types',
      {
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relations(
          relation('worksheet', 'worksheets/people.xml', strict),
          relation('sharedStrings', 'strings%201.xml', strict),
        ),
        'xl/worksheets/people.xml': twoRows,
        'xl/strings 1.xml': strings,
      },
    ],
    [
      'with a prefix before every name',
      {
        'xl/workbook.xml': workbook.replaceAll(/<(\/?)(?=\w)/g, '<$1x:'),
        'xl/_rels/workbook.xml.rels': relations(relation('worksheet', 'worksheets/sheet1.xml')),
        'xl/worksheets/sheet1.xml': twoRows.replaceAll(/<(\/?)(?=\w)/g, '<$1x:'),
        'xl/sharedStrings.xml': strings.replaceAll(/<(\/?)(?=\w)/g, '<$1x:'),
      },
    ],
    [
      'without relations, by the usual names',
      {
        'xl/workbook.xml': workbook,
        'xl/worksheets/sheet1.xml': twoRows,
        'xl/SharedStrings.xml': strings,
      },
    ],
    [
      'whose relation leads nowhere',
      {
        'xl/workbook.xml': workbook,
        'xl/_rels/workbook.xml.rels': relations(
          relation('worksheet', 'worksheets/gone.xml'),
          relation('sharedStrings', 'gone.xml'),
        ),
        'xl/worksheets/sheet1.xml': twoRows,
        'xl/sharedStrings.xml': strings,
      },
    ],
  ];
  test.each(layouts)('%s', (_, parts) => {
    expect(read(parts)).toEqual(asRead);
  });

  test('a chart is no sheet, and nothing leads out of the archive', () => {
    const parts = {
      'xl/workbook.xml': workbook.replace('worksheet', 'chartsheet'),
      'xl/_rels/workbook.xml.rels': relations(relation('chartsheet', 'chartsheets/sheet1.xml')),
      'xl/chartsheets/sheet1.xml': '<chartsheet/>',
      'xl/worksheets/sheet1.xml': twoRows,
    };
    expect(read(parts)).toMatchObject({ code: 'no-rows' });
    expect(resolvePath('xl/', '../../../etc/passwd')).toBe('etc/passwd');
  });

  test('without its shared strings it is damaged, and the row is named', () => {
    const parts = { 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': twoRows };
    expect(read(parts)).toMatchObject({ code: 'damaged', facts: { sheet: 'A', row: 1 } });
  });

  test('a cell that points nowhere is faulty; one that points at nothing is blank', () => {
    const [faulty, blank] = cellsOf(
      '<c r="A1" t="s"><v>99</v></c><c r="B1" t="s"/><c r="C1" t="s"><v></v></c>',
    );
    expect(faulty).toMatchObject({ kind: 'error', text: '\uFFFD' });
    expect(blank).toBeUndefined();
  });
});

describe('texts', () => {
  test('_xHHHH_ is one character, in shared strings and beside them', () => {
    const shared =
      '<sst><si><t>Amina_x000D_\nSaidova</t></si><si><t>a_x005F_x000D_b</t></si></sst>';
    const cells = cellsOf(
      `<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
       <c r="C1" t="inlineStr"><is><t>Omar_x000D_</t></is></c>
       <c r="D1" t="str"><f>A1</f><v>M_x000d_</v></c>`,
      { 'xl/sharedStrings.xml': shared },
    );
    expect(cells.map(({ text }) => text)).toEqual(['Amina\nSaidova', 'a_x000D_b', 'Omar', 'M']);
  });

  test('a line through the whole text is seen, through a part of it is not', () => {
    const styles =
      '<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>' +
      '<cellStyleXfs><xf fontId="1"/></cellStyleXfs>' +
      '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>';
    const shared =
      '<sst><si><r><rPr><strike/></rPr><t>gone</t></r></si>' +
      '<si><r><rPr><strike/></rPr><t>half</t></r><r><t> kept</t></r></si></sst>';
    const cells = cellsOf(
      `<c r="A1" s="0"><v>1</v></c><c r="B1" s="1"><v>1</v></c><c r="C1" s="2"><v>1</v></c>
       <c r="D1" t="s"><v>0</v></c><c r="E1" t="s"><v>1</v></c>`,
      { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': shared },
    );
    expect(cells.map(({ isStruck }) => isStruck === true)).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  test('rows that the sender does not see are told apart', () => {
    const rows = ['hidden="1"', 'ht="0" customHeight="1"', 'ht="15"']
      .map((more, at) => `<row r="${at + 1}" ${more}><c><v>1</v></c></row>`)
      .join('');
    const outcome = readSpreadsheet(
      makeArchive({ 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': sheetOf(rows) }),
      { name: 'list' },
    );
    const read_ = outcome.ok ? outcome.value.sheets[0]?.rows : [];
    expect(read_?.map(({ isHidden }) => isHidden === true)).toEqual([true, true, false]);
  });
});

describe('numbers and dates as the sender sees them', () => {
  test.each([
    ['dd.mm.yyyy', 'day'],
    ['dd.mm.yyyy;@', 'day'],
    ['[$-419]d mmmm yyyy" г.";@', 'day'],
    ['ДД.ММ.ГГГГ', 'day'],
    ['TT.MM.JJJJ', 'day'],
    ['yyyy-mm-dd hh:mm:ss.000 AM/PM', 'day'],
    ['mmm yyyy', 'month'],
    ['mm/yy', 'month'],
    ['yyyy', 'year'],
    ['d-mmm', 'no-year'],
    ['dddd', 'no-year'],
    ['Standard', null],
    ['Основной', null],
    ['General', null],
    ['[Red]0', null],
    ['#,##0_d_d', null],
    ['0 "days"', null],
    ['0.00\\d', null],
    ['[h]:mm', null],
    ['hh:mm:ss', null],
    ['@', null],
  ])('%s shows %s', (code, expected) => {
    expect(shownDate(164, code)).toBe(expected);
  });

  test.each([
    ['0000000', 123456, '0123456'],
    ['"AN"0000000', 1234, 'AN0001234'],
    ['\\I\\D000', 1234567, 'ID1234567'],
    ['000-000-000 00', 11223344595, '112-233-445 95'],
    ['+000 000 000000', 996555123456, '+996 555 123456'],
    ['0', 7, null],
    ['0"."', 7, null],
    ['#,##0', 7001234, null],
    ['0.00', 7, null],
    ['0%', 7, null],
    ['General', 7, null],
    [undefined, 7, null],
  ])('%s shows %s as %s', (code, number, expected) => {
    expect(shownDigits(number, code)).toBe(expected);
  });

  test('a date is as long as its style shows, and moved to the midnight it missed', () => {
    const formats = ['dd.mm.yyyy', 'mmm yyyy', 'yyyy', 'd-mmm'];
    const styles = `<styleSheet><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`)
      .join('')}</numFmts><cellXfs>${formats
      .map((_, at) => `<xf numFmtId="${164 + at}"/>`)
      .join('')}</cellXfs></styleSheet>`;
    const cells = cellsOf(
      `<c r="A1" s="0"><v>40310</v></c><c r="B1" s="1"><v>40310</v></c>
       <c r="C1" s="2"><v>40310</v></c><c r="D1" s="3"><v>40310</v></c>
       <c r="E1" s="0"><v>40309.9995</v></c><c r="F1" s="0"><v>40309.999999</v></c>
       <c r="G1" s="0"><v>40309.75</v></c><c r="H1"><v>0.30000000000000004</v></c>`,
      { 'xl/styles.xml': styles },
    );
    expect(cells.map(({ text }) => text)).toEqual([
      '2010-05-12',
      '2010-05',
      '2010',
      '2010-05-12',
      '2010-05-12',
      '2010-05-12',
      '2010-05-11',
      '0.3',
    ]);
    expect(cells[3]?.hasNoYear).toBe(true);
    expect(cells.map(({ isNearMidnight }) => isNearMidnight === true).indexOf(true)).toBe(4);
    expect(cells.filter(({ isNearMidnight }) => isNearMidnight)).toHaveLength(1);
  });
});
