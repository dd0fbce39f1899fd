// Medians, percentiles and ratios of measured times. Nothing is left out and nothing is smoothed:
// the slowest request of a run counts in its p95.

export type Times = readonly number[];

/** The value that `share` (0 to 1) of the times do not exceed. Throws if there are no times. */
export function percentile(times: Times, share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  const found = sorted[at];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export function median(times: Times): number {
  return percentile(times, 0.5);
}

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
