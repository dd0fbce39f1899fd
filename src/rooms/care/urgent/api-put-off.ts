// The contract of putting off what stands on Today: until a day, with a reason, and only what is
// neither a danger nor a safety clock.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { day } from '../../../kernel/input.ts';
import { planners } from '../access.ts';
import { todayKinds } from '../today/model.ts';
import { chosenPutOffReasons, putOffReasons } from './model.ts';

/** As Today names it. */
const item = { kind: z.enum(todayKinds), record: z.uuid() };

export const readPutOff = endpoint({
  name: 'readPutOff',
  method: 'GET',
  path: '/api/put-offs',
  audit: 'read',
  who: planners,
  summary: 'Whose it is, until when it may be put off at most, and until when it is now',
  query: z.strictObject(item),
  returns: z.strictObject({
    personId: z.uuid(),
    personCode: z.string(),
    name: z.string().nullable(),
    untilOnMax: day,
    /** Null: it is not put off today. */
    putOff: z
      .strictObject({
        untilOn: day,
        reason: z.enum(putOffReasons),
        by: z.strictObject({ accountId: z.uuid(), name: z.string().nullable() }),
      })
      .nullable(),
  }),
  refuses: ['cannot-be-put-off'],
});

export const putOff = endpoint({
  name: 'putOff',
  method: 'POST',
  path: '/api/put-offs',
  audit: 'write',
  creates: 'care.put_off',
  who: planners,
  summary: 'Put off what stands on Today until a day; the supervisor sees it with the reason',
  body: z.strictObject({ ...item, untilOn: day, reason: z.enum(chosenPutOffReasons) }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['cannot-be-put-off', 'put-off-in-past', 'put-off-too-long'],
});

export const takeBackPutOff = endpoint({
  name: 'takeBackPutOff',
  method: 'PUT',
  path: '/api/put-offs/end',
  audit: 'write',
  who: planners,
  summary: 'It stands on Today again from now on',
  body: z.strictObject(item),
  returns: z.strictObject({}),
  refuses: ['cannot-be-put-off', 'nothing-put-off'],
});
