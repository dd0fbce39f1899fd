// The form of countries/*/law.yaml, as strict as that of pack.yaml. Only the form is checked here;
// `findLawContradictions` checks whether the facts of one file agree. The screen sends the same
// form with the program's own names.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { bodyKinds, standings } from '../../engine/countries/country-pack.ts';
import { exemptionKinds, togetherness } from './model.ts';

// No control characters and none that change the direction of writing: a second reader must see
// exactly what the text contains.
const text = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u, {
    error: 'must be one line without control characters',
  });
const code = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be small letters, digits, hyphens' });
const known = { source: code, status: z.enum(standings) };
const names = z.strictObject({
  en: text,
  ru: text,
  kk: text.optional(),
  ky: text.optional(),
  tg: text.optional(),
  uz: text.optional(),
});
const months = z
  .int()
  .min(1)
  .max(50 * 12);
const inForce = { from: day, until: day.nullable() };
const reviews = z
  .array(z.strictObject({ by: text, on: day }))
  .max(10)
  .default([]);
const years = z.strictObject({ value: z.int().min(10).max(21), ...known, reviews });
const listed = z.strictObject({ value: z.array(code).max(100), ...known, reviews });
const monthsMost = z.union([months, z.literal('life')]).nullable();
const offence = {
  code,
  version: code,
  article: text.nullable(),
  names,
  ...inForce,
  ...known,
  reviews,
};
const exemption = {
  code,
  kind: z.enum(exemptionKinds),
  names,
  offences: z.array(code).min(1).max(100),
  together: z.enum(togetherness),
  conditions: z.array(z.strictObject({ code, names })).min(1).max(50),
  ...inForce,
  ...known,
  reviews,
};
const restriction = { kind: code, names, article: text.nullable(), ...known, reviews };
const country = z.string().regex(/^[a-z]{2}$/, { error: 'must be two small letters' });
const common = {
  code: country,
  sources: z
    .array(
      z.strictObject({
        id: code,
        title: text,
        names: names.optional(),
        year: z.int().min(1900).max(2100),
        address: z
          .url({ protocol: /^https?$/ })
          .max(500)
          .optional(),
      }),
    )
    .min(1)
    .max(200),
  versions: z
    .array(
      z.strictObject({
        id: code,
        number: text,
        adopted: day,
        names,
        ...inForce,
        ...known,
        reviews,
      }),
    )
    .min(1)
    .max(100),
};
const entriesMost = 300;

export const lawSchema = z.strictObject({
  ...common,
  responsibility: z.strictObject({ general: years, listed: years, listed_offences: listed }),
  offences: z
    .array(
      z.strictObject({
        ...offence,
        penalty: z
          .strictObject({ months_min: months.nullable(), months_max: monthsMost, ...known })
          .nullable(),
      }),
    )
    .max(entriesMost),
  exemptions: z
    .array(z.strictObject({ ...exemption, decided_by: z.enum(bodyKinds).nullable() }))
    .max(entriesMost),
  restrictions: z.array(z.strictObject({ ...restriction, months_max: months })).max(entriesMost),
});

/** A whole law as the screen sends it. */
export const lawOnScreen = z.strictObject({
  ...common,
  responsibility: z.strictObject({ general: years, listed: years, listedOffences: listed }),
  offences: z
    .array(
      z.strictObject({
        ...offence,
        penalty: z
          .strictObject({ monthsMin: months.nullable(), monthsMax: monthsMost, ...known })
          .nullable(),
      }),
    )
    .max(entriesMost),
  exemptions: z
    .array(z.strictObject({ ...exemption, decidedBy: z.enum(bodyKinds).nullable() }))
    .max(entriesMost),
  restrictions: z.array(z.strictObject({ ...restriction, monthsMax: months })).max(entriesMost),
});
export type LawDocument = z.output<typeof lawSchema>;
export type LawOnScreen = z.output<typeof lawOnScreen>;
