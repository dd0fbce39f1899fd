// Lists in every language, with the disorder that they come in: what each row is understood to say.

import { describe, expect, test } from 'vitest';
import { makeWorkbook, textRows } from '../../../../../test/support/make-workbook.ts';
import { toDay } from '../../../../kernel/day.ts';
import { splitKunya } from './kunya.ts';
import { previewFile, type PreviewOptions } from './preview-file.ts';
import { recogniseHeader } from './recognise-header.ts';

const today = toDay('2026-01-15');

function preview(list: string | Uint8Array, more: Partial<PreviewOptions> = {}) {
  const bytes = typeof list === 'string' ? new TextEncoder().encode(list) : list;
  const outcome = previewFile(bytes, 'list', { today, ...more });
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`);
  const [first] = outcome.value.previews;
  if (!first) throw new Error('no preview');
  return first;
}

/** One line for each row: chosen values, then what was skipped or not understood. */
function lines(list: string | Uint8Array, fields: readonly string[], more = {}): string[] {
  return preview(list, more).rows.map(({ values, problems, skipped }) => {
    const read = new Map(Object.entries(values));
    const shown = fields.map((field) => read.get(field)?.value ?? '-').join(' ');
    return [skipped ?? shown, ...problems.map(({ code }) => code)].join(' ');
  });
}

const coded = ['birth', 'sex', 'citizenship', 'familyNumber', 'relation', 'mark'];

describe('languages', () => {
  test('Tajik, with a title that dates the ages', () => {
    const list = `Рӯйхат, то санаи 20.07.2022
Р/т;Ному насаб;Санаи таваллуд;Ҷинс;Шаҳрвандӣ;Оила №;Хешутаборӣ;Эзоҳ
1;Раҳимова Мадина;12.05.1994;з;ҶТ;1;модар;
2;Раҳимов Умар;соли 2010;м;ҶТ;1;писар;ятим
3;Каримова Саида;8 сола;зан;Тоҷикистон;2;бибӣ;модар дар зиндон
Ҳамагӣ;3`;
    expect(lines(list, coded)).toEqual([
      'title',
      'header',
      '1994-05-12 female TJ 1 mother -',
      '2010 male TJ 1 son orphan',
      '2013-07-21/2014-12-31 female TJ 2 grandmother mother-in-prison',
      'subtotal',
    ]);
  });

  test('Kazakh: ҚР is not КР, and атасы is the grandfather', () => {
    const list = `№,Аты-жөні,Туған күні,Жынысы,Азаматтығы,Отбасы №,Туыстығы,Ескерту
1,Ахметова Айгүл,1990 ж.,ә,ҚР,1,анасы,
2,Ахметов Нұрлан,2012 жылғы 5 мамыр,е,Қазақстан,1,ұлы,жетім
3,Сәрсен Қайрат,шамамен 1960,ер,КР,1,атасы,
Барлығы: 3,,,,,,,`;
    expect(lines(list, coded)).toEqual([
      'header',
      '1990 female KZ 1 mother -',
      '2012-05-05 male KZ 1 son orphan',
      '1959-01-01/1961-12-31 male - 1 grandfather - citizenship-not-known',
      'subtotal',
    ]);
  });

  test('Kyrgyz, and Uzbek in both scripts', () => {
    const kyrgyz = `Аты-жөнү\tТуулган күнү\tЖынысы\tЖарандыгы\tҮй-бүлө №\tТууганчылыгы\tЭскертүү
Асанова Айша\t12.05.1994\tаял\tКР\t1\tэнеси\t
Асанов Али\t2010-ж.\tэ\tКР\t1\tуулу\tжетим
Жалпы\t2`;
    expect(lines(kyrgyz, coded)).toEqual([
      'header',
      '1994-05-12 female KG 1 mother -',
      '2010 male KG 1 son orphan',
      'subtotal',
    ]);
    const cyrillic = `Ф.И.Ш.|Туғилган санаси|Жинси|Фуқаролиги|Оила №|Қариндошлиги|Изоҳ
Эргашева Мадина|26.11.1993|а|ЎзР|1|онаси|
Эргашев Рустам|2006 йил|э|Ўзбекистон|1|ўғли|етим`;
    const latin = `F.I.Sh.|Tug‘ilgan sanasi|Jinsi|Fuqaroligi|Oila №|Qarindoshligi|Izoh
Ergasheva Madina|26.11.1993|a|O'zR|1|onasi|
Ergashev Rustam|2006 yil|e|O‘zbekiston|1|o‘g‘li|yetim`;
    const expected = ['header', '1993-11-26 female UZ 1 mother -', '2006 male UZ 1 son orphan'];
    expect(lines(cyrillic, coded)).toEqual(expected);
    expect(lines(latin, coded)).toEqual(expected);
  });

  test('a carrier: who boarded, and why not', () => {
    const list = `SURNAME,GIVEN NAME,SEX,STATUS,REASON
ALI,AMINA,F,Boarded,
ALI,OMAR,M,Not boarded,Hospital
ALI,SARA,F,REFUSED,
ALI,LAYLA,F,NOT BOARDED,IDENTITY PENDING
ALI,BILAL,M,Not boarded,
ALI,HAMZA,M,не сел,неявка
ALI,NUR,F,perhaps,`;
    expect(lines(list, ['status', 'reason'])).toEqual([
      'header',
      'boarded -',
      'not-boarded medical',
      'not-boarded refused',
      'not-boarded documents',
      'not-boarded - reason-empty',
      'not-boarded not-present',
      '- - status-not-known',
    ]);
  });
});

describe('families', () => {
  const fields = ['fullName', 'familyNumber'];

  test('a number that stands once is carried down, but not to the child of another mother', () => {
    const list = `الاسم;اسم الأم;رقم العائلة
مريم علي;;١
يوسف أحمد;مريم علي;
سارة أحمد;مريم علي;
زينب خالد;;٢
عمر حمزة;زينب خالد;
هدى كريم;خديجة صالح;`;
    const { rows } = preview(list);
    expect(rows.slice(1).map(({ values }) => values.familyNumber?.value)).toEqual([
      '1',
      '1',
      '1',
      '2',
      '2',
      null,
    ]);
    expect(rows[2]?.values.familyNumber?.precision).toBe('carried');
    expect(rows[6]?.problems.map(({ code }) => code)).toEqual(['family-not-clear']);
  });

  test('a number here and there is not carried; a merged cell is', () => {
    const cells = [
      ['Name', 'Family no'],
      ['A a', '7'],
      ['B b', ''],
      ['C c', '7'],
      ['D d', ''],
    ];
    const plain = makeWorkbook([{ name: 'One', xml: textRows(cells) }]);
    expect(lines(plain, fields).slice(1)).toEqual(['A a 7', 'B b -', 'C c 7', 'D d -']);
    const merge = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>';
    const merged = makeWorkbook([{ name: 'One', xml: textRows(cells) + merge }]);
    expect(lines(merged, fields).slice(1)).toEqual(['A a 7', 'B b 7', 'C c 7', 'D d -']);
    expect(preview(merged).rows[2]?.values.familyNumber?.precision).toBe('merged');
  });

  test('headings give the number where there is no column', () => {
    const list = 'ФИО;Пол\nСемья № 3;\nАсанова А;ж\nСемья № 4;\nИсаков У;м';
    expect(lines(list, fields)).toEqual([
      'header',
      'heading',
      'Асанова А 3',
      'heading',
      'Исаков У 4',
    ]);
  });
});

describe('rows and headers', () => {
  test('numbered columns, repeated headers, prepared lines and signatures hold no person', () => {
    const list = `Список;;
№;ФИО;Пол
1;2;3
1;Асанова А;ж
№;ФИО;Пол
2;;
3;;м
Итого детей: 2;;`;
    expect(lines(list, ['fullName'])).toEqual([
      'title',
      'header',
      'column-numbers',
      'Асанова А',
      'header-repeated',
      'number-only',
      '- name-empty',
      'subtotal',
    ]);
  });

  test('a header in two rows under merged cells', () => {
    const cells = [
      ['ФИО', '', 'Пол'],
      ['Фамилия', 'Имя', ''],
      ['Асанова', 'Айша', 'ж'],
    ];
    const merges = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/></mergeCells>';
    const bytes = makeWorkbook([{ name: 'One', xml: textRows(cells) + merges }]);
    expect(lines(bytes, ['familyName', 'givenName', 'sex'])).toEqual([
      'header',
      'header',
      'Асанова Айша female',
    ]);
  });

  test('a person may correct the header row and the columns', () => {
    const list = 'x,y,z\nАсанова А,ж,2010\n';
    expect(previewFile(new TextEncoder().encode(list), 'list', { today })).toMatchObject({
      ok: false,
      refusal: 'no-header-row',
    });
    const columns = { 1: 'fullName', 2: 'sex', 3: 'birth' } as const;
    expect(lines(list, ['fullName', 'sex', 'birth'], { headerRow: 1, columns })).toEqual([
      'header',
      'Асанова А female 2010',
    ]);
  });

  test.each([
    ['Дата рождения (число, месяц, год)', 'birth'],
    ['Пол / Sex', 'sex'],
    ['Дата рождения матери', 'ignore'],
    ['Место рождения', 'ignore'],
    ['ФИО матери', 'motherName'],
    ['Насаб, ном, номи падар', 'fullName'],
    ['Фамилия И.О. / Full name', 'fullName'],
    ['Date of brith', 'birth'],
    ['رقم العائلة', 'familyNumber'],
    ['№ отбасы', 'familyNumber'],
  ])('header %s: %s', (header, field) => expect(recogniseHeader(header).field).toBe(field));

  test.each([
    ['أم عبد الله / مريم سليمان', 'مريم سليمان', 'أم عبد الله'],
    ['مريم سليمان (أم يوسف)', 'مريم سليمان', 'أم يوسف'],
    ['Umm Yusuf / Amina Ali', 'Amina Ali', 'Umm Yusuf'],
    ['Умм Юсуф', null, 'Умм Юсуф'],
    ['أم كلثوم أحمد', 'أم كلثوم أحمد', null],
  ])('kunya in %s', (text, name, kunya) => {
    expect(splitKunya(text)).toEqual({ name, kunya, isMixed: false });
  });

  test('a sheet without a list is named beside those that have one', () => {
    const list = textRows([
      ['Name', 'Sex'],
      ['Amina', 'F'],
    ]);
    const note = textRows([['Please call before you print']]);
    const bytes = makeWorkbook([
      { name: 'List', xml: list },
      { name: 'Notes', xml: note },
    ]);
    expect(previewFile(bytes, 'two.xlsx', { today })).toMatchObject({
      ok: true,
      value: { previews: [{ sheet: 'List' }], refusedSheets: [{ sheet: 'Notes' }] },
    });
  });
});

describe('letters', () => {
  test('titles and words typed with the wrong keyboard, or hyphenated by a program, are read', () => {
    const list = `ФИO;Дaтa po\u00adждeния;Пo\u00adл;Гpaждaнcтвo;Pодcтво
Бекова\u200b Нур\u00adгуль;7 мapтa 2011;дeвoчкa;KP;дoчь
\u202eБеков Тимур\u202c;2013;M;Kaзaxстан;сын`;
    const fields = ['fullName', 'birth', 'sex', 'citizenship', 'relation'];
    expect(lines(list, fields)).toEqual([
      'header',
      'Бекова Нургуль 2011-03-07 female KG daughter',
      'Беков Тимур 2013 male KZ son',
    ]);
  });

  test('in a Latin list, KP is not taken for КР', () => {
    const list = 'Full name,Sex,Citizenship\nAmina Bekova,F,KP\n';
    expect(lines(list, ['citizenship'])).toEqual(['header', '- citizenship-not-known']);
  });
});

describe('values that say nothing', () => {
  test('are no value, and the cell stays as written', () => {
    const list = `ФИО;Мать;Документ;Телефон;Семья №;Примечание
Бекова Нургуль;неизвестно;б/н;-;0;нет
Бекова Айпери;умерла;000000;N/A;-;сирота
Мамытов Данияр;Бекова Анара;KG 4410;0555 1;3;—`;
    const fields = ['motherName', 'document', 'phone', 'familyNumber', 'note'];
    expect(lines(list, fields)).toEqual([
      'header',
      '- - - - -',
      '- - - - сирота',
      'Бекова Анара KG 4410 0555 1 3 -',
    ]);
    expect(preview(list).rows[1]?.values.document).toEqual({
      raw: 'б/н',
      value: null,
      precision: 'unknown',
    });
  });

  test.each(['#N/A', 'undefined', 'نامعلوم', 'номаълум', 'нет данных', 'xxxx', '000'])(
    'a row named %s has no name, and a person decides',
    (name) => {
      const list = `Full name,Sex,Birth\n${name},F,2011\nNull Karimov,M,2012\n`;
      expect(lines(list, ['fullName'])).toEqual(['header', '- name-empty', 'Null Karimov']);
    },
  );

  test('a part of a name that says nothing is left out of it, and said', () => {
    const list = 'Фамилия;Имя;Отчество;Пол\nнет;Айпери;-;ж\nБекова;Анара;б/о;ж\n';
    expect(lines(list, ['familyName', 'givenName', 'fatherName'])).toEqual([
      'header',
      '- Айпери - name-part-empty',
      'Бекова Анара -',
    ]);
  });

  test('an age of 0 is an age; beside a birth that says nothing it gives the birth', () => {
    const list = 'Name,Age,Date of birth,Sex\nAmina,0,00.00.0000,F\nSara,3,n/a,F\n';
    expect(lines(list, ['birth'], { listDate: toDay('2025-06-01') })).toEqual([
      'header',
      '2024-06-02/2025-06-01',
      '2021-06-02/2022-12-31',
    ]);
  });
});

describe('said once for the column', () => {
  const people = (rows: (at: number) => string, count = 20) =>
    `Name,Date of birth,Document,Mother\n${Array.from({ length: count }, (_, at) => rows(at)).join('\n')}`;

  test('births on 1 January', () => {
    const list = people((at) => `Person ${'abcdefghijklmnopqrst'[at]},01.01.${1980 + at},,`);
    const [header] = preview(list).rows;
    expect(header?.problems).toEqual([
      {
        code: 'births-on-new-year',
        field: 'birth',
        row: 1,
        severity: 'warning',
        facts: { rows: 20, of: 20 },
      },
    ]);
    const mixed = people((at) => `Person ${at},0${1 + (at % 3)}.0${1 + (at % 5)}.${1980 + at},,`);
    expect(preview(mixed).rows[0]?.problems).toEqual([]);
  });

  test('a number and a mother that too many rows share', () => {
    const list = people(
      (at) => `Person ${'abcdefghijklmnopqrst'[at]},${1980 + at},AN 55501,Mother`,
    );
    const { rows, counts } = preview(list);
    const marks = rows[0]?.problems.map(({ code, field, facts }) => [code, field, facts]);
    expect(marks).toEqual([
      ['value-shared', 'document', { rows: 20, of: 20 }],
      ['value-shared', 'motherName', { rows: 20, of: 20 }],
    ]);
    expect(counts.warnings).toBe(2);
  });
});

test("a carrier's list: the form in the title, the day of the list, two digits for the year", () => {
  const list = `PASSENGERS AS OF 05AUG2022
SURNAME,GIVEN NAME,SEX,DOB (DDMMMYY)
ALI,AMINA,F,09FEB92
ALI,OMAR,M,31DEC26
ALI,SARA,F,4`;
  const { rows, listDate } = preview(list);
  expect(listDate).toBe('2022-08-05');
  expect(rows.slice(2).map(({ values }) => values.birth?.value)).toEqual([
    '1992-02-09',
    '1926-12-31',
    null,
  ]);
});
