// Cells as their sender sees them: open ages, dates written as moments, ticks, lost digits, hidden
// and struck rows, and rows whose counts do not agree with the titles.

import { describe, expect, test } from 'vitest';
import { makeArchive } from '../../../../../test/support/make-workbook.ts';
import { toDay } from '../../../../kernel/day.ts';
import { findInstant } from './instants.ts';
import { findOpenAge } from './open-age.ts';
import { previewFile, type PreviewOptions } from './preview-file.ts';
import { readTickMarks } from './tick-marks.ts';

const today = toDay('2026-01-15');

function lines(
  list: string | Uint8Array,
  fields: readonly string[],
  more: Partial<PreviewOptions> = {},
): string[] {
  const bytes = typeof list === 'string' ? new TextEncoder().encode(list) : list;
  const outcome = previewFile(bytes, 'list', { today, ...more });
  if (!outcome.ok) return [`refused: ${outcome.refusal}`];
  const rows = outcome.value.previews[0]?.rows ?? [];
  return rows
    .filter(({ skipped }) => skipped !== 'header')
    .map(({ values, problems, skipped }) => {
      const read = new Map(Object.entries(values));
      const shown = fields.map((field) => read.get(field)?.value ?? '-').join(' ');
      return [skipped ?? shown, ...problems.map(({ code }) => code)].join(' ');
    });
}

describe('open ages', () => {
  test.each([
    ['18+', 216, null],
    ['18 +', 216, null],
    ['> 60', 720, null],
    ['≥60', 720, null],
    ['60 и старше', 720, null],
    ['старше 18 лет', 216, null],
    ['over 18', 216, null],
    ['18 years and older', 216, null],
    ['60 ёшдан катта', null, null],
    ['أكثر من 18 سنة', 216, null],
    ['<1', null, 12],
    ['< 6 мес', null, 6],
    ['менее 1 года', null, 12],
    ['до 5 лет', null, 60],
    ['under 5', null, 60],
    ['<=5', null, 72],
    ['أقل من 5', null, 60],
    ['5-6', 60, 84],
    ['10–12 лет', 120, 156],
    ['newborn', null, 12],
    ['новорождённый', null, 12],
  ])('%s', (text, least, under) => {
    const open = findOpenAge(text, true);
    if (least === null && under === null) expect(open).toBeNull();
    else expect(open).toEqual({ least, under });
  });

  test.each(['8', '12.05.2010', 'до 1990', '5-6', 'от 12 мая', '2010-05', '1994-1996', 'about 8'])(
    '%s in a column of births is none',
    (text) => expect(findOpenAge(text, false)).toBeNull(),
  );

  test('an open age is a range, never the number', () => {
    const list = 'Name,Age on 20.07.2022\nZaynab,18+\nHamza,<1\nAli,> 60\nNur,1 1/2\nIsa,2y 3m';
    expect(lines(list, ['birth'])).toEqual([
      '1906-07-21/2004-07-20',
      '2021-07-21/2022-07-20',
      '1906-07-21/1962-07-20',
      '2020-12-21/2021-01-20',
      '2020-03-21/2020-04-20',
    ]);
  });
});

describe('dates written as moments', () => {
  test.each([
    ['2010-04-14T18:00:00.000Z', '2010-04-15', null],
    ['2010-04-14 18:00:00+00:00', '2010-04-15', null],
    ['2010-04-15T00:00:00Z', '2010-04-15', null],
    ['2010-04-14T19:00:00Z', '2010-04-15', '2010-04-14'],
    ['2010-04-14T17:59:00Z', '2010-04-15', '2010-04-14'],
    ['2012-02-03T00:00:00.000+06:00', '2012-02-03', null],
    ['2012-02-03T00:00:00+0600', '2012-02-03', null],
    ['Wed Apr 14 2010 00:00:00 GMT+0600 (Alma-Ata Time)', '2010-04-14', null],
    ['2010-04-14 00:00:00', '2010-04-14', null],
    ['2010-04-14 09:30', '2010-04-14', null],
    ['2010-04-14 18:00:00', '2010-04-14', '2010-04-15'],
    ['2010-04-14 23:59:17', '2010-04-15', '2010-04-14'],
  ])('%s in Bishkek', (text, day, other) => {
    expect(findInstant(text, 'Asia/Bishkek')).toEqual({ day, other });
  });

  test.each(['2010-04-14', '14.04.2010', '2010-13-40T00:00:00Z', 'about 2010', ''])(
    '%s is no moment',
    (text) => expect(findInstant(text, 'Asia/Bishkek')).toBeNull(),
  );

  test('outside the zone where it was midnight it is marked', () => {
    const list = 'Name,Date of birth\nAmina,2010-04-14T18:00:00.000Z\nOmar,2012-02-03T00:00:00Z';
    expect(lines(list, ['birth'], { timeZone: 'Asia/Bishkek' })).toEqual([
      '2010-04-15',
      '2012-02-03',
    ]);
    expect(lines(list, ['birth'], { timeZone: 'UTC' })[0]).toBe('2010-04-14 birth-from-instant');
  });
});

describe('signs for who boarded', () => {
  const meanings = (texts: readonly string[]) => {
    const { meanings: known, unclear } = readTickMarks(texts);
    return texts.map((text) => known.get(text) ?? (unclear.has(text) ? 'unclear' : 'word'));
  };
  test.each([
    [
      ['✓', '✗'],
      ['boarded', 'not-boarded'],
    ],
    [
      ['+', '-'],
      ['boarded', 'not-boarded'],
    ],
    [
      ['1', '0'],
      ['boarded', 'not-boarded'],
    ],
    [
      ['✔\uFE0F', 'x'],
      ['boarded', 'not-boarded'],
    ],
    [
      ['1', '0', '3'],
      ['unclear', 'unclear', 'word'],
    ],
    [['x'], ['unclear']],
    [['✗'], ['unclear']],
    [
      ['Boarded', '-'],
      ['word', 'word'],
    ],
    [
      ['✓', '-'],
      ['boarded', 'unclear'],
    ],
  ])('%s', (texts, expected) => {
    expect(meanings(texts)).toEqual(expected);
  });

  test('TRUE and FALSE, and a sign that may mean either is asked, not called empty', () => {
    const list = 'Name,Sex,Boarded\nA,F,TRUE\nB,F,ЛОЖЬ\nC,F,x\nD,F,';
    expect(lines(list, ['status'])).toEqual([
      'boarded',
      'not-boarded',
      '- status-not-known',
      '- status-empty',
    ]);
  });
});

describe('what a cell lost', () => {
  test('digits and letters are marked where they are, and not taken as values', () => {
    const list = `Full name;Sex;Passport;Phone;Note
Amina;F;1.00512650123E+11;9,96555E+11;
Omar ?????;M;AN1;;
Zaynab;F;12E5;;ok???`;
    expect(lines(list, ['fullName', 'document', 'phone', 'note'])).toEqual([
      'Amina - - - digits-lost digits-lost',
      '- AN1 - - text-unreadable',
      'Zaynab 12E5 - ok???',
    ]);
  });

  test('a workbook: ages made into dates, years made up, rows hidden and struck', () => {
    const cell = (text: string, more = '') => `<c t="inlineStr"${more}><is><t>${text}</t></is></c>`;
    const row = (cells: string, more = '') => `<row${more}>${cells}</row>`;
    const sheet = [
      row(cell('Name') + cell('Date of birth') + cell('Age')),
      row(`${cell('Amina')}<c s="2"><v>40310</v></c><c s="1"><v>45577</v></c>`),
      row(`${cell('Omar')}<c s="1"><v>45577</v></c>`, ' hidden="1"'),
      row(`${cell('Sara', ' s="3"')}<c s="2"><v>40309.9992</v></c><c><v>15</v></c>`),
    ].join('');
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d-mmm"/></numFmts>' +
      '<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf numFmtId="164"/>' +
      '<xf numFmtId="14"/><xf fontId="1"/></cellXfs></styleSheet>';
    const bytes = makeArchive({
      'xl/workbook.xml': '<workbook><sheets><sheet name="A" sheetId="1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
      'xl/styles.xml': styles,
    });
    expect(lines(bytes, ['fullName', 'birth', 'age'])).toEqual([
      'Amina 2010-05-12 - age-not-understood',
      'Omar 2024-10-12 - birth-year-not-shown row-hidden',
      'Sara 2010-05-12 2010-01-16/2011-12-31 birth-near-midnight age-without-date row-struck',
    ]);
  });
});

describe('counts that do not agree', () => {
  test('a comma in a name and a line break in a cell are named with their rows', () => {
    const list = `Name,Date of birth,Sex,Note
Amina Sattorova,2010,F,
Sattorov, Omar,2011,M,
Zarina Sattorova,2012,F,
Nur
Sattorova,2013,F,
Isa Sattorov,2014,M,`;
    const marked = lines(list, ['fullName']).map((line) => / row-[a-z-]+/.exec(line)?.[0] ?? '');
    expect(marked).toEqual(['', ' row-too-wide', '', ' row-cut', ' row-cut', '']);
  });

  test('a column without a title is no fault of its rows', () => {
    const list = 'Name,Sex,Age\nA,F,5,x\nB,F,6,y\nC,F,7,z';
    expect(lines(list, ['fullName']).join(' ')).not.toContain('row-too-wide');
  });
});
