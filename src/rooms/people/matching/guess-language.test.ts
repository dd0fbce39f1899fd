// The language of a written name, if its letters or endings reveal it.

import { expect, test } from 'vitest';
import { guessLanguage } from './guess-language.ts';

test.each([
  ['Жүсіпов Әбіл', 'kk'],
  ['Алтынбаев Мүслім Мұхтарұлы', 'kk'],
  ['Қасымова Гүлнар Ержанқызы', 'kk'],
  ['Тилеков Өмүр', 'ky'],
  ['Асан уулу Бакыт', 'ky'],
  ['Айгүл Акмат кызы', 'ky'],
  ['Ҷаҳонгир Раҳимӣ', 'tg'],
  ['Шарифзода Алӣ', 'tg'],
  ['Ҳасан Саидов', 'tg'],
  ['Йўлдошев Шуҳрат', 'uz'],
  ['Gʻaniyeva Dilnoza', 'uz'],
  ["Yo'ldoshev Anvar", 'uz'],
  ['Karimova Malika Rustam qizi', 'uz'],
  ['Иванов Сергей Петрович', 'ru'],
  ['Касымова Саида', 'ru'],
  ['عبد الله حسن', 'ar'],
  ['محمد گلپایگانی', 'other'],
  ['Qasymov Erzhanuly', 'kk'],
  ['Bakyt Asan uulu', 'ky'],
  ['Sharifzoda Ali', 'tg'],
  ['Əliyev Anar', 'other'],
  ['Ганна Їжак', 'other'],
] as const)('%s: %s', (name, language) => {
  expect(guessLanguage(name)).toBe(language);
});

test.each(['Abdullah Karimov', '', '   ', '😀', '12', 'Қосим Ғаниев'])(
  '%j tells nothing',
  (name) => {
    expect(guessLanguage(name)).toBeNull();
  },
);

test('direction marks and ten thousand letters do no harm', () => {
  expect(guessLanguage('\u202eعبد\u202c')).toBe('ar');
  expect(guessLanguage('а'.repeat(10_000))).toBe('ru');
});
