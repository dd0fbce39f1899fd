// Lists as offices, airlines, consulates and forms really send them, each kind of strangeness with
// its right value: nobody may become a wrong person without a word.

import { describe, expect, test } from 'vitest';
import { toDay } from '../../../../kernel/day.ts';
import { previewFile, type PreviewOptions } from './preview-file.ts';

const options = { today: toDay('2026-11-30'), timeZone: 'Asia/Bishkek' };

function read(list: string | Uint8Array, more: Partial<PreviewOptions> = {}) {
  const bytes = typeof list === 'string' ? new TextEncoder().encode(list) : list;
  return previewFile(bytes, 'list', { ...options, ...more });
}

/** One line for each row: chosen values, then what was skipped or marked. */
function lines(list: string | Uint8Array, fields: readonly string[]): string[] {
  const outcome = read(list);
  if (!outcome.ok) return [`refused: ${outcome.refusal}`];
  const [first] = outcome.value.previews;
  return (first?.rows ?? [])
    .filter(({ skipped }) => skipped !== 'header' && skipped !== 'title')
    .map(({ values, problems, skipped }) => {
      const known = new Map(Object.entries(values));
      const shown = fields.map((field) => known.get(field)?.value ?? '-').join(' ');
      return [skipped ?? shown, ...problems.map(({ code }) => code)].join(' ');
    });
}

describe('values that say nothing', () => {
  test('where a name or a number is asked for, why there is none is none; a remark is kept', () => {
    const list = `ФИО,Пол,Год рождения,Документ,ФИО матери,Примечание
Асанова Айша,ж,2010,паспорта нет,нет матери,мать умерла
Исаков Умар,м,не помнит,AN0000000,сирота,нет
Каримова Саида,ж,2012,шиноснома надорад,анасы жоқ,нет паспорта`;
    expect(lines(list, ['birth', 'document', 'motherName', 'note'])).toEqual([
      '2010 - - мать умерла',
      '- - - - birth-empty',
      '2012 - - нет паспорта',
    ]);
  });

  test('a death or a lost paper is no empty reason and no empty status', () => {
    const list = `ФИО,Пол,Год рождения,Статус,Причина
Асанова Айша,ж,2010,не села,умерла
Исаков Умар,м,2012,умер,
Каримова Саида,ж,2012,не села,не выдан паспорт`;
    expect(lines(list, ['status', 'reason'])).toEqual([
      'not-boarded - reason-not-known',
      '- - status-not-known',
      'not-boarded documents',
    ]);
  });

  test('a newborn without a name is no name, and Baby is a family name', () => {
    const list = `Family name,Given name,Sex,Year of birth
,Новорожденный,m,2026
Baby,girl,f,2026
Baby,Anna,f,2020`;
    expect(lines(list, ['familyName', 'givenName'])).toEqual([
      '- - name-empty',
      '- - name-empty',
      'Baby Anna',
    ]);
  });
});

describe('letters and rows that were lost', () => {
  test('letters that a program wrote as question marks, entities or codes', () => {
    const list = `Name,Sex
?лімова Айг?л,f
Ayg□l Karimova,f
O&apos;tkir Karimov,m
\\u0410\\u0439 Karimova,f
%D0%90%D0%B9 Karimova,f
????? Karimova,f
Amina Karimova?,f
Ali & Vali,m`;
    expect(lines(list, ['fullName'])).toEqual([
      ...Array.from({ length: 6 }, () => '- text-unreadable'),
      'Amina Karimova?',
      'Ali & Vali',
    ]);
  });

  test('a row with another separator, and a file that ends in the middle of a row', () => {
    const mixed = 'Name;Birth;Sex\nAmina Saidova;2010;F\nOmar Saidov,2012-02-03,M\n';
    expect(lines(mixed, ['fullName'])[1]).toMatch(/^Omar Saidov,.* row-cut$/);
    const ended = 'Name;Birth;Sex\nAmina Saidova;2010;F\nOmar Saidov;2012;M\nUmar Ali';
    expect(lines(ended, ['fullName'])[2]).toMatch(/^Umar Ali .*row-cut$/);
    const ragged = 'Name;Birth;Sex\nAmina Saidova;2010\nOmar Saidov;2012;M\nUmar Aliev;2011';
    expect(lines(ragged, ['fullName']).join()).not.toContain('row-cut');
  });
});

describe('sheets and titles', () => {
  test.each([
    ['countries', 'Name,Tent,Phone\nKazakhstan,12,+7\nUzbekistan,13,+998\nTajikistan,14,+992\n'],
    ['camps', 'Name,District,Phone\nAl-Hol,Hasakah,555\nRoj,Hasakah,2500\n'],
    ['goods', '№,Name,Note\n1,Blanket wool,120\n2,Hygiene kit,40\n3,Kitchen set,5\n'],
    ['districts', 'Имя;Район;Телефон\nОш;Ош;1\nБаткен;Баткен;2\n'],
    [
      'staff',
      'Name,Position,Organisation,Phone\nAnna Smith,Head,UNHCR,1\nJohn Brown,Officer,IOM,2\n',
    ],
  ])('a table of %s is refused', (_, list) => {
    expect(lines(list, ['fullName'])).toEqual(['refused: not-people']);
  });

  test.each([
    ['whole names', 'Name,Tent,Phone\nAisha Karimova,12,555\nUmar Aliev,13,556\n'],
    ['a title that people have', 'ФИО,Палатка,Телефон\nАйша,12,555\nУмар,13,556\n'],
    ['small letters throughout', 'Name,Tent,Phone\naisha karimova,12,555\numar aliev,13,556\n'],
    ['Arabic names', 'الاسم,الخيمة,الهاتف\nعائشة كريم محمد,12,555\nعمر علي حسن,13,556\n'],
  ])('a list of people with %s is read', (_, list) => {
    expect(lines(list, ['tent'])).toEqual(['12', '13']);
  });

  test('titles of a second table in another order: no value of one is read as the other', () => {
    const list = `Name,DOB,Sex
Amina Saidova,2010-05-12,F
Omar Saidov,2012-02-03,M
No,Name,Sex,DOB
1,Umar Aliev,M,2011-01-02`;
    expect(lines(list, ['fullName', 'birth'])).toEqual([
      'Amina Saidova 2010-05-12',
      'Omar Saidov 2012-02-03',
      'header-repeated',
      '- - birth-not-understood below-other-titles name-not-text',
    ]);
    const parts = `№,ФИО,Дата рождения,Паспорт
1,Асанова Гульнара,12.05.1985,AN123
№,ФИО,Дата рождения,Пол
1,Асанов Умар,12.05.2010,м`;
    expect(lines(parts, ['birth'])[2]).toBe('2010-05-12 below-other-titles');
  });

  test('two more rows of titles, tags, and a word parted at the end of a line', () => {
    const list = `Name,"Дата рож-\nдения","По-\nл"
Имя,Рождение,Sex
#beneficiary+name,#date+birth,#gender
Aisha Karimova,2010-05-12,F/Ж`;
    expect(lines(list, ['fullName', 'birth', 'sex'])).toEqual(['Aisha Karimova 2010-05-12 female']);
  });

  test('Turkish titles', () => {
    const list = `Adı Soyadı;Doğum Tarihi;Cinsiyeti;Pasaport No
Aisha Karimova;12.05.2010;Kadın;AN1234567`;
    const fields = ['fullName', 'birth', 'sex', 'document'];
    expect(lines(list, fields)).toEqual(['Aisha Karimova 2010-05-12 female AN1234567']);
  });
});
