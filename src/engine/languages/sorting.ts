// Dictionary order of names in the alphabets of the six languages. No collation of the database or
// the browser is used: neither knows Tajik, browsers misplace Kazakh and Uzbek letters, and a list
// must not change its order when it is opened offline. This orders what people read. It does not
// match names: "Gulnora" and "Гульнора" stay apart here, and letters that kernel/letters.ts folds
// for comparing keep their own places in the alphabet.

import type { Locale } from './locale.ts';
import { tables } from './tables.ts';

type Order = { readonly ranks: ReadonlyMap<string, number>; readonly longest: number };

const orders = new Map<Locale, Order>();
/** What people type for ʻ (after o, g) and ʼ in Uzbek. */
const apostrophes = /[ʻʼ'`’‘]/gu;
const foreignRank = 1000;

/**
 * A comparator for `Array#sort`: the language's own letters in its own order, then letters of other
 * scripts; capitals, accents and signs matter only between names that are otherwise equal. Use each
 * comparator for one sort only: it remembers the names it has seen.
 */
export function compareNames(locale: Locale): (left: string, right: string) => number {
  const keys = new Map<string, readonly number[]>();
  const keyOf = (name: string): readonly number[] => {
    const known = keys.get(name);
    if (known) return known;
    const made = sortKey(locale, name);
    keys.set(name, made);
    return made;
  };
  return (left, right) => compareKeys(keyOf(left), keyOf(right)) || compareText(left, right);
}

/** Ranks of the letters in order; 0 is the gap between two words. */
export function sortKey(locale: Locale, name: string): readonly number[] {
  const { ranks, longest } = orderOf(locale);
  const text = prepare(locale, name);
  const key: number[] = [];
  for (let at = 0; at < text.length;) {
    const unit = longestUnit(ranks, text, { at, longest });
    if (unit === '') {
      key.push(...foreignRanks(ranks, text.charAt(at)));
      at += 1;
    } else {
      key.push(ranks.get(unit)!);
      at += unit.length;
    }
  }
  return key;
}

function orderOf(locale: Locale): Order {
  const known = orders.get(locale);
  if (known) return known;
  const letters = tables[locale].alphabet.split(' ');
  const order = {
    ranks: new Map(letters.map((letter, at) => [letter, at + 1])),
    longest: Math.max(...letters.map((letter) => letter.length)),
  };
  orders.set(locale, order);
  return order;
}

function prepare(locale: Locale, name: string): string {
  const text = name.normalize('NFC').toLowerCase().replaceAll(/[\s-]+/g, ' ').trim();
  if (locale !== 'uz') return text;
  return text.replaceAll(apostrophes, (_sign, at: number) =>
    at > 0 && 'og'.includes(text.charAt(at - 1)) ? 'ʻ' : '',
  );
}

function longestUnit(
  ranks: ReadonlyMap<string, number>, text: string,
  { at, longest }: { at: number; longest: number },
): string {
  for (let length = longest; length > 0; length--) {
    const unit = text.slice(at, at + length);
    if (unit.length === length && ranks.has(unit)) return unit;
  }
  return '';
}

/** A space is a gap; an accented letter counts as its base; signs are ignored. */
function foreignRanks(ranks: ReadonlyMap<string, number>, letter: string): number[] {
  if (letter === ' ') return [0];
  const base = letter.normalize('NFD').charAt(0);
  const rank = ranks.get(base);
  if (rank !== undefined) return [rank];
  return /[\p{L}\p{N}]/u.test(base) ? [foreignRank + base.charCodeAt(0)] : [];
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at++) {
    const difference = left[at]! - right[at]!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * Small letters before capitals, then code units: any order will do as long as it never changes.
 */
function compareText(left: string, right: string): number {
  const [small, other] = [left.toLowerCase(), right.toLowerCase()];
  if (small !== other) return small < other ? -1 : 1;
  if (left === right) return 0;
  return left > right ? -1 : 1;
}
