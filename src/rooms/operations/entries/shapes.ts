// An entry and the rows it comes from, as contracts show them. Names are null once the coordinator
// no longer has them.

import { z } from 'zod';
import { birth, sex } from '../../../kernel/person-input.ts';
import { listKinds } from '../lists/model.ts';
import { marks, relations } from '../lists/reading/model.ts';
import { entryStates, entryReasons, entryBases } from './model.ts';

const text = z.string().nullable();
export const entrySummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  state: z.enum(entryStates),
  reason: z.enum(entryReasons).nullable(),
  sex,
  mayBeMinor: z.boolean(),
  unaccompanied: z.boolean(),
  relation: z.enum(relations).nullable(),
  mark: z.enum(marks).nullable(),
  /** Null once the coordinator no longer has the names (handed over, or erased). */
  name: z.strictObject({ full: z.string(), given: text, family: text, father: text }).nullable(),
  birth: birth.nullable(),
  familyId: z.uuid(),
  familyCode: z.string(),
  listKinds: z.array(z.enum(listKinds)),
  stateConflict: z.boolean(),
  version: z.number(),
});
export type EntrySummary = z.infer<typeof entrySummary>;

/** One row of one list, as that list has the person. */
export const entryOrigin = z.strictObject({
  entryId: z.uuid(),
  listId: z.uuid(),
  listKind: z.enum(listKinds),
  sheet: z.string(),
  row: z.number(),
  state: z.enum(entryStates),
  reason: z.enum(entryReasons).nullable(),
  fullName: z.string(),
  motherName: text,
  fatherName: text,
  birth,
  sex,
  citizenship: text,
  familyNumber: text,
  place: text,
  tent: text,
  kunya: text,
  address: text,
  district: text,
  document: text,
  phone: text,
  note: text,
  relation: z.enum(relations).nullable(),
  mark: z.enum(marks).nullable(),
  listedStatus: z.enum(['boarded', 'not-boarded']).nullable(),
  listedReason: z.enum(entryReasons).nullable(),
});
export const entryTransition = z.strictObject({
  from: z.enum(entryStates).nullable(),
  to: z.enum(entryStates),
  reason: z.enum(entryReasons).nullable(),
  basis: z.enum([...entryBases, 'list', 'merged', 'merge-undone', 'acceptance']),
  at: z.string(),
});
