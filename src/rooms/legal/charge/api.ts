// The contract of one proceeding beyond its course: the offences that may be cited, what was
// considered for a child, the sentence, the day of expunging. Only officers of the matter see any
// of this.

import { z } from 'zod';
import { day, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { matterHolders } from '../access.ts';
import { citing, newAlternatives, newSentence, proceedingPage, weighedOffence } from './shapes.ts';

const proceedingParams = z.strictObject({ subjectId: z.uuid(), proceedingId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const listOffences = endpoint({
  name: 'listOffences',
  method: 'GET',
  path: '/api/matters/offences',
  audit: 'none',
  who: matterHolders,
  summary:
    "Offences of the programme's country for the days of an act: those that may be cited first, and why not the others",
  query: z.strictObject({ from: day.optional(), to: day.optional() }),
  returns: z.strictObject({
    editionId: z.uuid(),
    edition: z.number(),
    /** A demo treats reported law as checked. */
    reportedPermits: z.boolean(),
    offences: z.array(weighedOffence),
  }),
  refuses: [],
});

export const readProceeding = endpoint({
  name: 'readProceeding',
  method: 'GET',
  path: '/api/matters/:subjectId/proceedings/:proceedingId',
  audit: 'read',
  who: matterHolders,
  summary:
    'One proceeding: the law it cites, what stands in the way of a charge, alternatives, sentence, exemption, detention',
  params: proceedingParams,
  returns: proceedingPage,
  refuses: [],
});

export const citeOffence = endpoint({
  name: 'citeOffence',
  method: 'PUT',
  path: '/api/matters/:subjectId/proceedings/:proceedingId/offence',
  audit: 'write',
  who: matterHolders,
  summary: 'Cite an offence of the law in force that may be cited for the days of the act',
  params: proceedingParams,
  body: z.strictObject({ offence: citing, baseVersion: version }),
  returns: z.strictObject({ id: z.uuid(), version: z.number() }),
  refuses: [
    'conflict-changed-meanwhile',
    'law-changed-meanwhile',
    'proceeding-of-another-country',
    'act-day-not-known',
    'offence-not-citable',
    'birth-not-known',
    'below-the-age',
    'counsel-needed',
    'alternatives-needed',
    'best-interests-needed',
  ],
});

export const considerAlternatives = endpoint({
  name: 'considerAlternatives',
  method: 'POST',
  path: '/api/matters/:subjectId/proceedings/:proceedingId/alternatives',
  audit: 'write',
  creates: 'legal.alternatives_considered',
  who: matterHolders,
  summary: 'Record which alternatives to a charge were considered and why they are not enough',
  params: proceedingParams,
  body: newAlternatives,
  returns: saved,
  refuses: ['state-in-the-future'],
});

export const recordSentence = endpoint({
  name: 'recordSentence',
  method: 'POST',
  path: '/api/matters/:subjectId/proceedings/:proceedingId/sentences',
  audit: 'write',
  creates: 'legal.sentence',
  who: matterHolders,
  summary:
    'Record a sentence; above the greatest penalty, or where that is not known, with its cumulation ground. The newest counts',
  params: proceedingParams,
  body: newSentence,
  returns: saved,
  refuses: ['sentence-needs-a-conviction', 'cumulation-ground-needed', 'state-in-the-future'],
});

export const setExpungement = endpoint({
  name: 'setExpungement',
  method: 'PUT',
  path: '/api/matters/:subjectId/proceedings/:proceedingId/expungement',
  audit: 'write',
  who: matterHolders,
  summary:
    'A registrar sets the day from which nobody sees a proceeding that is over; only ever brought forward',
  params: proceedingParams,
  body: z.strictObject({ on: day, baseVersion: version.optional() }),
  returns: saved,
  refuses: [
    'not-allowed',
    'conflict-changed-meanwhile',
    'not-over-yet',
    'before-the-last-state',
    'only-earlier',
  ],
});
