// The contract of cover: who is responsible for each minor, open searches, and the alarm for a
// minor without cover. Only those with access to the file see a guardian's name; a manager sees
// only kinds.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { asked } from '../../kernel/unanswered.ts';
import { coverManagers, coverReaders, coverWriters, searchReaders } from './access.ts';
import {
  appointedKinds,
  ageBands,
  coverBases,
  coverGrounds,
  coverKinds,
  endReasons,
  groundsShown,
  kinRelations,
  reasonsToAsk,
  searchOutcomes,
  searchOrders,
  stepsAfterEnd,
  kinAnswers,
  kinReasons,
} from './model.ts';

/** What an officer records of a relative who was asked about the child. */
export const kinContactFields = {
  relation: z.enum(kinRelations),
  name: z.string().trim().min(1).max(200).nullable(),
  /** A number, an address, or through whom. */
  reach: z.string().trim().min(1).max(500).nullable(),
  contactedOn: day,
  answer: asked(z.enum(kinAnswers)),
  reason: asked(z.enum(kinReasons)),
  note: z.string().trim().min(1).max(2000).nullable(),
};
export const kinContactShown = z.strictObject({ id: z.uuid(), ...kinContactFields });

const personParams = z.strictObject({ personId: z.uuid() });
const searchParams = z.strictObject({ searchId: z.uuid() });
const text200 = z.string().trim().min(2).max(200);
const text80 = z.string().trim().min(1).max(80);
const names = z.record(z.string(), z.string());

const search = z.strictObject({
  id: z.uuid(),
  state: z.enum(['open', 'closed']),
  openedAt: z.string(),
  taken: z.boolean(),
  mine: z.boolean(),
  closedAt: z.string().nullable(),
  outcome: z.enum(searchOutcomes).nullable(),
  askedBecause: z.enum(reasonsToAsk).nullable(),
});

export const readCover = endpoint({
  name: 'readCover',
  method: 'GET',
  path: '/api/persons/:personId/cover',
  audit: 'read',
  who: coverReaders,
  summary: 'Who covers this person, now and before; a psychologist sees kinds and days only',
  params: personParams,
  returns: z.strictObject({
    mayBeMinor: z.boolean(),
    coveredToday: z.boolean(),
    comesOfAgeOn: day.nullable(),
    covers: z.array(
      z.strictObject({
        id: z.uuid(),
        version: z.number(),
        kind: z.enum(coverKinds),
        basis: z.enum(coverBases),
        fromOn: day,
        untilOn: day.nullable(),
        holdsToday: z.boolean(),
        holder: z
          .strictObject({
            personId: z.uuid().nullable(),
            name: z.string().nullable(),
            relation: z.enum(kinRelations).nullable(),
            organisationId: z.uuid().nullable(),
            organisationNames: names.nullable(),
          })
          .nullable(),
        /** Null for whoever sees kinds and days only. */
        order: z.strictObject({ authority: text200, number: text80, on: day }).nullable(),
        ground: z.enum(groundsShown).nullable(),
        groundReason: z.string().nullable(),
        endReason: z.enum(endReasons).nullable(),
        may: z.strictObject({ end: z.boolean(), readOrder: z.boolean(), attachOrder: z.boolean() }),
      }),
    ),
    searches: z.array(
      z.strictObject({
        ...search.shape,
        /** Of an open one: the authority, and the officer who has it. */
        call: z
          .strictObject({
            bodyNames: names,
            officer: z.strictObject({ name: z.string(), phone: z.string().nullable() }).nullable(),
          })
          .nullable(),
      }),
    ),
    may: z.strictObject({
      appoint: z.boolean(),
      ask: z.boolean(),
      openSearches: z.boolean(),
      findChildren: z.boolean(),
    }),
  }),
  refuses: [],
});

export const appointGuardian = endpoint({
  name: 'appointGuardian',
  method: 'POST',
  path: '/api/persons/:personId/covers',
  audit: 'write',
  creates: 'guardianship.cover',
  who: coverWriters,
  summary: 'Record a guardian or custodial parent; an interim body steps back on that day',
  params: personParams,
  body: z.strictObject({
    kind: z.enum(appointedKinds),
    basis: z.enum(coverBases),
    fromOn: day,
    untilOn: day.nullable(),
    holder: z.union([
      z.strictObject({ personId: z.uuid(), relation: z.enum(kinRelations) }),
      z.strictObject({ name: z.string().trim().min(1).max(300), relation: z.enum(kinRelations) }),
    ]),
    /** A parent needs none. */
    right: z
      .union([
        z.strictObject({
          order: z.strictObject({ authority: text200, number: text80, on: day }),
          /** Someone who works with the child has the same name. */
          isNamesake: z.boolean(),
        }),
        z.strictObject({
          ground: z.enum(coverGrounds),
          reason: z.string().trim().min(1).max(1000),
        }),
      ])
      .nullable(),
  }),
  returns: z.strictObject({ id: z.uuid(), searchClosed: z.boolean() }),
  refuses: [
    'child-is-of-age',
    'child-has-guardian',
    'holder-is-the-child',
    'holder-may-be-minor',
    'ends-before-it-begins',
    'begins-after-gap',
    'order-needed',
    'order-in-the-future',
    'ground-needs-end',
    'holder-works-with-child',
    'no-guardianship-body',
  ],
});

export const endCover = endpoint({
  name: 'endCover',
  method: 'PUT',
  path: '/api/covers/:coverId/end',
  audit: 'write',
  who: coverWriters,
  summary: 'End a cover; with `then: open-search` the authority stands in from that day',
  params: z.strictObject({ coverId: z.uuid() }),
  body: z.strictObject({
    baseVersion: version,
    untilOn: day,
    reason: z.enum(endReasons),
    then: z.enum(stepsAfterEnd),
  }),
  returns: z.strictObject({ version: z.number(), searchId: z.uuid().nullable() }),
  refuses: [
    'minor-without-cover',
    'ends-before-it-begins',
    'cover-already-ended',
    'no-guardianship-body',
    'conflict-changed-meanwhile',
  ],
});

export const listSearches = endpoint({
  name: 'listSearches',
  method: 'GET',
  path: '/api/guardianship-searches',
  audit: 'read',
  who: coverWriters,
  summary:
    'Open searches of the own authority, most urgent first or as asked; coded until one takes them',
  query: z.strictObject({
    order: z.enum(searchOrders).default('urgent'),
    after: cursor.optional(),
    limit,
  }),
  returns: z.strictObject({
    searches: z.array(
      z.strictObject({
        id: z.uuid(),
        personCode: z.string(),
        ageBand: z.enum(ageBands),
        since: z.string(),
        taken: z.boolean(),
        mine: z.boolean(),
        personId: z.uuid().nullable(),
        name: z.string().nullable(),
        may: z.strictObject({ take: z.boolean(), open: z.boolean() }),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});

export const takeSearch = endpoint({
  name: 'takeSearch',
  method: 'PUT',
  path: '/api/guardianship-searches/:searchId/taken',
  audit: 'write',
  who: coverWriters,
  summary: "Take an open search; the child's file opens to the one who took it",
  params: searchParams,
  body: z.strictObject({}),
  returns: z.strictObject({ personId: z.uuid() }),
  refuses: ['search-already-taken'],
});

export const readSearch = endpoint({
  name: 'readSearch',
  method: 'GET',
  path: '/api/guardianship-searches/:searchId',
  audit: 'read',
  who: searchReaders,
  summary: 'One search with every relative asked, the answer and the reason',
  params: searchParams,
  returns: z.strictObject({
    ...search.shape,
    personId: z.uuid(),
    personCode: z.string(),
    contacts: z.array(kinContactShown),
    may: z.strictObject({
      seeQueue: z.boolean(),
      appoint: z.boolean(),
      findKin: z.boolean(),
      recordContact: z.boolean(),
      close: z.boolean(),
    }),
  }),
  refuses: [],
});

export const recordKinContact = endpoint({
  name: 'recordKinContact',
  method: 'POST',
  path: '/api/guardianship-searches/:searchId/contacts',
  audit: 'write',
  creates: 'guardianship.kin_contact',
  who: coverWriters,
  summary: 'Record a relative asked, the answer and the reason, or why there is none',
  params: searchParams,
  body: z.strictObject(kinContactFields),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['search-closed', 'day-in-future', 'day-before-birth'],
});

export const listOrganisationCovers = endpoint({
  name: 'listOrganisationCovers',
  method: 'GET',
  path: '/api/covers',
  audit: 'read',
  who: coverManagers,
  summary: 'Minors of the own organisation and what kind of cover each has; no names',
  query: z.strictObject({ after: cursor.optional(), limit }),
  returns: z.strictObject({
    minors: z.array(
      z.strictObject({
        personId: z.uuid(),
        personCode: z.string(),
        kind: z.enum(coverKinds).nullable(),
        untilOn: day.nullable(),
        coveredToday: z.boolean(),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});
