// The contract of Today, which says what is due, and of the timeline, which says what happened.

import { z } from 'zod';
import { cursor, day, limit } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { disclosureWaiting } from '../../disclosure/public.ts';
import { supervisionWaiting } from '../../workforce/public.ts';
import { fileHolders, todayReaders } from '../access.ts';
import { liveHandingStates, putOffReasons } from '../urgent/model.ts';
import { codedTodayCodes, timelineKinds, todayCodes, todayGroups, todayKinds } from './model.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const todayItem = z.strictObject({
  kind: z.enum(todayKinds),
  /** What waits: with `kind` it names the item. */
  record: z.uuid(),
  why: z.strictObject({ code: z.enum(todayCodes), facts }),
  since: z.string(),
  /** Null for news: there is nothing to be late with. */
  dueAt: z.string().nullable(),
  group: z.enum(todayGroups),
  missed: z.boolean(),
  caseId: z.uuid().nullable(),
  personId: z.uuid(),
  personCode: z.string(),
  name: z.string().nullable(),
  /** Those who live together stand together; null for a person without a household. */
  family: z.strictObject({ id: z.uuid(), code: z.string().nullable() }).nullable(),
  /** For the supervisor: until when the lead put it off, and why. */
  putOff: z
    .strictObject({ untilOn: day, reason: z.enum(putOffReasons), byName: z.string().nullable() })
    .nullable(),
  /** Somebody was asked to do it instead. */
  handed: z
    .strictObject({ toName: z.string().nullable(), state: z.enum(liveHandingStates) })
    .nullable(),
  may: z.strictObject({ putOff: z.boolean(), handOn: z.boolean() }),
});

const codedMove = z.strictObject({
  id: z.uuid(),
  caseCode: z.string(),
  /** `accepted`: somebody else must be named, because whoever was to take it has left. */
  state: z.enum(['proposed', 'accepted', 'withdrawn']),
  since: z.string(),
  dueOn: day,
  missed: z.boolean(),
});

const codedItem = z.strictObject({
  id: z.uuid(),
  code: z.enum(codedTodayCodes),
  /** Of the household or the person. */
  reference: z.string(),
  isUrgent: z.boolean(),
  since: z.string(),
  dueAt: z.string(),
  missed: z.boolean(),
});

export const readToday = endpoint({
  name: 'readToday',
  method: 'GET',
  path: '/api/today',
  audit: 'read',
  who: todayReaders,
  summary:
    'What is due, most urgent first, by family: each item says why it is there and since when',
  query: z.strictObject({ limit }),
  returns: z.strictObject({
    /** Families in the order of their most urgent item, each with all that is owed to it. */
    items: z.array(todayItem),
    /** For a manager, coded: cases for which something is to be done, or that do not come. */
    moves: z.array(codedMove),
    /** For those who may take on somebody whom nobody here has yet; longest waiting first. */
    coded: z.array(codedItem),
    /** Steps of disclosures, by code. */
    disclosures: z.array(disclosureWaiting),
    /** Of those who work here: what one asked for, is owed or has agreed. */
    supervision: z.array(supervisionWaiting),
    /** The own organisation leaves the programme: cases that have no move yet. */
    leaving: z.strictObject({ leavesOn: day, left: z.number() }).nullable(),
    /** For a manager: open cases without a lead or a supervisor, or whose one has left. */
    leftBehind: z.number(),
    more: z.boolean(),
    /** Imported caseloads, as numbers, for those who see to them. */
    lists: z.array(
      z.strictObject({
        id: z.uuid(),
        importedAt: z.string(),
        onGround: z.number(),
        askBy: day.nullable(),
        takeBackUntil: z.string().nullable(),
      }),
    ),
    /** Imported lists that were taken back, with how many files the reader worked with. */
    takenBack: z.array(
      z.strictObject({
        id: z.uuid(),
        importedAt: z.string(),
        takenBackAt: z.string(),
        files: z.number(),
      }),
    ),
    day,
    may: z.strictObject({ write: z.boolean(), openFile: z.boolean() }),
  }),
  refuses: [],
});

export const readTimeline = endpoint({
  name: 'readTimeline',
  method: 'GET',
  path: '/api/persons/:personId/timeline',
  audit: 'read',
  who: fileHolders,
  summary: 'What happened and who did it, newest first, as coded items without texts',
  params: z.strictObject({ personId: z.uuid() }),
  query: z.strictObject({ after: cursor.optional(), limit }),
  returns: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(timelineKinds),
        code: z.string(),
        facts,
        at: z.string(),
        /** Who did it; null: nobody on record, or a name that is not shown here. */
        by: z.string().nullable(),
        /** Whom it was asked of, or who was assigned. */
        whom: z.string().nullable(),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});
