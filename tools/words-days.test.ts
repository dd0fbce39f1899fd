// Dates without an ending, endings glued to values, and last days that can be read two ways.

import { describe, expect, test } from 'vitest';
import type { Locale } from '../src/engine/languages/locale.ts';
import { findWrongDays } from './words-days.ts';

test.each<[Locale, string]>([
  ['kk', '{{day}} бастап күші жоқ'],
  ['kk', 'Оны {{when}} дейін өзгертуге болады'],
  ['kk', '{{day, from}} дейін'],
  ['kk', '{{name}}дан сұраңыз'],
  ['kk', '{{name}}-ға айтыңыз'],
  ['ky', '{{day}} баштап күчү жок'],
  ['ky', '{{day}} чейин айтуу керек'],
  ['ky', '{{day}} тартып'],
  ['uz', '{{day}} dan boshlab amalda emas'],
  ['uz', '{{day}}gacha'],
  ['uz', '{{day}} gacha'],
  ['uz', '{{name}}ning javobi'],
  ['tg', '{{code}}-ро кушодан'],
  ['tg', '{{x}}дан'],
  ['en', '{{day, form}}'],
])('%s: “%s” is refused', (locale, text) => {
  expect(findWrongDays(locale, text)).toHaveLength(1);
});

test.each<[Locale, string]>([
  ['kk', '{{day, from}} бастап күші жоқ'],
  ['kk', 'Соңғы күні: {{day}}. Содан кейін'],
  ['kk', '{{count}} күннен кейін'],
  ['kk', '{{number}}-редакция, {{person}}-адамның'],
  ['ky', '{{day, from}} баштап, {{other, from}} бери'],
  ['uz', '{{day, from}} boshlab, {{day, on}} aytildi'],
  ['uz', '{{number}}-qator'],
  ['tg', 'аз {{from}} то {{to}}'],
])('%s: “%s” passes', (locale, text) => {
  expect(findWrongDays(locale, text)).toEqual([]);
});

describe('a last day', () => {
  test.each<[Locale, string]>([
    ['en', 'Held until {{day}}: why'],
    ['ru', 'Отложено до {{day}}: почему'],
    ['kk', '{{day, until}} дейін қолданылады'],
    ['ky', '{{day, until}} чейин колдонулат'],
    ['tg', 'То {{day}} амал мекунад'],
    ['uz', '{{day, until}} amal qiladi'],
  ])('%s: “%s” leaves open whether the day counts', (locale, text) => {
    expect(findWrongDays(locale, text)).toEqual([
      expect.stringContaining('leaves open whether that day counts'),
    ]);
  });

  test.each<[Locale, string]>([
    ['en', 'From {{from}} until {{until}}, both days included'],
    ['en', 'Open until {{time}}'],
    ['en', 'From {{from}}, until the day before {{until}}'],
    ['ru', 'Отложено по {{day}} включительно; открыто до {{time}}; до {{count}} дней'],
    ['kk', '{{from, from}} бастап {{until, until}} дейін қолданылады, екі күн де кіреді'],
    ['ky', '{{from, from}} баштап {{until, until}} чейин колдонулат, эки күн тең кирет'],
    ['tg', 'На дертар аз {{day}}; рӯзи охир: {{day}}'],
    ['uz', '{{from, from}} {{until, until}} amal qiladi, ikkala kun ham hisobga kiradi'],
  ])('%s: “%s” does not', (locale, text) => {
    expect(findWrongDays(locale, text)).toEqual([]);
  });
});
