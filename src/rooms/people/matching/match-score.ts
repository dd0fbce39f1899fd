// The evidence for one pair of entries, in bits and as reasons in words, so that the person who
// decides can weigh it too. The bits of the reasons add up to those of the pair. Evidence from
// family members and third lists is added later, from the pairs scored here.

import type { Birth } from '../../../kernel/birth.ts';
import { isNewYear } from '../../../kernel/shared-values.ts';
import type { RecordComparison } from './compare-records.ts';
import type { NameComparison, WordPairing } from './compare-names.ts';
import type { PreparedWord } from './prepared-names.ts';
import type { MatchingEngine } from './engine.ts';
import type { Prepared } from './match-blocks.ts';
import type { MatchReason, MatchReasonCode } from './matcher.ts';
import { contradictionsOf } from './record-evidence.ts';
import { type RelationHint, relationHint } from './relation-hint.ts';

export type Weighed = { readonly bits: number; readonly reason: MatchReason };

export type ScoredPair = {
  readonly one: Prepared;
  readonly other: Prepared;
  readonly bits: number;
  readonly witnesses: readonly Weighed[]; // families and third lists; already counted in `bits`
  readonly givenAgrees: boolean;
  readonly isOther: boolean; // two known given names, or a generation apart: never proposed
  readonly birthComparable: boolean;
  readonly dayAgrees: boolean; // both days are known and fit; a year is shared by many namesakes
  readonly isSameDay: boolean; // the same, without any slip
  readonly documentAgrees: boolean;
  readonly isThin: boolean; // too little agrees to be sure without a witness
  readonly conflict: boolean; // a contradiction that excludes the band `same`
};

export function scorePair(engine: MatchingEngine, one: Prepared, other: Prepared): ScoredPair {
  const { bits, compared } = engine.weigh(one.record, other.record);
  const name = compared.name === null ? null : contradictionsOf(compared.name);
  const given =
    compared.name === null
      ? []
      : wordPairs(compared.name).filter(({ code }) => code === 'given-name');
  const mother = compared.mother === null ? 0 : motherLikeness(compared.mother);
  return {
    one,
    other,
    bits,
    witnesses: noWitness,
    givenAgrees: given.some(({ pair }) => pair.chance >= sure),
    isOther:
      compared.document !== 'same' &&
      (isGenerationApart(one, other) ||
        given.every(({ pair, words }) => pair.chance < 0.05 && words.every(isKnownName))),
    birthComparable: compared.birth.outcome !== 'unknown',
    dayAgrees:
      isKnownDay(one.entry.birth) && isKnownDay(other.entry.birth) && agreesInDay(compared),
    isSameDay: compared.birth.outcome === 'same-day',
    documentAgrees: compared.document === 'same',
    isThin: isThin(compared),
    conflict:
      compared.birth.bits < 0 ||
      compared.sex === 'other' ||
      (compared.mother !== null && (mother < 0.5 || contradictionsOf(compared.mother).given > 0)) ||
      name === null ||
      name.given > 0 ||
      name.patronymic > 0 ||
      given.some(({ pair }) => pair.chance < sure),
  };
}

/**
 * Why a pair has its bits, and how the two may be related. Only called for proposed pairs: the
 * reasons of every pair considered would take several times the memory of the list.
 */
export function explainPair(
  engine: MatchingEngine,
  { one, other, witnesses }: ScoredPair,
): { weighed: readonly Weighed[]; hint: RelationHint | null } {
  const { bits, compared } = engine.weigh(one.record, other.record);
  return {
    weighed: [...weighedReasons(engine, compared, bits), ...witnesses],
    hint: relationHint(engine, [one.record, other.record], compared),
  };
}

/** Clerks write 1 January for "that year". */
function isKnownDay({ precision, from, to }: Birth): boolean {
  return precision === 'day' && from !== null && from === to && !isNewYear(from);
}

/** One day, or one slip of a pen. Two days of one year say no more than the year. */
function agreesInDay({ birth }: RecordComparison): boolean {
  return ['same-day', 'swapped', 'one-digit', 'other-year-same-day'].includes(birth.outcome);
}

const noWitness: readonly Weighed[] = [];
const sure = 0.9;

// Many people share one name and a year.
function isThin({ name, birth, document }: RecordComparison): boolean {
  const agreeing = name?.pairs.filter(({ chance }) => chance >= sure).length ?? 0;
  return agreeing < 2 && birth.outcome !== 'same-day' && document !== 'same';
}

/**
 * Father and son with the same name: both days are known, and ten years are too much for a slip.
 * Checked before scoring, because most pairs that share a name are like this.
 */
export function isGenerationApart(
  { entry: one, record: a }: Prepared,
  { entry: other, record: b }: Prepared,
): boolean {
  if (one.birth.precision !== 'day' || other.birth.precision !== 'day') return false;
  if (a.document !== null && a.document === b.document) return false;
  return Math.abs(Number(one.birth.from!.slice(0, 4)) - Number(other.birth.from!.slice(0, 4))) > 10;
}

const isKnownName = ({ families }: PreparedWord) => families.length > 0;

type PlacedPair = {
  readonly code: Extract<MatchReasonCode, `${string}-name`>;
  readonly pair: WordPairing;
  readonly words: readonly [PreparedWord, PreparedWord];
};

/** The matched words of two names, each with its place in the name. */
function wordPairs({ pairs, words }: NameComparison): PlacedPair[] {
  const firsts = [0, 1].map((side) =>
    words[side]!.findIndex(({ kind }) => kind === 'given' || kind === 'any'),
  );
  return pairs.map((pair) => {
    const both = [words[0][pair.one]!, words[1][pair.other]!] as const;
    const kinds = both.map(({ kind }) => kind);
    const isFather = kinds.includes('patronymic') || kinds.includes('father');
    const isFirst = firsts[0] === pair.one || firsts[1] === pair.other;
    const code = isFather
      ? 'father-name'
      : kinds.includes('given') || both.every(isKnownName)
        ? 'given-name'
        : kinds.includes('family')
          ? 'family-name'
          : isFirst
            ? 'given-name'
            : 'family-name';
    return { code, pair, words: both };
  });
}

/** What each part of the evidence adds, with weights applied; the remainder is `whole-name`. */
function weighedReasons(
  engine: MatchingEngine,
  compared: RecordComparison,
  bits: number,
): Weighed[] {
  const { names, records } = engine.weights;
  const weighed: Weighed[] = [];
  const add = (code: MatchReasonCode, value: number, facts: MatchReason['facts']) => {
    if (Math.abs(value) >= 0.05)
      weighed.push({ bits: round(value), reason: { code, for: value > 0, facts } });
  };
  for (const { code, pair } of compared.name === null ? [] : wordPairs(compared.name)) {
    const agrees = pair.chance >= 0.5;
    const weight = agrees
      ? names.agreeing
      : code === 'father-name'
        ? names['patronymic-contradiction']
        : code === 'family-name'
          ? names['family-contradiction']
          : names.contradiction;
    const likeness = round(pair.chance);
    add(code, (records.name * weight * pair.bits) / 10 / Math.LN2, {
      likeness,
      near: agrees && pair.chance < sure,
    });
  }
  if (compared.mother !== null) {
    const likeness = round(motherLikeness(compared.mother));
    add('mother-name', likeness >= 0.5 ? 1.5 : -records['mother-against'] / -Math.LN2, {
      likeness,
      near: likeness < sure,
    });
  }
  addBirth(engine, compared, weighed);
  if (compared.sex === 'other') add('sex', records['other-sex'] / Math.LN2, {});
  if (compared.document !== 'unknown') {
    add('document', (records.document * (compared.document === 'same' ? 1 : -0.2)) / Math.LN2, {});
  }
  const told = weighed.reduce((sum, one) => sum + one.bits, 0);
  add('whole-name', bits - told, {});
  return weighed;
}

function addBirth(engine: MatchingEngine, { birth }: RecordComparison, weighed: Weighed[]): void {
  const { records } = engine.weights;
  const code =
    birth.outcome === 'unknown'
      ? 'birth-unknown'
      : birth.outcome === 'swapped'
        ? 'birth-swapped'
        : 'birth';
  const isApart = birth.outcome === 'apart' || birth.outcome === 'far-apart';
  const weight = birth.bits > 0 ? records['birth-for'] : records['birth-against'];
  const bits = ((weight * birth.bits) / 10 + (isApart ? records['years-apart'] : 0)) / Math.LN2;
  weighed.push({
    bits: round(bits),
    reason: {
      code,
      for: bits > 0,
      facts: {
        outcome: birth.outcome,
        years: Math.round(birth.years * 10) / 10,
      },
    },
  });
}

function motherLikeness({ pairs }: NameComparison): number {
  return pairs.reduce((most, { chance }) => Math.max(most, chance), 0);
}

const round = (value: number) => Math.round(value * 100) / 100;
