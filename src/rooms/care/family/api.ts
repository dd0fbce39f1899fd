// The contract of what is recorded for a household in one form. Each person's record stands alone;
// about their safety each is asked alone, one by one.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { day } from '../../../kernel/input.ts';
import { needsWriters } from '../access.ts';
import { safetyAskings, safetyConcerns } from '../model.ts';
import { wordsText } from '../shapes.ts';
import { familyPlaces, familyMost } from './model.ts';

const params = z.strictObject({ householdId: z.uuid() });

export const readFamily = endpoint({
  name: 'readFamily',
  method: 'GET',
  path: '/api/households/:householdId/family',
  audit: 'read',
  who: needsWriters,
  summary: 'Those of a household in whose cases one writes, and who may be visited together',
  params,
  returns: z.strictObject({
    householdCode: z.string().nullable(),
    members: z.array(
      z.strictObject({
        caseId: z.uuid(),
        personId: z.uuid(),
        personCode: z.string(),
        name: z.string().nullable(),
        mayBeMinor: z.boolean(),
        /** Before any interview legal aid is offered, to each person alone. */
        legalAidDue: z.boolean(),
      }),
    ),
  }),
  refuses: [],
});

export const recordFamilyVisit = endpoint({
  name: 'recordFamilyVisit',
  method: 'POST',
  path: '/api/households/:householdId/visits',
  audit: 'write',
  who: needsWriters,
  summary: 'Record one visit in the case of each person who was met; all of them, or none',
  params,
  body: z.strictObject({
    visitedOn: day,
    place: z.enum(familyPlaces),
    /** Of the children: whether an adult who answers for them was there. */
    guardianPresent: z.boolean(),
    nextVisitOn: day.nullable(),
    /** What concerns all of them, and is written into the file of each. */
    text: wordsText.nullable(),
    members: z
      .array(
        z.strictObject({
          caseId: z.uuid(),
          safetyAsked: z.enum(safetyAskings),
          safetyConcern: z.enum(safetyConcerns),
          /** What concerns this person alone. */
          text: wordsText.nullable(),
        }),
      )
      .min(1)
      .max(familyMost),
  }),
  returns: z.strictObject({ visits: z.number() }),
  violates: {
    'care.visit_one_first': 'first-visit-already-made',
    'care.visit_safety_said_alone': 'safety-answer-needs-alone',
  },
  refuses: [
    'legal-aid-not-offered',
    'first-visit-already-made',
    'day-in-future',
    'day-before-birth',
    'next-visit-before-visit',
    'next-visit-too-far',
    'child-alone-is-for-minors',
    'safety-answer-needs-alone',
    'case-is-closed',
    'member-twice',
  ],
});
