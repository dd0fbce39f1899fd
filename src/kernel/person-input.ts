// What every contract asks alike of a person: name, sex, birth, and codes of places. Apart from
// person.ts, because the browser reads the codes and never carries a schema.

import { z } from 'zod';
import { birthPrecisions } from './birth.ts';
import { day } from './input.ts';
import { sexes, spokenLanguages } from './person.ts';

export const sex = z.enum(sexes);
export const spokenLanguage = z.enum(spokenLanguages);

/** ISO 3166-1 and -2. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/);
export const provinceCode = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);

export const birth = z
  .strictObject({
    from: day.nullable(),
    to: day.nullable(),
    precision: z.enum(birthPrecisions),
  })
  .refine(
    (value) =>
      (value.from === null) === (value.precision === 'unknown') &&
      (value.from === null) === (value.to === null) &&
      (value.from === null || value.from <= value.to!),
    'the days and the precision do not fit',
  );

const namePart = z.string().trim().max(150).nullable();
/** Only the whole name is required: not every name has parts. */
export const personName = z.strictObject({
  fullName: z.string().trim().min(1).max(300),
  givenName: namePart,
  familyName: namePart,
  fatherName: namePart,
  language: spokenLanguage.nullable(),
});
export type PersonName = z.infer<typeof personName>;
