// Writes src/engine/languages/locales/*.ts from CLDR (npm cldr-dates-full, cldr-numbers-full) and
// the words of tools/locale-words.ts. The result is committed, so that neither server nor browser
// needs CLDR; a test compares the two. Run: npx alongside --tool make-locale-tables

import { readFileSync, writeFileSync } from 'node:fs';
import { type Locale, type LocaleTable, locales } from '../src/engine/languages/locale.ts';
import { localeWords } from './locale-words.ts';

const root = new URL('..', import.meta.url);
const weekdayOrder = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

type Named = Record<string, string>;
type Calendar = {
  months: Record<'format' | 'stand-alone', Record<'wide' | 'abbreviated', Named>>;
  days: Record<'format', Record<'wide' | 'abbreviated', Named>>;
  dateFormats: Named;
  dateTimeFormats: { medium: string; availableFormats: Named };
};

function readCldr<Data>(packageName: string, path: string): Data {
  const file = new URL(`node_modules/${packageName}/${path}`, root);
  return JSON.parse(readFileSync(file, 'utf8')) as Data;
}

/** U+202F is missing from our font and many others; U+00A0 keeps words together just as well. */
export function withPlainSpaces(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}

function readCalendar(source: string): Calendar {
  type File = { main: Record<string, { dates: { calendars: { gregorian: Calendar } } }> };
  const file = readCldr<File>('cldr-dates-full', `main/${source}/ca-gregorian.json`);
  return file.main[source]!.dates.calendars.gregorian;
}

function readSymbols(source: string): { decimal: string; group: string; percent: string } {
  type Numbers = {
    'symbols-numberSystem-latn': { decimal: string; group: string };
    'percentFormats-numberSystem-latn': { standard: string };
  };
  type File = { main: Record<string, { numbers: Numbers }> };
  const numbers = readCldr<File>('cldr-numbers-full', `main/${source}/numbers.json`).main[source]!
    .numbers;
  const { decimal, group } = numbers['symbols-numberSystem-latn'];
  const percent = numbers['percentFormats-numberSystem-latn'].standard;
  return { decimal, group, percent: percent.replace('#,##0', '{0}') };
}

function readRelative(source: string): LocaleTable['relative'] {
  type Day = Record<string, unknown>;
  type File = { main: Record<string, { dates: { fields: { day: Day } } }> };
  const day = readCldr<File>('cldr-dates-full', `main/${source}/dateFields.json`).main[source]!
    .dates.fields.day;
  const counted = (name: string): LocaleTable['relative']['ago'] => {
    const phrases = Object.entries(day[name] as Named).map(([key, phrase]) => [
      key.replace('relativeTimePattern-count-', ''),
      phrase,
    ]);
    return Object.fromEntries(phrases) as LocaleTable['relative']['ago'];
  };
  return {
    yesterday: String(day['relative-type--1']),
    today: String(day['relative-type-0']),
    tomorrow: String(day['relative-type-1']),
    ahead: counted('relativeTime-type-future'),
    ago: counted('relativeTime-type-past'),
  };
}

function firstDayOfWeek(territory: string): number {
  type File = { supplemental: { weekData: { firstDay: Named } } };
  const first = readCldr<File>('cldr-core', 'supplemental/weekData.json').supplemental.weekData
    .firstDay;
  return weekdayOrder.indexOf(first[territory] ?? first['001']!);
}

/** The whole table of one language, with spaces already replaced. */
export function makeTable(locale: Locale): LocaleTable {
  const words = localeWords[locale];
  const calendar = readCalendar(words.source);
  const sized = (names: string[]): string[] =>
    words.isSmall ? names.map((name) => name.toLocaleLowerCase('ru')) : names;
  const inOrder = (names: Named): string[] => sized(weekdayOrder.map((name) => names[name]!));
  const { patterns } = words;
  const table: LocaleTable = {
    locale,
    months: sized(Object.values(calendar.months.format.wide)),
    monthsAlone: Object.values(calendar.months['stand-alone'].wide),
    monthsShort: sized(Object.values(calendar.months.format.abbreviated)),
    ...(words.dayCases && { dayCases: words.dayCases }),
    weekdays: inOrder(calendar.days.format.wide),
    weekdaysShort: inOrder(calendar.days.format.abbreviated),
    firstDayOfWeek: firstDayOfWeek(words.territory),
    patterns: {
      long: patterns.long ?? calendar.dateFormats['long']!,
      medium: patterns.medium ?? calendar.dateFormats['medium']!,
      numeric: patterns.numeric,
      month: patterns.month ?? calendar.dateTimeFormats.availableFormats['yMMMM']!,
      dateTime: calendar.dateTimeFormats.medium,
    },
    ...readSymbols(words.source),
    plural: locale === 'ru' ? 'slavic' : 'one-other',
    relative: readRelative(words.source),
    and: words.and,
    birth: words.birth,
    alphabet: words.alphabet,
  };
  return JSON.parse(withPlainSpaces(JSON.stringify(table))) as LocaleTable;
}

/** The text of the generated file. */
export function printTable(table: LocaleTable): string {
  const body = Object.entries(table)
    .map(([key, value]) => `  ${key}:${printValue(value)},`)
    .join('\n');
  return `// Generated by tools/make-locale-tables.ts from CLDR (Unicode licence): do not edit.

import type { LocaleTable } from '../locale.ts';

export const ${table.locale}: LocaleTable = {
${body}
};
`;
}

/** Lists are written as one split string: a third smaller, and easier to read. */
function printValue(value: unknown): string {
  if (typeof value === 'string') return ` ${quote(value)}`;
  if (typeof value === 'number') return ` ${value}`;
  if (Array.isArray(value)) return `\n    ${quote(value.join(' '))}\n      .split(' ')`;
  const entries = Object.entries(value as Record<string, unknown>).map(
    ([key, inner]) => `    ${key}:${printValue(inner).replaceAll('\n  ', '\n    ')},`,
  );
  return ` {\n${entries.join('\n')}\n  }`;
}

function quote(text: string): string {
  const escaped = text.replaceAll('\u00a0', '\\u00a0');
  return escaped.includes("'") ? `"${escaped}"` : `'${escaped}'`;
}

if (import.meta.main) {
  for (const locale of locales) {
    const file = new URL(`src/engine/languages/locales/${locale}.ts`, root);
    writeFileSync(file, printTable(makeTable(locale)));
  }
}
