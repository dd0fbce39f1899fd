// The contract of two files that may be one person: who is likely, how two files compare, the steps
// by which two people merge them or take them apart, and what waits for a second person. Merging
// points one file to the other and moves nothing (docs/decisions/0005).

import { z } from 'zod';
import { version, versionOrNone } from '../../kernel/input.ts';
import { birth, personName, sex } from '../../kernel/person-input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { fileWriters, pairDeciders } from './access.ts';
import { matchBands, matchReasonCodes } from './matching/matcher.ts';
import { intakePerson, personSummary } from './shapes.ts';

export const pairStates = [
  'proposed',
  'withdrawn',
  'different',
  'merged',
  'undo-proposed',
  'undone',
] as const;
export const pairSteps = [
  'proposed',
  'withdrawn',
  'different',
  'merged',
  'undo-proposed',
  'kept',
  'undone',
] as const;
/** Steps that need a reason in the user's own words. */
export const stepsWithReason = ['proposed', 'different', 'undo-proposed', 'kept'] as const;
/** Why two files may not become one; the words of each say what to do about it. */
export const mergeObstacles = [
  'file-already-merged',
  'other-file-keeps-another',
  'files-of-two-organisations',
  'recorded-as-kin',
  'different-from-merged-file',
  'sex-differs',
  'birth-differs',
  'open-case-in-other-file',
  'guardian-in-other-file',
  'refusal-in-other-file',
] as const;

const reason = z.strictObject({
  code: z.enum(matchReasonCodes),
  for: z.boolean(),
  bits: z.number().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
const personParams = z.strictObject({ personId: z.uuid() });
const pairParams = z.strictObject({ personId: z.uuid(), otherId: z.uuid() });
const likely = z.strictObject({
  person: personSummary,
  band: z.enum(matchBands),
  reasons: z.array(reason),
});

export const listLikelyFiles = endpoint({
  name: 'listLikelyFiles',
  method: 'GET',
  path: '/api/persons/:personId/likely-files',
  audit: 'read',
  who: pairDeciders,
  summary:
    "Other files in one's own reach that may be of the same person, and what was decided before",
  params: personParams,
  returns: z.strictObject({
    likely: z.array(likely),
    known: z.array(
      z.strictObject({ person: personSummary, state: z.enum(pairStates), isKept: z.boolean() }),
    ),
  }),
  refuses: [],
});

const side = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  version: z.number(),
  names: z.array(z.string()),
  sex,
  birth,
  citizenship: z.string().nullable(),
  province: z.string().nullable(),
  householdCode: z.string().nullable(),
  openedAt: z.string(),
});
export const comparedFields = [
  'name',
  'sex',
  'birth',
  'citizenship',
  'province',
  'householdCode',
] as const;

export const readFilePair = endpoint({
  name: 'readFilePair',
  method: 'GET',
  path: '/api/persons/:personId/pairs/:otherId',
  audit: 'read',
  who: pairDeciders,
  summary: 'Two files side by side: what agrees, what speaks for and against, the steps taken',
  params: pairParams,
  returns: z.strictObject({
    one: side,
    other: side,
    agrees: z.array(z.enum(comparedFields)),
    differs: z.array(z.enum(comparedFields)),
    reasons: z.array(reason),
    /** Why the files may not be merged if this one is kept; null if they may. */
    obstacles: z.strictObject({
      keepOne: z.enum(mergeObstacles).nullable(),
      keepOther: z.enum(mergeObstacles).nullable(),
    }),
    pair: z
      .strictObject({
        state: z.enum(pairStates),
        version: z.number(),
        keptId: z.uuid().nullable(),
        steps: z.array(
          z.strictObject({
            step: z.enum(pairSteps),
            at: z.string(),
            byMe: z.boolean(),
            by: z.string().nullable(),
            reason: z.string().nullable(),
          }),
        ),
      })
      .nullable(),
  }),
  refuses: [],
});

export const stepFilePair = endpoint({
  name: 'stepFilePair',
  method: 'PUT',
  path: '/api/persons/:personId/pairs/:otherId',
  audit: 'write',
  who: pairDeciders,
  summary:
    'Propose, confirm (another person), refuse or undo (two people) that two files are one person',
  params: pairParams,
  body: z.strictObject({
    step: z.enum(pairSteps),
    /** The version of the pair that the caller read; 0 if nothing was decided yet. */
    baseVersion: versionOrNone,
    /** The file that is kept; only with `proposed`. */
    keptId: z.uuid().nullable(),
    reason: z.string().trim().min(2).max(500).nullable(),
    /** The versions of the files that were compared; only with `merged` and `undone`. */
    versions: z.strictObject({ one: version, other: version }).nullable(),
  }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [
    ...mergeObstacles,
    'step-does-not-follow',
    'second-person-needed',
    'not-your-proposal',
    'reason-needed',
    'kept-file-needed',
    'no-guardianship-body',
    'conflict-changed-meanwhile',
  ],
});

export const listWaitingPairs = endpoint({
  name: 'listWaitingPairs',
  method: 'GET',
  path: '/api/file-pairs/waiting',
  audit: 'read',
  who: pairDeciders,
  summary: "Pairs of files in one's own reach that wait for a second person",
  returns: z.strictObject({
    pairs: z.array(
      z.strictObject({
        one: personSummary,
        other: personSummary,
        state: z.enum(['proposed', 'undo-proposed']),
        since: z.string(),
        byMe: z.boolean(),
      }),
    ),
  }),
  refuses: [],
});

export const checkIntake = endpoint({
  name: 'checkIntake',
  method: 'POST',
  path: '/api/intake/check',
  audit: 'read',
  who: fileWriters,
  summary:
    "Before files are opened: files in one's own reach that may be of the same people, and " +
    'organisations to ask, where the person agreed that this organisation may learn of them',
  body: z.strictObject({
    persons: z
      .array(
        z.strictObject({
          name: personName,
          otherSpellings: intakePerson.shape.otherSpellings,
          sex,
          birth,
        }),
      )
      .min(1)
      .max(30),
  }),
  returns: z.strictObject({
    /** False after too many questions this hour: other organisations were not searched. */
    elsewhereAsked: z.boolean(),
    persons: z.array(
      z.strictObject({
        own: z.array(likely),
        elsewhere: z.array(
          z.strictObject({
            organisationNames: z.record(z.string(), z.string()),
            agreeing: z.array(z.enum(['name', 'birth-year', 'sex'])),
          }),
        ),
      }),
    ),
  }),
  // Names must not be kept with the command, where they would outlive the access to them.
  refuses: [],
  secretAnswer: true,
});
