// Logistic regression by Newton's method with a small ridge: few features, exact, the same on every
// machine.

export type Example = {
  readonly features: readonly number[];
  readonly label: number;
  readonly weight?: number;
};

/** The sign that each feature's weight must have; a number fixes the weight at that value. */
export type Bounds = readonly ('any' | 'for' | 'against' | number)[];

/**
 * Weights with the intercept first; a small ridge keeps all but the intercept near zero. A weight
 * that comes out with the wrong sign is fixed at zero and the others are fitted again.
 */
export function fitLogistic(examples: readonly Example[], bounds: Bounds = []): number[] {
  const fixed = new Map(
    bounds.flatMap((bound, at) => (typeof bound === 'number' ? [[at + 1, bound] as const] : [])),
  );
  for (;;) {
    const weights = fitWith(examples, fixed);
    const wrong = bounds.findIndex(
      (bound, at) =>
        !fixed.has(at + 1) &&
        ((bound === 'for' && weights[at + 1]! < 0) ||
          (bound === 'against' && weights[at + 1]! > 0)),
    );
    if (wrong < 0) return weights;
    fixed.set(wrong + 1, 0);
  }
}

function fitWith(examples: readonly Example[], fixed: ReadonlyMap<number, number>): number[] {
  const ridge = 1;
  const size = examples[0]!.features.length + 1;
  let weights = Array.from({ length: size }, (_, at) => fixed.get(at) ?? 0);
  for (let round = 0; round < 30; round++) {
    const gradient = zeros(size);
    const hessian = Array.from({ length: size }, () => zeros(size));
    for (const { features, label, weight = 1 } of examples) {
      const x = [1, ...features];
      const p = 1 / (1 + Math.exp(-dot(weights, x)));
      const slope = weight * (label - p);
      const bend = weight * p * (1 - p);
      for (let i = 0; i < size; i++) {
        gradient[i]! += slope * x[i]!;
        if (x[i] === 0) continue;
        for (let j = 0; j < size; j++) hessian[i]![j]! += bend * x[i]! * x[j]!;
      }
    }
    for (let i = 0; i < size; i++) {
      if (i > 0) gradient[i]! -= ridge * weights[i]!;
      hessian[i]![i]! += i > 0 ? ridge : 1e-9;
    }
    for (const at of fixed.keys()) {
      gradient[at] = 0;
      for (let other = 0; other < size; other++)
        hessian[at]![other] = hessian[other]![at] = at === other ? 1 : 0;
    }
    const step = solve(hessian, gradient);
    weights = weights.map((value, at) => value + step[at]!);
    if (Math.max(...step.map(Math.abs)) < 1e-7) break;
  }
  return weights;
}

export function dot(weights: readonly number[], x: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at]! * x[at]!;
  return sum;
}

export function logLoss(examples: readonly Example[], weights: readonly number[]): number {
  let loss = 0;
  let total = 0;
  for (const { features, label, weight = 1 } of examples) {
    const margin = dot(weights, [1, ...features]) * (label ? 1 : -1);
    loss += weight * (margin > 30 ? 0 : Math.log1p(Math.exp(-margin)));
    total += weight;
  }
  return loss / total;
}

function solve(matrix: number[][], vector: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, vector[at]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++) {
      if (Math.abs(rows[row]![pivot]!) > Math.abs(rows[best]![pivot]!)) best = row;
    }
    [rows[pivot], rows[best]] = [rows[best]!, rows[pivot]!];
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++)
        rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}

const zeros = (length: number) => Array.from({ length }, () => 0);
