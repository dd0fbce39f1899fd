// How two nearly identical records may be related if they are not one person: twins, siblings,
// parent and child, namesakes. Shown beside the evidence, so that the person who decides knows what
// to check. It adds no bits.

import type { RecordComparison } from './compare-records.ts';
import type { MatchingEngine } from './engine.ts';
import { kinFeatures, kinFeatureValues } from './kin.ts';
import type { MatchReasonCode } from './matcher.ts';
import type { PreparedRecord } from './compare-records.ts';
import { contradictionsOf } from './record-evidence.ts';

export type RelationHint = Extract<MatchReasonCode, `likely-${string}`>;

const generationYears = 13;

/** Null if nothing suggests such a relation. */
export function relationHint(
  engine: MatchingEngine,
  records: readonly [PreparedRecord, PreparedRecord],
  compared: RecordComparison,
): RelationHint | null {
  const { name, birth } = compared;
  if (name === null) return null;
  if (birth.years >= generationYears && isParent(engine, records)) return 'likely-parent';
  const { given, agreeing, fathers } = contradictionsOf(name);
  const sharesParents =
    fathers > 0 || (compared.mother !== null && contradictionsOf(compared.mother).agreeing > 0);
  if (given > 0.5 && (sharesParents || agreeing >= 2)) {
    return birth.outcome === 'same-day' ? 'likely-twin' : 'likely-sibling';
  }
  const isApart = birth.outcome === 'apart' || birth.outcome === 'far-apart';
  return isApart && given === 0 && agreeing >= 2 ? 'likely-namesake' : null;
}

function isParent(
  engine: MatchingEngine,
  [one, other]: readonly [PreparedRecord, PreparedRecord],
): boolean {
  const isOlder = (one.birth.from ?? '') < (other.birth.from ?? '');
  const [adult, child] = isOlder ? [one, other] : [other, one];
  const values = kinFeatureValues(engine, { child, adult, asked: 'parent' });
  return (
    values[kinFeatures.indexOf('father-for')]! > 0 || values[kinFeatures.indexOf('chain-for')]! > 0
  );
}
