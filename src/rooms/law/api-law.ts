// The law of the programme's country as the country pack contains it, for every role: what is
// known, from which source and how well. Public facts, nothing about any person's matter.

import { z } from 'zod';
import { numberInAddress } from '../../kernel/input.ts';
import { endpoint } from '../../kernel/contract.ts';
import { standings } from '../../engine/countries/country-pack.ts';
import { exemptionKinds, togetherness } from './model.ts';

const known = { source: z.string(), status: z.enum(standings) };
const names = z.record(z.string(), z.string());
const inForce = { from: z.string(), until: z.string().nullable() };
const reviews = z.array(z.strictObject({ by: z.string(), on: z.string() }));
const years = z.strictObject({ value: z.number(), ...known, reviews });

export const readLawOfCountry = endpoint({
  name: 'readLawOfCountry',
  method: 'GET',
  path: '/api/law',
  who: 'signed-in',
  audit: 'none',
  query: z.strictObject({ edition: numberInAddress.optional() }),
  summary:
    "Versions, offences, exemptions and limits of restrictions of the programme's country, with source and standing",
  returns: z.strictObject({
    country: z.string(),
    /** Sequence number of the edition. */
    edition: z.number(),
    /** False for an earlier edition or a proposal. */
    inForce: z.boolean(),
    /**
     * In a demo, reported law permits like checked law; in a real programme only checked law
     * permits.
     */
    reportedPermits: z.boolean(),
    sources: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        names: names.optional(),
        year: z.number(),
        address: z.string().optional(),
      }),
    ),
    responsibility: z.strictObject({
      general: years,
      listed: years,
      listedOffences: z.strictObject({ value: z.array(z.string()), ...known, reviews }),
    }),
    versions: z.array(
      z.strictObject({
        id: z.string(),
        number: z.string(),
        adopted: z.string(),
        names,
        ...inForce,
        ...known,
        reviews,
      }),
    ),
    offences: z.array(
      z.strictObject({
        code: z.string(),
        version: z.string(),
        article: z.string().nullable(),
        names,
        ...inForce,
        ...known,
        reviews,
        penalty: z
          .strictObject({
            monthsMin: z.number().nullable(),
            monthsMax: z.union([z.number(), z.literal('life')]).nullable(),
            ...known,
          })
          .nullable(),
      }),
    ),
    exemptions: z.array(
      z.strictObject({
        code: z.string(),
        kind: z.enum(exemptionKinds),
        names,
        offences: z.array(z.string()),
        conditions: z.array(z.strictObject({ code: z.string(), names })),
        together: z.enum(togetherness),
        decidedBy: z.string().nullable(),
        ...inForce,
        ...known,
        reviews,
      }),
    ),
    restrictions: z.array(
      z.strictObject({
        kind: z.string(),
        names,
        article: z.string().nullable(),
        monthsMax: z.number(),
        ...known,
        reviews,
      }),
    ),
  }),
  refuses: [],
});
