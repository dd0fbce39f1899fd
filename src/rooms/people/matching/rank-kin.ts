// Which of these adults may be family of a child, and on which side: parents by the child's own
// name; grandparents, aunts and uncles by the names of a known parent. It ranks whom to ask about
// and makes nobody kin. The weights for parents were learnt (kin.ts); those for siblings are our
// judgement, explained below.

import { compareBirths } from './compare-births.ts';
import type { PreparedRecord } from './compare-records.ts';
import { type MatchingEngine, matchingEngine } from './engine.ts';
import { type AskedParent, kinFeatures, kinFeatureValues } from './kin.ts';
import type { KnownPerson } from './likely-same.ts';
import type { KinReasonCode, KinRelationCode } from '../model.ts';

export type KinReason = {
  readonly code: KinReasonCode;
  readonly for: boolean;
  readonly bits: number;
  readonly facts: Readonly<Record<string, never>>;
};
export type LikelyKin = {
  readonly id: string;
  readonly relation: KinRelationCode;
  readonly bits: number;
  readonly reasons: readonly KinReason[];
};

/** `mother`, `father`: records of known parents; otherwise null. */
export type KinQuestion = {
  readonly child: KnownPerson;
  readonly mother: KnownPerson | null;
  readonly father: KnownPerson | null;
};

/** Only those with more evidence for than against, the likeliest first. */
export function rankKin(
  question: KinQuestion,
  adults: readonly KnownPerson[],
  limit: number,
): LikelyKin[] {
  const engine = matchingEngine();
  const [child, mother, father] = [question.child, question.mother, question.father].map((person) =>
    person === null ? [] : recordsOf(engine, person),
  );
  const known = new Set([question.child.id, question.mother?.id, question.father?.id]);
  return adults
    .filter(({ id }) => !known.has(id))
    .flatMap((adult): LikelyKin[] => {
      const others = recordsOf(engine, adult);
      const found = [
        ...(question.mother !== null && adult.sex === 'female'
          ? []
          : parentOf(engine, child!, others, ['mother', 'father'])),
        ...siblingOf(engine, child!, others, ['sibling', 'sibling']),
        ...parentOf(engine, mother!, others, ['grandmother-maternal', 'grandfather-maternal']),
        ...parentOf(engine, father!, others, ['grandmother-paternal', 'grandfather-paternal']),
        ...siblingOf(engine, mother!, others, ['aunt-maternal', 'uncle-maternal']),
        ...siblingOf(engine, father!, others, ['aunt-paternal', 'uncle-paternal']),
      ]
        .filter(({ bits }) => bits > 0)
        .toSorted((one, other) => other.bits - one.bits);
      return found[0] ? [{ id: adult.id, ...found[0] }] : [];
    })
    .toSorted((one, other) => other.bits - one.bits || (one.id < other.id ? -1 : 1))
    .slice(0, limit);
}

type Weighed = Omit<LikelyKin, 'id'>;
type BySex = readonly [female: KinRelationCode, male: KinRelationCode];

function recordsOf(engine: MatchingEngine, { names, sex, birth }: KnownPerson): PreparedRecord[] {
  return names
    .slice(0, 6)
    .map((name) => engine.prepare({ name, birth, sex: sex === 'unknown' ? null : sex }));
}

// oxlint-disable-next-line eslint/max-params
function parentOf(
  engine: MatchingEngine,
  children: readonly PreparedRecord[],
  adults: readonly PreparedRecord[],
  as: BySex,
): Weighed[] {
  return bestOf(children, adults, (child, adult) => {
    const asked: AskedParent = adult.sex === 'female' ? 'mother' : 'father';
    const values = kinFeatureValues(engine, { child, adult, asked });
    const parts = kinFeatures.map((name, at) => ({
      name,
      bits: (engine.weights.kin[name] * values[at]!) / Math.LN2,
    }));
    return {
      relation: as[adult.sex === 'female' ? 0 : 1],
      bits: parts.reduce((sum, part) => sum + part.bits, engine.weights.kin.start / Math.LN2),
      reasons: reasonsOf(parts),
    };
  });
}

// A shared patronymic counts most, then a shared family name. Siblings rarely have the same given
// name or thirty years between them. Not learnt, because no data set has siblings with their sides.
const siblingBits = {
  start: -4,
  'same-father': 5,
  'family-for': 6,
  'family-against': 2,
  'same-given': -4,
  'age-against': -4,
};

// oxlint-disable-next-line eslint/max-params
function siblingOf(
  engine: MatchingEngine,
  ones: readonly PreparedRecord[],
  adults: readonly PreparedRecord[],
  as: BySex,
): Weighed[] {
  return bestOf(ones, adults, (one, adult) => {
    const values = kinFeatureValues(engine, { child: one, adult, asked: 'parent' });
    const valueOf = (name: (typeof kinFeatures)[number]) => values[kinFeatures.indexOf(name)]!;
    const isFar =
      one.birth.from !== null &&
      adult.birth.from !== null &&
      compareBirths(one.birth, adult.birth).years > 30;
    const parts = (['same-father', 'family-for', 'family-against', 'same-given'] as const).map(
      (name) => ({ name, bits: siblingBits[name] * valueOf(name) }),
    );
    const all = [
      ...parts,
      { name: 'age-against' as const, bits: isFar ? siblingBits['age-against'] : 0 },
    ];
    return {
      relation: as[adult.sex === 'female' ? 0 : 1],
      bits: all.reduce((sum, part) => sum + part.bits, siblingBits.start),
      reasons: reasonsOf(all),
    };
  });
}

/** Over all spellings of both, the pair with the most evidence. */
function bestOf(
  ones: readonly PreparedRecord[],
  others: readonly PreparedRecord[],
  weigh: (one: PreparedRecord, other: PreparedRecord) => Weighed,
): Weighed[] {
  let best: Weighed | null = null;
  for (const one of ones) {
    for (const other of others) {
      const found = weigh(one, other);
      if (best === null || found.bits > best.bits) best = found;
    }
  }
  return best === null ? [] : [best];
}

const codes: Readonly<Record<(typeof kinFeatures)[number], KinReason['code']>> = {
  'father-for': 'kin-father',
  'father-against': 'kin-father',
  'chain-for': 'kin-chain',
  'family-for': 'kin-family',
  'family-against': 'kin-family',
  'same-given': 'kin-given',
  'same-father': 'kin-same-father',
  'child-of-child': 'kin-child-of-child',
  'age-for': 'kin-age',
  'age-against': 'kin-age',
  'wrong-sex': 'kin-sex',
};

function reasonsOf(
  parts: readonly { name: (typeof kinFeatures)[number]; bits: number }[],
): KinReason[] {
  return parts
    .filter(({ bits }) => Math.abs(bits) >= 0.3)
    .map(({ name, bits }): KinReason => ({
      code: codes[name],
      for: bits > 0,
      bits: Math.round(bits * 10) / 10,
      facts: {},
    }))
    .toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits));
}
