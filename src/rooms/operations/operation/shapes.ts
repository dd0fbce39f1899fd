// An operation and its counts, as contracts take and show them.

import { z } from 'zod';
import { day } from '../../../kernel/input.ts';
import { countryCode } from '../../../kernel/person-input.ts';
import { entryReasons } from '../entries/model.ts';
import { phases } from './model.ts';

const shortText = z.string().trim().max(200);
export const planned = z.strictObject({
  men: z.number().int().min(0).max(100_000),
  women: z.number().int().min(0).max(100_000),
  children: z.number().int().min(0).max(100_000),
});

/** What a coordinator states about an operation; dates are civil days in the programme's zone. */
export const operationFields = z.strictObject({
  name: z.string().trim().min(1).max(120),
  phase: shortText.nullable(),
  originSite: shortText.nullable(),
  originCountry: countryCode.nullable(),
  carrier: shortText.nullable(),
  partners: z.array(shortText.min(1)).max(20),
  plannedOn: day.nullable(),
  departedOn: day.nullable(),
  landedOn: day.nullable(),
  planned,
});
export type OperationFields = z.infer<typeof operationFields>;

export const operationSummary = z.strictObject({
  ...operationFields.shape,
  id: z.uuid(),
  state: z.enum(phases),
  version: z.number(),
  unresolved: z.number(),
});
export type OperationSummary = z.infer<typeof operationSummary>;

export const reasonCount = z.strictObject({ reason: z.enum(entryReasons), count: z.number() });
/** Exact, for the coordinator of the operation; persons, each counted once after reconciliation. */
export const operationCounts = z.strictObject({
  planned: z.strictObject({ ...planned.shape, all: z.number() }),
  onLists: z.number(),
  rowsOnLists: z.number(),
  contacted: z.number(),
  willing: z.number(),
  refused: z.array(reasonCount),
  prevented: z.array(reasonCount),
  undecided: z.number(),
  boarded: z.number(),
  notBoarded: z.array(reasonCount),
  arrived: z.number(),
  handedOver: z.number(),
  unresolved: z.number(),
  openProposals: z.number(),
  mayBeMinor: z.number(),
  unaccompanied: z.number(),
});
