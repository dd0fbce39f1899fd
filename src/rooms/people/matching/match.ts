// Compares lists: finds candidate pairs, weighs each with the engine, adds the evidence of families
// and third lists, then sorts into `same` and `look`. It never merges and never decides. Always: a
// pair is never `same` without comparable birth dates, with different given names (twins,
// siblings), with any contradiction, or if another entry of that list fits nearly as well. A name
// and a year are shared by namesakes: `same` needs two days that agree, one document, or a witness
// beyond the two rows. Two rows of one list must agree more closely than rows of two lists, and in
// the very day.

import type {
  MatchBand,
  MatchEntry,
  Matcher,
  MatchOptions,
  MatchProposal,
  MatchReason,
  MatchReasonCode,
} from './matcher.ts';
import { type Prepared, visitPairs } from './match-blocks.ts';
import { type MatchingEngine, matchingEngine } from './engine.ts';
import { recordOfEntry } from './entry-record.ts';
import {
  explainPair,
  isGenerationApart,
  type ScoredPair,
  scorePair,
  type Weighed,
} from './match-score.ts';
import { type Unshared, withoutSharedValues } from './shared-in-list.ts';
import { familyWitness, pairsThroughThirdList, rivals, thirdListWitness } from './match-witness.ts';

/** Set on the training pairs and the sample lists; see docs/guides/matching.md. */
const bitsSame = 4;
const bitsLook = -5.5;
/** A list should contain a person only once, so a pair within it needs more evidence. */
const moreWithin = { look: 3, same: 5 };
/** The thresholds were set on lists of this many entries; twice as many need one bit more. */
const entriesUsual = 400;
/** With a rival closer than this, a pair is not `same`: a person has to look. */
const marginBits = 3;
/** A link through a third list may rest on pairs that are not quite `same` by themselves. */
const bitsLessAcross = 4;
const proposalsMaxDefault = 20_000;

export const listMatcher: Matcher = { propose };

function propose(listed: readonly MatchEntry[], options: MatchOptions = {}): MatchProposal[] {
  const engine = matchingEngine();
  const { entries, leftOut } = options.areChosen ? asListed(listed) : withoutSharedValues(listed);
  const prepared = entries.map((entry, at) => ({
    at,
    entry,
    record: recordOfEntry(engine, entry),
  }));
  // More people means more namesakes with the same birthday, so both thresholds rise.
  const crowd = Math.max(0, Math.log2(entries.length / entriesUsual));
  const limits = { same: bitsSame + crowd, look: bitsLook + crowd / 2 };
  const pairs: ScoredPair[] = [];
  visitPairs(prepared, (one, other) => {
    if (!mayPair(one, other, options) || isGenerationApart(one, other)) return;
    const pair = scorePair(engine, one, other);
    if (pair.bits >= limits.look - 5 && !pair.isOther) pairs.push(pair);
  });
  const witnessed = withWitnesses(pairs, limits.same, (known) => {
    const missing = pairsThroughThirdList(known, prepared, limits.same - bitsLessAcross);
    return missing
      .filter(([one, other]) => mayPair(one, other, options))
      .map(([one, other]) => scorePair(engine, one, other));
  });
  const rival = rivals(witnessed);
  const found = witnessed
    .map((pair) => foundOf(pair, limits, rival(pair)))
    .filter((one): one is Found => one !== null);
  return oneToOne(found)
    .sort(byBandAndScore)
    .slice(0, options.proposalsMax ?? proposalsMaxDefault)
    .map((one) => proposalOf(engine, one, leftOut));
}

const asListed = (entries: readonly MatchEntry[]): Unshared => ({ entries, leftOut: new Map() });

type Found = {
  readonly pair: ScoredPair;
  readonly band: MatchBand;
  readonly isContested: boolean;
  readonly score: number;
};

// A list normally contains a person once. An entry whose match in a list is found is not compared
// with that list's other entries, unless the list seems to contain the person twice.
function oneToOne(found: readonly Found[]): Found[] {
  const settled = new Map<string, number>();
  const within = new Set<string>();
  for (const {
    pair: { one, other },
    band,
  } of found) {
    if (one.entry.source === other.entry.source)
      within.add(`${one.at} ${other.at}`).add(`${other.at} ${one.at}`);
    else if (band === 'same') {
      settled
        .set(`${one.at} ${other.entry.source}`, other.at)
        .set(`${other.at} ${one.entry.source}`, one.at);
    }
  }
  const hasOther = (one: Prepared, other: Prepared) => {
    const there = settled.get(`${one.at} ${other.entry.source}`);
    return there !== undefined && there !== other.at && !within.has(`${there} ${other.at}`);
  };
  return found.filter(
    ({ pair: { one, other }, band }) =>
      band === 'same' ||
      one.entry.source === other.entry.source ||
      !(hasOther(one, other) || hasOther(other, one)),
  );
}

function mayPair(one: Prepared, other: Prepared, options: MatchOptions): boolean {
  const within = one.entry.source === other.entry.source;
  if (within && options.withinSources === false) return false;
  if (within && one.entry.row != null && one.entry.row === other.entry.row) return false;
  return (
    options.onlySource === undefined ||
    one.entry.source === options.onlySource ||
    other.entry.source === options.onlySource
  );
}

function withWitnesses(
  pairs: readonly ScoredPair[],
  bitsSure: number,
  findMissing: (pairs: readonly ScoredPair[]) => ScoredPair[],
): ScoredPair[] {
  const family = familyWitness(pairs);
  const first = pairs.map((pair) => added(pair, family(pair)));
  const third = thirdListWitness(first, bitsSure - bitsLessAcross);
  return [...first, ...findMissing(first)].map((pair) => added(pair, third(pair)));
}

function added(pair: ScoredPair, more: Weighed | null): ScoredPair {
  if (more === null) return pair;
  return { ...pair, bits: pair.bits + more.bits, witnesses: [...pair.witnesses, more] };
}

function foundOf(
  pair: ScoredPair,
  limits: { same: number; look: number },
  rivalBits: number | null,
): Found | null {
  const isWithin = pair.one.entry.source === pair.other.entry.source;
  const more = isWithin ? moreWithin : { look: 0, same: 0 };
  const hasWitness = pair.witnesses.some(({ reason }) => reason.for);
  const isThin = pair.isThin && !hasWitness;
  if (pair.bits < limits.look + more.look || (isThin && isWithin)) return null;
  const isContested = rivalBits !== null && rivalBits > pair.bits - marginBits;
  const dayAgrees = pair.dayAgrees && (pair.isSameDay || !isWithin);
  const isMoreThanANamesake = dayAgrees || pair.documentAgrees || (hasWitness && !isWithin);
  const band: MatchBand =
    pair.bits >= limits.same + more.same &&
    isMoreThanANamesake &&
    !isContested &&
    !isThin &&
    !pair.conflict &&
    pair.givenAgrees &&
    pair.birthComparable
      ? 'same'
      : 'look';
  const score = Math.round(1000 / (1 + 2 ** ((limits.same - pair.bits) / 2))) / 1000;
  return { pair, band, isContested, score };
}

function proposalOf(
  engine: MatchingEngine,
  { pair, band, isContested, score }: Found,
  leftOut: Unshared['leftOut'],
): MatchProposal {
  const { one, other } = pair;
  const { weighed, hint } = explainPair(engine, pair);
  const hints = [
    ...(hint === null ? [] : [hint]),
    ...(isContested ? ['another-candidate' as const] : []),
    ...sharedOf(pair, leftOut),
  ];
  return {
    a: one.entry.id,
    b: other.entry.id,
    band,
    score,
    scripts: [one, other]
      .map(({ record }) => record.name.words[0]?.script ?? 'other')
      .sort()
      .join('-'),
    reasons: [
      ...reasonsOf(weighed),
      ...hints.map((code): MatchReason => ({ code, for: false, facts: {} })),
    ],
  };
}

/** What both rows have, but so many others too that it was left out. */
function sharedOf({ one, other }: ScoredPair, leftOut: Unshared['leftOut']): MatchReasonCode[] {
  const out = new Set(
    [one, other]
      .flatMap(({ entry }) => leftOut.get(entry.id) ?? [])
      .filter((kind) => kind !== 'name'),
  );
  return [...out].map((kind) => `${kind}-shared` as const);
}

/** One reason for each code and side, the strongest first, with the bits it adds. */
export function reasonsOf(all: readonly Weighed[]): MatchReason[] {
  const merged = new Map<string, Weighed>();
  for (const weighed of all) {
    const { code, for: isFor } = weighed.reason;
    const known = merged.get(`${code} ${isFor}`);
    merged.set(
      `${code} ${isFor}`,
      known === undefined ? weighed : { ...known, bits: known.bits + weighed.bits },
    );
  }
  return [...merged.values()]
    .sort((one, other) => Math.abs(other.bits) - Math.abs(one.bits))
    .map(({ bits, reason }): MatchReason => ({ ...reason, bits: Math.round(bits * 10) / 10 }));
}

function byBandAndScore(one: Found, other: Found): number {
  if (one.band !== other.band) return one.band === 'same' ? -1 : 1;
  const idsOf = ({ pair }: Found) => pair.one.entry.id + pair.other.entry.id;
  return other.pair.bits - one.pair.bits || (idsOf(one) < idsOf(other) ? -1 : 1);
}
