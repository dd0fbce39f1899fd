// The contract of what was said before somebody took over: what is still open on the person's page,
// and one form that answers several at once.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { version } from '../../../kernel/input.ts';
import { concernReaders, concernWriters } from '../access.ts';
import { toldAnswers, toldKinds, toldSources, toldStates } from './model.ts';

const staff = z.strictObject({ accountId: z.uuid(), name: z.string().nullable() });
const personParams = z.strictObject({ personId: z.uuid() });

export const readTold = endpoint({
  name: 'readTold',
  method: 'GET',
  path: '/api/persons/:personId/told',
  audit: 'read',
  who: concernReaders,
  summary: 'What was said at handover or intake: what nobody has answered first, then the answers',
  params: personParams,
  returns: z.strictObject({
    personCode: z.string(),
    name: z.string().nullable(),
    told: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(toldKinds),
        /** A need or a language of an offer, or an answer about legal aid. */
        code: z.string(),
        /** `offer`: said of the whole family, and answered for all of it. */
        source: z.enum(toldSources),
        saidAt: z.string(),
        saidBy: staff,
        dueAt: z.string(),
        late: z.boolean(),
        state: z.enum(toldStates),
        answeredAt: z.string().nullable(),
        answeredBy: staff.nullable(),
        version: z.number(),
      }),
    ),
    may: z.strictObject({ answer: z.boolean() }),
  }),
  refuses: [],
});

export const answerTold = endpoint({
  name: 'answerTold',
  method: 'PUT',
  path: '/api/persons/:personId/told',
  audit: 'write',
  who: concernWriters,
  summary: 'Answer what was said at handover or intake, several at once',
  params: personParams,
  body: z.strictObject({
    answers: z
      .array(z.strictObject({ id: z.uuid(), baseVersion: version, answer: z.enum(toldAnswers) }))
      .min(1)
      .max(40),
  }),
  returns: z.strictObject({ answered: z.number() }),
  refuses: ['told-already-answered', 'nothing-goes-on', 'conflict-changed-meanwhile'],
});
