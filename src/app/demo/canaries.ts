// Canaries: every protected value contains its own token, so that searching files, logs and answers
// byte by byte finds a leak and names the value it came from.

import type { DemoCanary } from './model.ts';

export type CanaryMaker = {
  /** Creates a token and records which field of which record contains it. */
  mark(record: string, field: string): string;
  /** The canaries recorded since the last call. */
  take(): DemoCanary[];
};

const letters = 7;
const space = 36 ** letters;
// Has no factor of 2 or 3, so the steps visit every token once before any repeats.
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
