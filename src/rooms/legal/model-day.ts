// A calendar day as the contracts of this room take and give it.

import { z } from 'zod';
import { isDay } from '../../kernel/day.ts';

export const day = z.string().refine(isDay, 'not a day that exists (YYYY-MM-DD)');
