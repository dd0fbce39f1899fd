// Average precision, best F1 and recall at a precision, counted like the sets' own scorers.

export type Judged = { readonly bits: number; readonly label: number };

/**
 * `total`: all true pairs; left out: those among `judged`. It differs if some were never judged.
 */
export function metricsOf(judged: readonly Judged[], total?: number): Record<string, number> {
  const sorted = [...judged].sort((one, other) => other.bits - one.bits);
  const positives = total ?? sorted.reduce((sum, { label }) => sum + label, 0);
  let [right, area, f1] = [0, 0, 0];
  const recall: Record<string, number> = { 'recallAt0.98': 0, 'recallAt0.99': 0 };
  sorted.forEach(({ bits, label }, at) => {
    right += label;
    if (label) area += right / (at + 1);
    if (sorted[at + 1]?.bits === bits) return;
    const [precision, share] = [right / (at + 1), right / positives];
    f1 = Math.max(f1, (2 * precision * share) / (precision + share || 1));
    for (const least of [0.98, 0.99]) {
      if (precision >= least)
        recall[`recallAt${least}`] = Math.max(recall[`recallAt${least}`]!, share);
    }
  });
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    n: judged.length,
    positives,
    ap: round(area / positives),
    f1: round(f1),
    ...Object.fromEntries(Object.entries(recall).map(([name, value]) => [name, round(value)])),
  };
}
