// What the database holds so that a name is found in any script, any order, while it is typed.
// Store `searchKeys(...)` as `search_text text`: ` ${keys.join(' ')} ` (a blank at both ends),
// with a GIN index `gin_trgm_ops`. For each token of `queryKeys(text)` the row must satisfy
//   search_text like any (array['% ysf%', …])        -- '% ' || alternative || '%'
// all tokens together (`and`); when that finds fewer than ten rows, ask for all tokens but one,
// which forgives a typing error. Keys hold only a–z, 0–9 and `#`, so LIKE needs no escaping.
// Then order what came (at most some hundred rows) with `rankSearch`. The keys are folded names:
// they are personal data and live under the same policy as the row.

import { groupsBeginning, keyOf, type NamePart, tagName } from './fold.ts';
import { partLikeness } from './part-likeness.ts';
import { plainText } from './transliterate.ts';

export type SearchExtras = {
  readonly birthYears?: readonly number[];
  readonly familyNumbers?: readonly string[];
};

/** Folded tokens of every spelling of one person, without a kunya; order is stable. */
export function searchKeys(names: readonly string[], extras: SearchExtras = {}): string[] {
  const keys = new Set<string>();
  for (const part of names.flatMap(tagName)) {
    if (part.kind === 'kunya') continue;
    keys.add(keyOf(part));
    keys.add(part.skeleton);
  }
  for (const year of extras.birthYears ?? []) keys.add(String(year));
  for (const number of extras.familyNumbers ?? []) keys.add(`#${familyNumberKey(number)}`);
  return [...keys].filter((key) => key !== '' && key !== '#');
}

/**
 * One list of alternatives per typed token; each alternative is the beginning of a key. Digits
 * are a year (four) or the beginning of a family number. Empty when nothing can be searched.
 */
export function queryKeys(text: string): string[][] {
  const tokens = tagName(text).filter((part) => part.kind !== 'kunya').slice(0, 8);
  return tokens.map((part) => [...new Set(alternatives(part))]);
}

function alternatives(part: NamePart): string[] {
  if (/^\d+$/.test(part.spelling)) {
    const number = `#${familyNumberKey(part.spelling)}`;
    return /^(?:19|20)\d\d$/.test(part.spelling) ? [part.spelling, number] : [number];
  }
  const begun = groupsBeginning(part.spelling);
  return [part.skeleton, ...(part.group === null ? [] : [part.group]), ...begun];
}

function familyNumberKey(number: string): string {
  return plainText(number).replace(/[^a-z0-9]/g, '');
}

/** Candidates with the best first; `names` are all spellings of the candidate. At most `limit`. */
export function rankSearch<Row extends { readonly names: readonly string[] }>(
  text: string, rows: readonly Row[], limit: number,
): Row[] {
  const asked = tagName(text).filter((part) => part.kind !== 'kunya');
  return rows.map((row) => ({ row, score: searchScore(asked, row.names) }))
    .sort((one, other) => other.score - one.score).slice(0, limit).map((found) => found.row);
}

function searchScore(asked: readonly NamePart[], names: readonly string[]): number {
  let best = 0;
  for (const name of names) {
    const parts = tagName(name);
    const sum = asked.reduce((total, token) => total + bestFit(token, parts), 0);
    const spare = Math.max(0, parts.length - asked.length) * 0.02;
    best = Math.max(best, sum / Math.max(1, asked.length) - spare);
  }
  return best;
}

function bestFit(token: NamePart, parts: readonly NamePart[]): number {
  let best = 0;
  for (const part of parts) {
    const whole = partLikeness(token, part);
    const begun = part.spelling.startsWith(token.spelling) ? 0.95
      : part.skeleton.startsWith(token.skeleton) ? 0.8 : 0;
    best = Math.max(best, whole, begun);
  }
  return best;
}

/** True when a stored row with these keys answers the query: the rule SQL repeats. */
export function answersQuery(keys: readonly string[], query: readonly (readonly string[])[],
  spared = 0): boolean {
  const missed = query.filter((alternatives) =>
    !alternatives.some((start) => keys.some((key) => key.startsWith(start)))).length;
  return query.length > 0 && missed <= Math.min(spared, query.length - 1);
}

