// The form of countries/*/law.yaml, strict like that of pack.yaml. Only form is checked here; whether the
// facts of one file agree is checked by `findLawContradictions`.

import { z } from 'zod';
import { type Day, isDay } from '../../kernel/day.ts';
import { bodyKinds, standings } from './country-pack.ts';
import { exemptionKinds, togetherness } from './law-pack.ts';

const text = z.string().trim().min(1).max(1000);
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be small letters, digits, hyphens' });
const day = z.string().refine((value): value is Day => isDay(value), {
  error: 'must be a day that exists, like 2024-03-01',
});
const known = { source: code, status: z.enum(standings) };
const names = z.strictObject({
  en: text, ru: text, kk: text.optional(), ky: text.optional(), tg: text.optional(), uz: text.optional(),
});
const months = z.int().min(1).max(50 * 12);
const inForce = { from: day, until: day.nullable() };
const reviews = z.array(z.strictObject({ by: text, on: day })).max(10).default([]);
const years = z.strictObject({ value: z.int().min(10).max(21), ...known, reviews });

export const lawSchema = z.strictObject({
  code: z.string().regex(/^[a-z]{2}$/, { error: 'must be two small letters' }),
  sources: z.array(z.strictObject({
    id: code, title: text, year: z.int().min(1900).max(2100), address: z.url().optional(),
  })).min(1),
  responsibility: z.strictObject({
    general: years, listed: years,
    listed_offences: z.strictObject({ value: z.array(code), ...known, reviews }),
  }),
  versions: z.array(z.strictObject({
    id: code, number: text, adopted: day, names, ...inForce, ...known, reviews,
  })).min(1),
  offences: z.array(z.strictObject({
    code, version: code, article: text.nullable(), names, ...inForce, ...known, reviews,
    penalty: z.strictObject({
      months_min: months.nullable(), months_max: z.union([months, z.literal('life')]).nullable(), ...known,
    }).nullable(),
  })),
  exemptions: z.array(z.strictObject({
    code, kind: z.enum(exemptionKinds), names, offences: z.array(code).min(1), together: z.enum(togetherness),
    conditions: z.array(z.strictObject({ code, names })).min(1), decided_by: z.enum(bodyKinds).nullable(),
    ...inForce, ...known, reviews,
  })),
  restrictions: z.array(z.strictObject({
    kind: code, names, article: text.nullable(), months_max: months, ...known, reviews,
  })),
});
export type LawDocument = z.output<typeof lawSchema>;
