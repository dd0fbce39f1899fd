// A score about a person is recognised by its name in six languages; a name that only looks like
// one passes.

import { describe, expect, test } from 'vitest';
import { namesADanger, namesAScore } from './scoring.ts';

describe('is a score of a person', () => {
  test.each([
    // glossary-exempt: what is planted
    'risk_score',
    // glossary-exempt: what is planted
    'dangerLevel',
    'Level of danger',
    'Threat rating (1–5)',
    'loyalty index',
    // glossary-exempt: what is planted
    'risklevel',
    'suspicion_level',
    'hazard rating',
    'Класс опасности',
    'Группа риска',
    'Xavf guruhi',
    'score of her extremism',
    // glossary-exempt: what is looked for
    'Уровень радикализации',
    'Степень опасности лица',
    'Балл риска',
    'категория благонадёжности',
    'Қауіптілік деңгейі',
    'тәуекел дәрежесі',
    'Коркунуч деңгээли',
    'тобокелдик баллы',
    'Дараҷаи хатар',
    'сатҳи ифротгароӣ',
    'Xavf darajasi',
    'radikallashuv koʻrsatkichi',
    'хавф тоифаси',
  ])('%s', (name) => {
    expect(namesAScore(name)).toBe(true);
  });
});

describe('is none', () => {
  test.each([
    'priority',
    'priority of need',
    'safety concern',
    'Level of education',
    'Уровень образования',
    'Степень родства',
    'опасно встречаться дома',
    'MHPSS layer',
    'birth_precision',
    'Oʻqish darajasi',
    'need_priority',
    'attainment',
  ])('%s', (name) => {
    expect(namesAScore(name)).toBe(false);
  });
});

test('letters that only look right, or signs that nobody sees, hide no danger', () => {
  expect(namesADanger('Уpoвень pиcкa')).toBe(true);
  expect(namesADanger('Ри\u00adск')).toBe(true);
  expect(namesADanger('Рост')).toBe(false);
});
