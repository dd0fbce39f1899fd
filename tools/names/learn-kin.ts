// Learns what names, ages and sex tell about parent and child, on the training share of the kin
// pairs: all pairs of one child are in one part.

import { createHash } from 'node:crypto';
import type { MatchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { kinBounds, kinFeatureValues } from '../../src/rooms/people/matching/kin.ts';
import { fitLogistic } from './logistic.ts';
import { birthOf, type Row } from './read-set.ts';
import { sexOf } from './records-of.ts';

export function isKinTraining(row: Row): boolean {
  return createHash('sha256').update(row['child_id']!).digest().readUInt32BE(0) / 2 ** 32 < 0.6;
}

export function learnKin(
  engine: MatchingEngine,
  rows: readonly Row[],
): { weights: number[]; pairs: number } {
  const training = rows.filter(isKinTraining);
  const examples = training.map((row) => {
    const person = (who: string) =>
      engine.prepare({
        name: row[`${who}_name`]!,
        birth: birthOf(row[`${who}_dob`]!),
        sex: sexOf(row[`${who}_sex`]!),
      });
    const asked =
      row['relation'] === 'father' || row['relation'] === 'mother' ? row['relation'] : 'parent';
    const features = kinFeatureValues(engine, {
      child: person('child'),
      adult: person('adult'),
      asked,
    });
    return { features, label: Number(row['label']) };
  });
  return { weights: fitLogistic(examples, kinBounds), pairs: training.length };
}
