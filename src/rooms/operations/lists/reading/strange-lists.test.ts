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
