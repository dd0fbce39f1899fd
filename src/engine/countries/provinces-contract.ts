// The provinces of the programme's country, for lists and maps: public data of the country pack,
// the same for every role. Outlines are not included: the browser loads them as a file.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';

export const provinceShown = z.strictObject({
  /** ISO 3166-2. */
  code: z.string(),
  names: z.record(z.string(), z.string()),
  /** True if the outline is older than the province, or missing. */
  schematic: z.boolean(),
  /** Longitude and latitude. */
  point: z.tuple([z.number(), z.number()]).nullable(),
  separatedFrom: z.string().nullable(),
});
export type ProvinceShown = z.infer<typeof provinceShown>;

export const listProvinces = endpoint({
  name: 'listProvinces',
  method: 'GET',
  path: '/api/provinces',
  who: 'signed-in',
  audit: 'none',
  summary: "Provinces of the programme's country with their names, by code",
  returns: z.strictObject({ country: z.string(), provinces: z.array(provinceShown) }),
  refuses: [],
});
