// Dictionary order of real given names, letter by letter where the alphabets differ.

import { expect, test } from 'vitest';
import { leastMilliseconds } from '../../../test/support/least-time.ts';
import type { Locale } from './locale.ts';
import { compareNames } from './sorting.ts';

const sorted = (locale: Locale, names: string): string =>
  names.split(', ').toSorted(compareNames(locale)).join(', ');

test.each<[Locale, string]>([
  ['en', 'Aigul, aizada, Élise, Emir'],
  ['ru', 'Елена, Ёлкина, Ершова, Жанна, Юлия, Яна'],
  ['kk', 'Абай, Айша, Әсел, Бота, Ғалия, Қымбат, Өмір, Ұлжан, Үміт, Һадиша, Ыдырыс, Ілияс'],
  ['ky', 'Нурай, Ормон, Өмүр, Умар, Үмүт, Фатима'],
  ['tg', 'Гулнора, Ғафур, Исо, Ӣсо, Карим, Қодир, Умед, Ӯктам, Хуршед, Ҳаким, Чинор, Ҷамила'],
  ['uz', 'Davron, Gulnora, Olim, Sobir, Zarina, Oʻtkir, Gʻayrat, Shahnoza, Charos'],
])('alphabet of %s', (locale, names) => {
  const shuffled = names.split(', ').toReversed().join(', ');
  expect(sorted(locale, shuffled)).toBe(names);
});

test('every apostrophe that people type in Uzbek names sorts as the right one', () => {
  expect(sorted('uz', "Ozoda, O'tkir A, O‘tkir B, O`tkir C, Oʻtkir D, Zulfiya"))
    .toBe("Ozoda, Zulfiya, O'tkir A, O‘tkir B, O`tkir C, Oʻtkir D");
  expect(sorted('uz', "Ma’mura, Mamura, Maʼmura A")).toBe('Mamura, Ma’mura, Maʼmura A');
});

test('other scripts follow, and equal names keep one order', () => {
  expect(sorted('ru', 'Zarina, Яна, Анна, فاطمة')).toBe('Анна, Яна, Zarina, فاطمة');
  expect(sorted('en', 'Anna, ANNA, anna')).toBe(sorted('en', 'anna, Anna, ANNA'));
  expect(sorted('kk', 'Әсел Б, Әсел, Әсел-Ай')).toBe('Әсел, Әсел-Ай, Әсел Б');
});

test('ten thousand names sort in a blink', async () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `Gʻ${(at * 7919) % 10_007} Shahnoza`);
  const took = await leastMilliseconds(() => names.toSorted(compareNames('uz')), 1000);
  expect(took).toBeLessThan(1000);
});
