// Is the person asked about someone we already know? Compares every spelling of the one with every
// spelling of the others, using the matcher for lists. It asks a question; people decide.

import type { Birth } from '../../../kernel/birth.ts';
import { matchingEngine } from './engine.ts';
import { recordOfEntry } from './entry-record.ts';
import { listMatcher } from './match.ts';
import { explainPair, scorePair } from './match-score.ts';
import type { MatchBand, MatchEntry, MatchReason } from './matcher.ts';
import { reasonsOf } from './match.ts';

export type KnownPerson = {
  readonly id: string;
  readonly names: readonly string[];
  readonly sex: 'female' | 'male' | 'unknown';
  readonly birth: Birth;
};
export type LikelySame = {
  readonly id: string;
  readonly band: MatchBand;
  readonly reasons: readonly MatchReason[];
};

/**
 * Even odds: less likely candidates would only tire the reader (for lists, `look` begins lower).
 */
const scoreLeast = 0.2;

/**
 * One entry for each spelling. They share one `row`, so that a person is not compared with
 * themselves.
 */
export function entriesOfPerson(person: KnownPerson, source: string): MatchEntry[] {
  return person.names.map((full, at) => ({
    id: `${person.id}/${at}`,
    source,
    row: person.id,
    names: { full },
    sex: person.sex === 'unknown' ? null : person.sex,
    birth: person.birth,
  }));
}

/** The person of an entry that `entriesOfPerson` made. */
export function personOfEntry(entryId: string): string {
  return entryId.split('/', 1)[0]!;
}

/** The best first, each person once, at most `limit`. */
export function findLikelySame(
  asked: KnownPerson,
  known: readonly KnownPerson[],
  limit: number,
): LikelySame[] {
  const others = known.filter(({ id }) => id !== asked.id);
  if (asked.names.length === 0 || others.length === 0) return [];
  const entries = [
    ...entriesOfPerson(asked, 'asked'),
    ...others.flatMap((one) => entriesOfPerson(one, 'known')),
  ];
  const found = new Map<string, LikelySame>();
  for (const { a, b, band, score, reasons } of listMatcher.propose(entries, {
    onlySource: 'asked',
    withinSources: false,
    areChosen: true,
  })) {
    const id = personOfEntry(personOfEntry(a) === asked.id ? b : a);
    if ((band === 'same' || score >= scoreLeast) && !found.has(id))
      found.set(id, { id, band, reasons });
  }
  return [...found.values()].slice(0, limit);
}

/**
 * Reasons for and against for the two spellings that match best; empty if either person has no
 * name.
 */
export function explainTwo(one: KnownPerson, other: KnownPerson): MatchReason[] {
  const engine = matchingEngine();
  const [ones, others] = [one, other].map((person, side) =>
    entriesOfPerson(person, String(side)).map((entry, at) => ({
      at,
      entry,
      record: recordOfEntry(engine, entry),
    })),
  );
  const pairs = ones!.flatMap((a) => others!.map((b) => scorePair(engine, a, b)));
  const best = pairs.reduce<(typeof pairs)[number] | null>(
    (found, pair) => (found === null || pair.bits > found.bits ? pair : found),
    null,
  );
  if (best === null) return [];
  const { weighed, hint } = explainPair(engine, best);
  return [...reasonsOf(weighed), ...(hint === null ? [] : [{ code: hint, for: false, facts: {} }])];
}
