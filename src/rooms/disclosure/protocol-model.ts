// The nouns of an information-sharing protocol: which organisations agreed on what, for how long,
// and who signed.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { directions, fieldNames } from './catalogue.ts';

const direction = z.enum(directions);
const fieldName = z.enum(fieldNames);
const line = (most: number) => z.string().trim().min(1).max(most);

export const organisationShown = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  names: z.record(z.string(), z.string()),
  side: z.enum(['justice', 'care']),
});
export type OrganisationShown = z.infer<typeof organisationShown>;

const protocolStates = ['unsigned', 'ahead', 'valid', 'over', 'ended'] as const;

export const newProtocol = z.strictObject({
  parties: z.array(z.uuid()).min(2).max(20),
  directions: z.array(direction).min(1),
  fields: z.array(fieldName).min(1),
  purpose: line(500).min(2),
  retentionDays: z.number().int().min(1).max(365),
  breachContact: line(300).min(2),
  validFrom: day,
  validUntil: day,
});

export const protocolShown = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  purpose: z.string(),
  directions: z.array(direction),
  fields: z.array(fieldName),
  retentionDays: z.number(),
  breachContact: z.string(),
  validFrom: day,
  validUntil: day,
  state: z.enum(protocolStates),
  parties: z.array(
    z.strictObject({
      ...organisationShown.shape,
      signedBy: z.string().nullable(),
      signedOn: day.nullable(),
      mayAsk: z.boolean(),
      isOwn: z.boolean(),
    }),
  ),
  maySign: z.boolean(),
  mayEnd: z.boolean(),
});
export type ProtocolShown = z.infer<typeof protocolShown>;
