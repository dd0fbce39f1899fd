// Terms that are confused are found beside their English, and nowhere else.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Locale } from '../src/engine/languages/locale.ts';
import { readGlossary } from './check-glossary.ts';
import { findWrongTerms } from './words-terms.ts';

const glossary = readGlossary(join(import.meta.dirname, '..'));

test.each<[Locale, string, string]>([
  ['ru', 'Approved by both', 'Согласие обоих'],
  ['kk', 'Approve', 'Келісу'],
  ['uz', 'Came of age', 'Balogʻatga yetdi'],
  ['tg', 'Came of age', 'Ба балоғат расид'],
  ['ky', 'Emergency access', 'Шашылыш жардам'],
  ['kk', 'Emergency openings', 'Шұғыл ашулар'],
  ['ru', 'Detention', 'Задержание'],
  ['uz', 'Before a charge', 'Aybdan oldin'],
  ['kk', 'The carer is away', 'Қамқоршы жоқ'],
  ['uz', 'Justice asks care', 'Adliya yordam xizmatidan soʻraydi'],
  ['kk', 'How the person rates the help: 4', 'Адамның бағасы: 4'],
  ['kk', 'Is the person safe?', 'Адам қауіпсіз бе?'],
  ['uz', 'Withdraw', 'Bekor qilish'],
  ['ru', 'Proposed by', 'Предложил(а)'],
  ['en', 'No papers are needed, and no one outside is told.', 'and no one outside is told.'],
  ['ru', 'This step tells no one outside the programme.', 'Никому снаружи не сообщают.'],
])('%s, “%s”: “%s” is confused', (locale, english, text) => {
  expect(findWrongTerms(glossary, locale, { text, english })).toHaveLength(1);
});

test.each<[Locale, string, string]>([
  ['ru', 'Approved by both', 'Одобрено обоими'],
  ['ru', 'The person agreed to this', 'Согласие человека'],
  ['ru', 'It takes effect once a second person agrees, as in the second approval', 'Согласится'],
  ['uz', 'Before a charge', 'Ayblov eʼlon qilishdan oldin'],
  ['kk', 'Guardian', 'Қорғаншы немесе қамқоршы'],
  ['kk', 'Is the person safe?', 'Адам қауіпсіз жағдайда ма?'],
  ['ky', 'First call an ambulance, then open the emergency page', 'Шашылыш жардам'],
])('%s, “%s”: “%s” passes', (locale, english, text) => {
  expect(findWrongTerms(glossary, locale, { text, english })).toEqual([]);
});
