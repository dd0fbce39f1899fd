// The contract of exemption, amnesty and pardon, for a proceeding or a voluntary return: legal aid
// first, then each condition with its answer and its evidence, then the decision. No one is
// notified of any of it.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { matterHolders } from '../access.ts';
import { exemptionDecision, newAnswer, newExemption } from '../charge/shapes.ts';

const saved = z.strictObject({ id: z.uuid() });

export const requestExemption = endpoint({
  name: 'requestExemption',
  method: 'POST',
  path: '/api/matters/:subjectId/proceedings/:proceedingId/exemptions',
  audit: 'write',
  creates: 'legal.exemption_request',
  who: matterHolders,
  summary:
    'Open a request under a rule of exemption, amnesty or pardon, after legal aid was offered',
  params: z.strictObject({ subjectId: z.uuid(), proceedingId: z.uuid() }),
  body: newExemption,
  returns: saved,
  violates: { 'legal.exemption_one_open': 'request-is-open' },
  refuses: [
    'legal-aid-first',
    'state-in-the-future',
    'law-changed-meanwhile',
    'no-such-rule',
    'rule-not-for-this-offence',
    'no-such-step',
    'request-is-open',
  ],
});

const requestParams = z.strictObject({ subjectId: z.uuid(), requestId: z.uuid() });

export const answerCondition = endpoint({
  name: 'answerCondition',
  method: 'POST',
  path: '/api/matters/:subjectId/exemptions/:requestId/answers',
  audit: 'write',
  creates: 'legal.exemption_answer',
  who: matterHolders,
  summary:
    'Answer one condition with a reference to what the answer rests on; the newest answer counts',
  params: requestParams,
  body: newAnswer,
  returns: saved,
  refuses: ['request-is-decided', 'no-such-condition', 'evidence-needed'],
});

export const decideExemption = endpoint({
  name: 'decideExemption',
  method: 'PUT',
  path: '/api/matters/:subjectId/exemptions/:requestId/decision',
  audit: 'write',
  who: matterHolders,
  summary:
    'Record that it was granted, which exempts at once, refused or withdrawn, which changes nothing else',
  params: requestParams,
  body: exemptionDecision,
  returns: z.strictObject({ id: z.uuid(), version: z.number() }),
  refuses: [
    'conflict-changed-meanwhile',
    'request-is-decided',
    'state-in-the-future',
    'before-the-last-state',
    'conditions-not-met',
    'no-such-step',
    'decision-needs-a-body',
  ],
});
