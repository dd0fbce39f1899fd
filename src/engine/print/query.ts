// What every endpoint that prints is asked: in which language, and whether in large type.

import { z } from 'zod';
import { locales } from '../languages/locale.ts';

export const printQuery = z.strictObject({
  language: z.enum(locales),
  isLarge: z.enum(['true', 'false']).default('false'),
});
