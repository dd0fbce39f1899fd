// The contract of meeting the person: the offer of legal aid, visits, and the needs assessment by
// five levels. Texts are encrypted before they reach the database; none is for clinical content.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../../kernel/input.ts';
import { legalAidAnswers, spokenLanguages } from '../../../kernel/person.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { needsReaders, needsWriters } from '../access.ts';
import {
  caseStates,
  levels,
  needPriorities,
  needsOfLevel,
  presentParties,
  priorities,
  safetyAskings,
  safetyConcerns,
  strengthsOfLevel,
  visitKinds,
} from '../model.ts';
import { wordsText } from '../shapes.ts';

const caseParams = z.strictObject({ caseId: z.uuid() });
const assessmentParams = z.strictObject({ assessmentId: z.uuid() });

export const recordLegalAidOffer = endpoint({
  name: 'recordLegalAidOffer',
  method: 'POST',
  path: '/api/cases/:caseId/legal-aid-offers',
  audit: 'write',
  creates: 'care.legal_aid_offer',
  who: needsWriters,
  summary: 'Record that legal aid was offered, before any interview',
  params: caseParams,
  body: z.strictObject({
    offeredOn: day,
    toldIn: z.enum(spokenLanguages),
    answer: z.enum(legalAidAnswers),
  }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['day-in-future', 'case-is-closed'],
});

export const recordVisit = endpoint({
  name: 'recordVisit',
  method: 'POST',
  path: '/api/cases/:caseId/visits',
  audit: 'write',
  creates: 'care.visit',
  who: needsWriters,
  summary: 'Record a visit or call; a safety concern may raise the priority of need',
  params: caseParams,
  body: z.strictObject({
    visitedOn: day,
    kind: z.enum(visitKinds),
    present: z.array(z.enum(presentParties)).max(3),
    safetyConcern: z.enum(safetyConcerns),
    /** Null: not said, as in visits of before this was asked. */
    safetyAsked: z.enum(safetyAskings).nullable().default(null),
    text: wordsText.nullable(),
    nextVisitOn: day.nullable(),
  }),
  returns: z.strictObject({
    id: z.uuid(),
    state: z.enum(caseStates),
    priority: z.enum(priorities),
    contactDueAt: z.string(),
    contactMade: z.boolean(),
    version: z.number(),
  }),
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
  ],
});

export const listVisits = endpoint({
  name: 'listVisits',
  method: 'GET',
  path: '/api/cases/:caseId/visits',
  audit: 'read',
  who: needsReaders,
  summary: 'Visits of one case, newest first, decrypted for this reading',
  params: caseParams,
  query: z.strictObject({ after: cursor.optional(), limit }),
  returns: z.strictObject({
    visits: z.array(
      z.strictObject({
        id: z.uuid(),
        visitedOn: day,
        kind: z.enum(visitKinds),
        present: z.array(z.enum(presentParties)),
        safetyConcern: z.enum(safetyConcerns),
        safetyAsked: z.enum(safetyAskings).nullable(),
        text: z.string().nullable(),
        nextVisitOn: day.nullable(),
        madeBy: z.strictObject({ accountId: z.uuid(), name: z.string().nullable() }),
        madeAt: z.string(),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});

const codesOf = (table: Readonly<Record<string, readonly string[]>>, level: string) =>
  z.array(z.enum(table[level] as [string, ...string[]])).max(10);
const levelBody = (level: (typeof levels)[number]) =>
  z.strictObject({
    strengths: codesOf(strengthsOfLevel, level),
    needs: codesOf(needsOfLevel, level),
    priority: z.enum(needPriorities),
    text: wordsText.nullable(),
  });
/** One entry for each level; `priority` means how pressing the need is. */
export const assessedLevels = z.strictObject({
  individual: levelBody('individual'),
  family: levelBody('family'),
  education: levelBody('education'),
  community: levelBody('community'),
  structural: levelBody('structural'),
});

export const makeAssessment = endpoint({
  name: 'makeAssessment',
  method: 'POST',
  path: '/api/cases/:caseId/assessments',
  audit: 'write',
  creates: 'care.assessment',
  who: needsWriters,
  summary: 'A new needs assessment over all five levels',
  params: caseParams,
  body: z.strictObject({ assessedOn: day, levels: assessedLevels }),
  returns: z.strictObject({
    id: z.uuid(),
    version: z.number(),
    lockedAt: z.string(),
    state: z.enum(caseStates),
  }),
  refuses: ['day-in-future', 'day-before-birth', 'visit-first', 'case-is-closed'],
});

export const changeAssessment = endpoint({
  name: 'changeAssessment',
  method: 'PUT',
  path: '/api/assessments/:assessmentId',
  audit: 'write',
  who: needsWriters,
  summary: 'Change an assessment within 72 hours; earlier versions are kept',
  params: assessmentParams,
  body: z.strictObject({ baseVersion: version, levels: assessedLevels }),
  returns: z.strictObject({ id: z.uuid(), version: z.number() }),
  refuses: ['assessment-locked', 'conflict-changed-meanwhile'],
});

export const addAddendum = endpoint({
  name: 'addAddendum',
  method: 'POST',
  path: '/api/assessments/:assessmentId/addenda',
  audit: 'write',
  creates: 'care.assessment_addendum',
  who: needsWriters,
  summary: 'Add to an assessment, also after it is locked',
  params: assessmentParams,
  body: z.strictObject({ text: wordsText }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: [],
});

export const listAssessments = endpoint({
  name: 'listAssessments',
  method: 'GET',
  path: '/api/cases/:caseId/assessments',
  audit: 'read',
  who: needsReaders,
  summary: 'The newest assessments of a case with their addenda, newest first, at most 20',
  params: caseParams,
  returns: z.strictObject({
    assessments: z.array(
      z.strictObject({
        id: z.uuid(),
        assessedOn: day,
        madeAt: z.string(),
        madeBy: z.string().nullable(),
        version: z.number(),
        locked: z.boolean(),
        lockedAt: z.string(),
        levels: z.array(
          z.strictObject({
            level: z.enum(levels),
            strengths: z.array(z.string()),
            needs: z.array(z.string()),
            priority: z.enum(needPriorities),
            text: z.string().nullable(),
          }),
        ),
        addenda: z.array(
          z.strictObject({
            id: z.uuid(),
            text: z.string(),
            madeAt: z.string(),
            madeBy: z.string().nullable(),
          }),
        ),
        may: z.strictObject({ change: z.boolean(), add: z.boolean() }),
      }),
    ),
  }),
  refuses: [],
});
