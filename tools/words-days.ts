// Dates within sentences, as far as a program can judge them. A date, a time or a name put in as it
// is has no ending, and Kazakh, Kyrgyz, Uzbek and Tajik need one before certain words: a day asks
// for it (`{{day, from}}`), anything else is named before a colon. And “until” a day leaves open
// whether that day counts: every language says the last day, or that both days are included.

import type { DayCase, Locale } from '../src/engine/languages/locale.ts';
import { isDayCase } from '../src/engine/languages/find-text.ts';

const place = /\{\{\s*([\w-]+)\s*(?:,\s*(\w+)\s*)?\}\}(\s*-?[\p{L}ʻʼ]+)?/gu;

/** Words after a date, and the ending that they need; without one they are endings themselves. */
const after: Partial<Record<Locale, Readonly<Record<string, DayCase | null>>>> = {
  kk: {
    бастап: 'from',
    бері: 'from',
    кейін: 'from',
    бұрын: 'from',
    дейін: 'until',
    шейін: 'until',
  },
  ky: {
    баштап: 'from',
    бери: 'from',
    кийин: 'from',
    мурун: 'from',
    тартып: 'from',
    чейин: 'until',
  },
  uz: {
    boshlab: 'from',
    beri: 'from',
    keyin: 'from',
    oldin: 'from',
    dan: null,
    gacha: null,
    da: null,
    ga: null,
    ning: null,
    ni: null,
  },
};
const suffixed: ReadonlySet<Locale> = new Set(['kk', 'ky', 'tg', 'uz']);
const hyphened =
  /^-(ро|и|дан|ден|тан|тен|ға|ге|қа|ке|да|де|нің|ның|га|нын|нин|dan|ga|da|ning|ni)$/u;

const dayNames = '(?:day|until|untilOn|to|free)';
const bareUntil: Partial<Record<Locale, RegExp>> = {
  en: new RegExp(`\\b(?:until|till) \\{\\{\\s*${dayNames}\\b`, 'u'),
  ru: new RegExp(`(?<!\\p{L})до:? \\{\\{\\s*${dayNames}\\b`, 'iu'),
  kk: /\{\{\s*\w+\s*,\s*until\s*\}\} (?:дейін|шейін)/u,
  ky: /\{\{\s*\w+\s*,\s*until\s*\}\} чейин/u,
  tg: new RegExp(`(?<!\\p{L})(?<!дертар )то:? \\{\\{\\s*${dayNames}\\b`, 'iu'),
  uz: /\{\{\s*\w+\s*,\s*until\s*\}\}/u,
};
const isIncluded =
  /included|включительно|екі күн де кіреді|эки күн тең кирет|ба ҳисоб|ikkala kun ham|\{\{\s*from\b.*\{\{/iu;

/** What is wrong with the dates of one text, one sentence per fault. */
export function findWrongDays(locale: Locale, text: string): string[] {
  const faults = [...text.matchAll(place)].flatMap(([, name = '', wanted, next = '']) =>
    faultsOf(locale, { name, wanted, next }),
  );
  const bare = bareUntil[locale]?.exec(text);
  if (bare && !isIncluded.test(text)) {
    faults.push(`“${bare[0]}” leaves open whether that day counts: say the last day.`);
  }
  return faults;
}

type Place = { readonly name: string; readonly wanted: string | undefined; readonly next: string };

function faultsOf(locale: Locale, { name, wanted, next }: Place): string[] {
  const written = `{{${name}${wanted ? `, ${wanted}` : ''}}}`;
  if (wanted !== undefined && !isDayCase(wanted)) {
    return [`“${written}” asks for an ending that does not exist: from, until or on.`];
  }
  const isGlued = next !== '' && !/^\s/u.test(next);
  if (isGlued && (hyphened.test(next) || (!next.startsWith('-') && suffixed.has(locale)))) {
    return [`“${written}${next}” glues an ending to a value: ${remedyOf(name)}`];
  }
  const needed = after[locale]?.[next.trim()];
  if (needed === undefined || isGlued || (needed !== null && needed === wanted)) return [];
  return [`“${written}${next}” lacks the ending: ${remedyOf(name, needed ?? undefined)}`];
}

function remedyOf(name: string, needed?: DayCase): string {
  return needed
    ? `{{${name}, ${needed}}} for a day, or put the value after a colon.`
    : `{{${name}, from}}, {{${name}, until}} or {{${name}, on}} for a day, or put it after a colon.`;
}
