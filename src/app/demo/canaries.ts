// Canaries: a token of its own in every protected value, so that a leak can be found by searching
// files, logs and answers byte by byte, and the value it came from be named.

import type { DemoCanary } from './model.ts';

export type CanaryMaker = {
  /** A new token, noted as standing in that field of that record. */
  mark(record: string, field: string): string;
  /** The canaries noted since the last call. */
  take(): DemoCanary[];
};

const letters = 7;
const space = 36 ** letters;
// Without a factor of 2 or 3 the steps visit every token once before any comes again.
const step = 1_000_003;

export const canaryPattern = /cnry-[0-9a-z]{7}/g;

export function makeCanaries(seed: number): CanaryMaker {
  let at = Math.abs(seed * 7919) % space;
  let noted: DemoCanary[] = [];
  return {
    mark: (record, field) => {
      at = (at + step) % space;
      const value = `cnry-${at.toString(36).padStart(letters, '0')}`;
      noted.push({ record, field, value });
      return value;
    },
    take: () => {
      const taken = noted;
      noted = [];
      return taken;
    },
  };
}
