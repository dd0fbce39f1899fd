// What the forms of the week have in common: how much is written in each, and how lines are asked.

import type { Lines, Typed } from '../../src/engine/forms/line.ts';
import { type Asked, askedByLines } from './typing.ts';

export type FormOfWeek = {
  readonly form: string;
  readonly times: number;
  readonly asked: readonly Asked[];
};

/**
 * Characters of what is written, on average. A line of a screen has about 75. Longer where a
 * colleague who comes next has to act on it; words of a visit are what was seen and agreed, with
 * nothing clinical.
 */
export const written = {
  /** Six lines on what concerns all of a family. */
  family: 450,
  /** Two lines on one of them; of four, two have something of their own. */
  member: 150,
  /** Nearly seven lines: all about one person stands in it. */
  visit: 500,
  /** Three lines: a call tells less, and less may be said in it. */
  call: 250,
  /** Four lines: what was done, by whom, what is left. */
  concern: 300,
  /** Nearly three lines on each of the five levels. */
  level: 200,
  /** A sentence or two in the person's own words. */
  goal: 150,
  /** A sentence: the service has a code. */
  action: 120,
  provider: 25,
  phone: 13,
  name: 25,
  address: 40,
  kin: 200,
} as const;
export const words = (length: number): string => 'x'.repeat(length);

/** The lines of a form are typed by its answers; here any form will do. */
export const lined = (lines: object, start: object, answers: Typed): readonly Asked[] =>
  askedByLines(lines as Lines, start, answers);
