// What says nothing, in the languages of lists, and what is a name or a number although it looks
// like nothing.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  givesNoValue,
  isFiller,
  listWords,
  namesNobody,
  saysNothing,
  saysUnknown,
} from './list-words.ts';

test.each([
  ['English', ['n/a', 'N.A.', 'Not available', 'passport lost', 'none', 'no documents']],
  ['Russian', ['нет', 'Б/Н', 'б / д', 'утеряна', 'данных нет', 'паспорт: утерян', '(неизвестно)']],
  ['Kazakh', ['жоқ', 'белгісіз', 'құжаты жоқ', 'Құжаты жоғалған']],
  ['Kyrgyz', ['жок', 'белгисиз', 'документи жоголгон', 'маалымат жок']],
  ['Tajik', ['нест', 'номаълум', 'ҳуҷҷат надорад', 'гум шудааст']],
  ['Uzbek', ["yo'q", 'yo‘q', 'nomaʼlum', 'йўқ', 'номаълум', 'hujjati yoʻqolgan']],
  ['Arabic', ['لا يوجد', 'لايوجد', 'غير معروف', 'مجهولة', 'مفقود', 'بدون وثائق']],
  ['Persian', ['ندارد', 'نامعلوم', 'تذکره ندارد']],
  ['Turkish', ['yok', 'bilinmiyor', 'pasaportu yok']],
  ['programs', ['#N/A', '#REF!', '#Н/Д', '#ЗНАЧ!', '#DEĞER!', 'NaN', 'null', '[object Object]']],
  ['signs', ['', ' ', '-', '—', '–//–', '?', '***', '…', '"', '####', '\u200f']],
  ['letters of another keyboard', ['нeт', 'yтepян']],
  ['twice', ['нет нет', 'unknown, unknown', 'null / null']],
  ['what was asked', ['паспорта нет', 'имя: неизвестно', 'паспорт жоқ', 'passport not issued']],
  ['what was asked, elsewhere', ['нет матери', 'шиноснома надорад', 'بدون جواز سفر', 'куәлігі жоқ']],
] as [string, string[]][])('%s: nothing', (_, texts) => {
  expect(texts.filter((text) => !givesNoValue(text))).toEqual([]);
});

test('a form left blank with zeros, nines or crosses, where it asks for a number or a name', () => {
  const blanks = ['0', '000000', '00-00-0000', '99999999', 'XX', 'xxxxx', 'хх', 'n/a'];
  blanks.push('AN0000000', '+996 000 000 000', '123456789');
  expect(blanks.filter((text) => !isFiller(text))).toEqual([]);
  expect(['9', '10', 'AN0000', '7001234', 'Макс'].filter(isFiller)).toEqual([]);
  expect(saysNothing('0')).toBe(false); // an age
});

test('as a remark or a reason, that somebody died or lost a paper says something', () => {
  const remarks = ['умер', 'мать умерла', 'нет паспорта', 'нет матери', 'утерян', 'deceased', 'жетім'];
  expect(remarks.filter(saysNothing)).toEqual([]);
  expect(remarks.filter((text) => !givesNoValue(text))).toEqual([]);
  expect(['нет', 'нет данных', '-', 'n/a', 'жоқ', 'б/н'].filter((text) => !saysNothing(text))).toEqual(
    [],
  );
});

test('what was asked is no answer by itself, but it is not nothing', () => {
  expect(['паспорт', 'мать', 'Name', 'телефон', 'құжат'].filter(givesNoValue)).toEqual([]);
});

test('a whole name that says only what kind of person it is names nobody', () => {
  const nobodies = ['новорожденный', 'Baby girl', 'BABY BOY 1', 'Unknown child', 'қыз бала', 'навзод'];
  nobodies.push('طفلة مجهولة', 'chaqaloq', 'Неизвестная девочка', 'RESERVED', 'Ребенок 2', 'FNU LNU');
  expect(nobodies.filter((name) => !namesNobody(name))).toEqual([]);
  const names = ['Baby Karimova', 'FNU Karimova', 'Бала', 'Гүл', 'Неизвестных Айша', 'Null Karimov'];
  names.push('неизвестно', '', 'Асанова', 'дочь Асановой');
  expect(names.filter(namesNobody)).toEqual([]);
});

test.each(['Null Karimov', 'Нетаева Айша', 'Jennifer Null', 'No 5', '12', 'есть'])(
  '%s says something',
  (text) => expect(saysNothing(text)).toBe(false),
);

test('no known given name says nothing', () => {
  const file = new URL('../../rooms/people/matching/data/given-names.txt', import.meta.url);
  const names = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split('\t').slice(1).join(' ').split(' '))
    .filter((name) => name !== '');
  expect(names.length).toBeGreaterThan(1000);
  const saysNobody = (name: string) => isFiller(name) || saysUnknown(name) || namesNobody(name);
  expect(names.filter(saysNobody)).toEqual([]);
});

test('every language has words, each only once', () => {
  for (const { nothing, instead = [], asked = [], nobody = [] } of listWords) {
    expect(nothing.length + instead.length).toBeGreaterThan(10);
    expect(new Set(nothing).size).toBe(nothing.length);
    for (const words of [[...nothing, ...instead], asked, nobody]) {
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  }
});
