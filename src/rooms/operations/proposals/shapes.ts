// A proposal with its two sides, as contracts show it.

import { z } from 'zod';
import { birth, sex } from '../../../kernel/person-input.ts';
import { entryStates } from '../entries/model.ts';
import { listKinds } from '../lists/model.ts';
import { facts } from '../lists/shapes.ts';
import { relations } from '../lists/reading/model.ts';
import { proposalStates, comparedFields } from './model.ts';

const text = z.string().nullable();
export const proposalSide = z.strictObject({
  entryId: z.uuid(),
  code: z.string(),
  listId: z.uuid(),
  listKind: z.enum(listKinds),
  sheet: z.string(),
  row: z.number(),
  fullName: z.string(),
  givenName: text,
  familyName: text,
  fatherName: text,
  motherName: text,
  birth,
  sex,
  relation: z.enum(relations).nullable(),
  familyCode: z.string(),
  document: text,
  state: z.enum(entryStates),
});
export const proposal = z.strictObject({
  id: z.uuid(),
  band: z.enum(['same', 'look']),
  score: z.number(),
  state: z.enum(proposalStates),
  reasons: z.array(
    z.strictObject({
      code: z.string(),
      for: z.boolean(),
      bits: z.number().optional(),
      facts,
    }),
  ),
  a: proposalSide,
  b: proposalSide,
  agrees: z.array(z.enum(comparedFields)),
  differs: z.array(z.enum(comparedFields)),
  decidedAt: z.string().nullable(),
  version: z.number(),
});
export type Proposal = z.infer<typeof proposal>;
