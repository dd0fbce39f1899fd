// Letters that look alike or carry signs nobody sees are one letter, and what is kept stays as it
// was written.

import { describe, expect, test } from 'vitest';
import {
  alphabetOf,
  cleanText,
  codeKey,
  looksLikeCode,
  mendLookAlikes,
  plainLetters,
  typedCode,
} from './letters.ts';

test.each(['KG-BCDF-GHJK', 'C-7Q4M-2KX9', 'kg–7q4m–2kx9'])('%s may be a code', (text) => {
  expect(looksLikeCode(text)).toBe(true);
});
test.each(['Aisha', 'Aisha 1990', 'KG - 12', ''])('%s is none', (text) => {
  expect(looksLikeCode(text)).toBe(false);
});

describe('for comparing', () => {
  test.each([
    ['Latin letters in Cyrillic words', 'Бeкoвa Hypгyль', 'бекова нургуль'],
    ['Cyrillic letters in Latin words', 'Mаriam Bеkovа', 'mariam bekova'],
    ['a word of look-alikes only, by the rest', 'Capa Тимурова', 'сара тимурова'],
    ['Kazakh ә and і from another keyboard', 'Əсель, тегi', 'әсель, тегі'],
    ['Greek capitals', 'ΑMINA', 'amina'],
    ['a soft hyphen', 'Тиму\u00adрова', 'тимурова'],
    ['joiners, marks of direction, a byte order mark', '\ufeffسا\u200cرا\u202e', 'سارا'],
    ['presentation forms', 'ﺳﺎﺭﺓ', 'سارة'],
    ['lengthened letters', 'ســارة', 'سارة'],
    ['digits of other scripts', '١٢ ۳۴', '12 34'],
    ['full width', 'ＡＬＩ', 'ali'],
    ['й and ё in two signs', 'и\u0306 е\u0308', 'й ё'],
  ])('%s', (_, text, expected) => expect(plainLetters(text)).toBe(expected));

  test.each([
    'Тимурова Sara', // two alphabets side by side
    'Karimжан', // letters that only one alphabet has, of both
    'Иван III', // Roman numerals
    'OK', // nothing says that it is Cyrillic
    'ФИО / Name',
  ])('%s stays', (text) => expect(mendLookAlikes(text)).toBe(text));

  test('the alphabet of a text, by letters that the other does not have', () => {
    expect(alphabetOf('Фамилия; Пол')).toBe('cyrillic');
    expect(alphabetOf('Name; Sex')).toBe('latin');
    expect(alphabetOf('KP')).toBeNull();
    expect(alphabetOf('Имя / Name')).toBeNull();
  });
});

test('a code is one code whatever keyboard wrote it', () => {
  const passport = codeKey('AC 123-45');
  expect(codeKey('АС12345')).toBe(passport);
  expect(codeKey('ас\u00a0١٢٣٤٥')).toBe(passport);
  expect(codeKey('ІІ-ЖА № 12')).toBe(codeKey('II-жа №12'));
  expect(codeKey('AC 123-46')).not.toBe(passport);
});

test('a code of the programme, typed with a Russian keyboard or copied with another dash', () => {
  expect(typedCode(' кg–7q4м–2кх9 ')).toBe('KG-7Q4M-2KX9');
  expect(typedCode('KG‑7Q4M‑2KX9\u200b')).toBe('KG-7Q4M-2KX9');
  expect(typedCode('КЖ-1')).toBe('KЖ-1');
});

describe('for keeping', () => {
  test('signs that nobody sees are gone, and nothing else', () => {
    expect(cleanText('\u202eТимуро\u00adва\u202c  Сара\u00a0')).toBe('Тимурова Сара');
    expect(cleanText('ﺳﺎﺭﺓ')).toBe('سارة');
    expect(cleanText('Е\u0308лка')).toBe('Ёлка');
  });
  test.each(['Capa Тимурова', 'Oʻgʻiloy', "O'g'iloy", 'رحیم‌زاده', 'ســارة', '№ 5', 'Jürgen'])(
    '%s stays',
    (text) => expect(cleanText(text)).toBe(text),
  );
});
