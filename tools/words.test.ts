// The checks and the PO exchange, on small language folders made for each case.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locales } from '../src/engine/languages/locale.ts';
import { checkWords } from './check-words.ts';
import { readEntries } from './po-format.ts';
import { describeProblem } from './words-files.ts';
import { findWrongLetters } from './words-letters.ts';
import { exportPo, importPo } from './words-po.ts';

const project = join(import.meta.dirname, '..');
let root = '';

const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const change = (file: string, from: string, to: string): void => {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  write(file, text.replace(from, to));
};
const problems = (): string[] => checkWords(root).map(describeProblem);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'words-check-'));
  mkdirSync(join(root, 'languages'));
  cpSync(join(project, 'languages/glossary.yaml'), join(root, 'languages/glossary.yaml'));
  const visits = {
    ru: {
      visits_one: '{{count}} визит',
      visits_few: '{{count}} визита',
      visits_many: '{{count}} визитов',
    },
    uz: { visits_one: 'bir tashrif', visits_other: '{{count}} tashrif' },
    en: { visits_one: 'One visit', visits_other: '{{count}} visits' },
  };
  for (const locale of locales) {
    const title = locale === 'en' || locale === 'uz' ? 'Reja {{day}}' : 'План {{day}}';
    const counted =
      locale === 'ru' || locale === 'uz' || locale === 'en'
        ? visits[locale]
        : { visits_one: 'бир', visits_other: '{{count}} бир' };
    const words = { plan: { title, ...counted }, refusals: { 'child-is-of-age': title } };
    write(`languages/${locale}/care.json`, JSON.stringify(words));
  }
  const uses = ["t('care.plan.title')", "words('plan.visits')", 't(`care.refusals.${code}`)'];
  write('src/screen.tsx', uses.join('\n'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('words', () => {
  test('a complete folder has no problem', () => {
    expect(problems()).toEqual([]);
  });

  test.each<[string, string, [string, string], string]>([
    ['missing key', 'tg', ['"title":"План {{day}}",', ''], 'plan.title: is missing.'],
    ['extra key', 'kk', ['"title"', '"more":"План","title"'], 'plan.more: English has no'],
    ['lost place', 'ky', ['План {{day}}', 'План'], 'lacks {{day}}'],
    ['strange place', 'ky', ['План {{day}}', 'План {{day}} {{date}}'], 'has {{date}}'],
    ['missing form', 'ru', ['"visits_few"', '"visits_other"'], 'plan.visits_few: is missing.'],
    ['empty text', 'kk', ['План {{day}}', ' '], 'is empty.'],
    ['mixed scripts', 'ru', ['План {{day}}', 'Плaн {{day}}'], 'mixes Latin and Cyrillic'],
    // glossary-exempt: what the test looks for
    ['never used', 'ru', ['План {{day}}', 'План боевика {{day}}'], '“боевика” is never used'],
    ['date without its ending', 'kk', ['План {{day}}', '{{day}} бастап'], 'lacks the ending'],
    ['last day', 'ru', ['План {{day}}', 'План до {{day}}'], 'leaves open whether that day counts'],
    ['apostrophe', 'uz', ['bir tashrif', "bir qo'shni"], 'has an apostrophe that is not ʻ'],
    ['not used in src', 'en', ['"title"', '"unused":"A","title"'], 'plan.unused: is used nowhere'],
  ])('%s in %s', (...[, locale, [from, to], words]) => {
    change(`languages/${locale}/care.json`, from, to);
    expect(problems().join('\n')).toContain(words);
  });

  test('a room or a file too few or too many', () => {
    rmSync(join(root, 'languages/tg/care.json'));
    write('languages/uz/other.json', '{}');
    expect(problems().join('\n')).toContain('languages/tg/care.json: is missing or empty.');
    expect(problems().join('\n')).toContain('languages/uz/other.json: English has no such room.');
  });
});

test.each<['ru' | 'kk' | 'ky' | 'tg' | 'uz' | 'en', string, number]>([
  ['ru', 'Файл XLSX: ещё {{count}} строк', 0],
  ['ru', 'Қазақ', 1],
  ['ru', 'Ссылка – половина, {{least}} – {{most}}', 1],
  ['ru', 'Ссылка — половина, {{least}} – {{most}}', 0],
  ['kk', 'Әр отбасыға бір жауапты маман', 0],
  ['ky', 'Үй-бүлөнүн ұлы', 1],
  ['tg', 'Рӯйхати нав: ҷустуҷӯ', 0],
  ['tg', 'Объекты', 1],
  ['uz', 'Maʼlumot oʻzgardi', 0],
  ['uz', 'Ma’lumot', 1],
  ['uz', 'План', 1],
  ['en', 'This child’s guardian', 0],
])('letters of %s: %s', (locale, text, count) => {
  expect(findWrongLetters(locale, text)).toHaveLength(count);
});

describe('PO', () => {
  test('comes back as it went out', () => {
    const before = readFileSync(join(root, 'languages/ru/care.json'), 'utf8');
    expect(importPo(root, 'ru', exportPo(root, 'ru'))).toEqual([]);
    expect(JSON.parse(readFileSync(join(root, 'languages/ru/care.json'), 'utf8'))).toEqual(
      JSON.parse(before),
    );
  });

  test('takes wrapped lines, leaves fuzzy and empty entries, and names unknown keys', () => {
    const po = [
      'msgctxt "care:plan.title"\nmsgid ""\n"Reja "\n"{{day}}"\n' +
        'msgstr ""\n"Новый \\"план\\""\n" {{day}}"',
      '#, fuzzy\nmsgctxt "care:plan.visits_one"\nmsgid "x"\nmsgstr "не так"',
      'msgctxt "care:plan.visits_few"\nmsgid "x"\nmsgstr ""',
      'msgctxt "care:gone"\nmsgid "x"\nmsgstr "y"',
    ].join('\r\n\r\n');
    expect(importPo(root, 'ru', po)).toEqual(['care:gone']);
    const words = JSON.parse(readFileSync(join(root, 'languages/ru/care.json'), 'utf8')) as {
      plan: Record<string, string>;
    };
    expect(words.plan).toMatchObject({
      title: 'Новый "план" {{day}}',
      visits_one: '{{count}} визит',
      visits_few: '{{count}} визита',
    });
  });

  test('keeps line breaks, quotes and backslashes', () => {
    change('languages/ru/care.json', 'План {{day}}', 'a\\n\\"b\\" \\\\ {{day}}');
    const title = readEntries(exportPo(root, 'ru')).find(
      ({ context }) => context === 'care:plan.title',
    );
    expect(title?.translation).toBe('a\n"b" \\ {{day}}');
  });
});
