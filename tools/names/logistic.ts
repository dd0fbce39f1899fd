// Logistic regression by Newton's method with a small ridge: few features, exact, the same on every
// machine.

export type Example = { readonly features: readonly number[]; readonly label: number; readonly weight?: number };

/** Weights with the intercept first; `ridge` holds all but the intercept near `towards` (zero). */
export function fitLogistic(examples: readonly Example[], ridge = 1): number[] {
  const size = examples[0]!.features.length + 1;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 30; round++) {
    const gradient = new Array<number>(size).fill(0);
    const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
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
      for (let column = pivot; column <= size; column++) rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}
