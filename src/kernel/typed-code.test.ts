// Codes in the digits of every script that this machine knows, and typed as people type.

import { describe, expect, test } from 'vitest';
import { plainCode, typedDigits, typedDigitsOrSigns } from './typed-code.ts';

describe('is no code', () => {
  test.each([
    ['a letter', '12345O'],
    ['too few', '12345'],
    ['too many', '1234567'],
    ['a fraction', '½23456'],
    ['a raised digit', '12345²'],
    ['a number that is no digit', '12345Ⅷ'],
    ['another sign between', '123.456'],
    ['nothing', ''],
  ])('%s', (_name, typed) => {
    expect(typedDigits(6).test(typed)).toBe(false);
    expect(plainCode(typed)).not.toMatch(/^\d{6}$/);
  });
});

describe('is the same code', () => {
  test.each([
    ['a space', '123 456'],
    ['a narrow and an unbreakable one', '12\u202f34\u00a056'],
    ['hyphens and a minus', '12-34\u201156'.replace('-', '\u2212')],
    ['space around', ' 123456\n'],
    ['Arabic-Indic', '١٢٣٤٥٦'],
    ['Persian, with a mark of direction', '\u200f۱۲۳ ۴۵۶'],
    ['two scripts', '１２３٤٥٦'],
    ['beyond the first plane', '𝟭𝟮𝟯𝟰𝟱𝟲'],
    ['the last of five alphabets in a row', '𝟷𝟸𝟹𝟺𝟻𝟼'],
  ])('%s', (_name, typed) => {
    expect([plainCode(typed), typedDigits(6).test(typed)]).toEqual(['123456', true]);
  });

  test('in every numbering of this machine that has ten digits', () => {
    const systems = Intl.supportedValuesOf('numberingSystem');
    const written = systems
      .map((system) => {
        const format = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false });
        return Array.from({ length: 10 }, (_, value) => format.format(value)).join('');
      })
      .filter((digits) => /^\p{Nd}{10}$/u.test(digits));
    expect(written.length).toBeGreaterThan(50);
    expect(new Set(written.map(plainCode))).toEqual(new Set(['0123456789']));
  });
});

test('letters of a recovery code stay', () => {
  expect(plainCode('ab٣c-9de')).toBe('ab3c9de');
});

test('a recovery code in groups is taken beside six digits, and nothing between', () => {
  const shape = typedDigitsOrSigns(6, 16);
  const taken = ['١٢٣ ٤٥٦', '0ab1-c2d3-e4f5-g6h7', 'OAB1 C2D3 E4F5 G6H7', '0АВ1С2D3E4F5G6Н7'];
  expect(taken.filter((typed) => !shape.test(typed))).toEqual([]);
  const refused = [
    '',
    '12345a',
    '0ab1-c2d3-e4f5-g6h',
    '0ab1-c2d3-e4f5-g6h7-8',
    '0ab1.c2d3.e4f5.g6h7',
  ];
  expect(refused.filter((typed) => shape.test(typed))).toEqual([]);
});
