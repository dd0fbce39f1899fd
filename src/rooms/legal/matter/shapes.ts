// A subject, a proceeding and a hearing, as contracts take and show them. What a probation officer
// is not shown is null.

import { z } from 'zod';
import { day, hourOfDay } from '../../../kernel/input.ts';
import { birth, countryCode, personName } from '../../../kernel/person-input.ts';
import { restrictionShown } from '../restriction/shapes.ts';
import {
  firstStates,
  actPrecisions,
  counselStates,
  proceedingStates,
  placeKinds,
  hearingOutcomes,
  officerRoles,
} from './model.ts';

export const actTime = z
  .strictObject({
    from: day.nullable(),
    to: day.nullable(),
    precision: z.enum(actPrecisions),
  })
  .refine(
    (value) =>
      (value.from === null) === (value.precision === 'unknown') &&
      (value.from === null) === (value.to === null) &&
      (value.from === null || value.from <= value.to!) &&
      (value.precision !== 'day' || value.from === value.to),
    'the days and the precision do not fit',
  );
export type ActTime = z.infer<typeof actTime>;

export const newSubject = z.strictObject({
  name: personName,
  otherSpellings: z.array(personName).max(5),
  birth,
  birthDisputed: z.boolean(),
  counsel: z.enum(counselStates),
});
export type NewSubject = z.infer<typeof newSubject>;

/** `article` names the law as the court does ("Art. 256, part 2, Criminal Code"). */
export const newProceeding = z.strictObject({
  act: actTime,
  article: z.string().trim().min(1).max(200),
  country: countryCode,
  court: z.string().trim().min(1).max(200),
  courtNumber: z.string().trim().max(80).nullable(),
  state: z.enum(firstStates),
  stateOn: day,
  /** The cited offence of the law in force; null until one is cited. */
  offence: z
    .strictObject({ editionId: z.uuid(), code: z.string().trim().min(1).max(80), from: day })
    .nullable()
    .default(null),
});
export type NewProceeding = z.infer<typeof newProceeding>;

/** `undefined`: not said, as older clients do. */
export const hearingPlace = {
  heldAt: hourOfDay.nullable().optional(),
  room: z.string().trim().min(1).max(60).nullable().optional(),
  judge: z.string().trim().min(1).max(120).nullable().optional(),
};

export const newHearing = z.strictObject({
  proceedingId: z.uuid(),
  heldOn: day,
  placeKind: z.enum(placeKinds),
  outcome: z.enum(hearingOutcomes),
  ...hearingPlace,
  note: z.string().trim().max(4000).nullable(),
});
export type NewHearing = z.infer<typeof newHearing>;

// ---------------------------------------------------------------- as shown

export const officer = z.strictObject({
  accountId: z.uuid(),
  displayName: z.string(),
  role: z.enum(officerRoles),
});

export const matterSummary = z.strictObject({
  subjectId: z.uuid(),
  code: z.string(),
  fullName: z.string(),
  state: z.enum(proceedingStates).nullable(),
  court: z.string().nullable(),
  nextHearingOn: day.nullable(),
  activeRestrictions: z.number(),
  nextEndOn: day.nullable(),
  officers: z.array(officer),
  registeredOn: day,
});
export type MatterSummary = z.infer<typeof matterSummary>;

/** Fields marked null for a probation officer are not shown to that role: minimum fields. */
export const proceedingShown = z.strictObject({
  id: z.uuid(),
  state: z.enum(proceedingStates),
  stateOn: day,
  court: z.string(),
  courtNumber: z.string().nullable(),
  registeredOn: day,
  version: z.number(),
  act: actTime.nullable(),
  article: z.string().nullable(),
  country: z.string().nullable(),
  /** What the state may become next; empty for those who may not change it. */
  nextStates: z.array(z.enum(proceedingStates)),
  transitions: z.array(
    z.strictObject({
      from: z.enum(proceedingStates).nullable(),
      to: z.enum(proceedingStates),
      on: day,
    }),
  ),
});

export const hearingShown = z.strictObject({
  id: z.uuid(),
  proceedingId: z.uuid(),
  heldOn: day,
  /** As the clocks of the programme show it. */
  heldAt: hourOfDay.nullable(),
  room: z.string().nullable(),
  /** Null for a probation officer. */
  judge: z.string().nullable(),
  placeKind: z.enum(placeKinds),
  outcome: z.enum(hearingOutcomes),
  note: z.string().nullable(),
  version: z.number(),
});

export const matterPage = z.strictObject({
  subject: z.strictObject({
    id: z.uuid(),
    code: z.string(),
    fullName: z.string(),
    registeredOn: day,
    /** Null for a probation officer. */
    otherNames: z.array(z.string()).nullable(),
    birth: birth.nullable(),
    birthDisputed: z.boolean().nullable(),
    counsel: z.enum(counselStates).nullable(),
    isVictim: z.boolean().nullable(),
    /** The day from which this matter is hidden from everyone, if it is already known. */
    hiddenFrom: day.nullable(),
  }),
  proceedings: z.array(proceedingShown),
  restrictions: z.array(restrictionShown),
  hearings: z.array(hearingShown),
  officers: z.array(officer),
  /** The base version of an assignment; null for those who may not assign. */
  assignmentVersion: z.number().nullable(),
  /** True: minimum fields only. */
  minimum: z.boolean(),
  may: z.strictObject({
    assign: z.boolean(),
    addProceeding: z.boolean(),
    addHearing: z.boolean(),
    restrict: z.boolean(),
  }),
});
export type MatterPage = z.infer<typeof matterPage>;
export type Subject = MatterPage['subject'];
export type Hearing = z.infer<typeof hearingShown>;
