// A civil day in a contract of this room.

import { z } from 'zod';
import { isDay } from '../../kernel/day.ts';

export const day = z.string().refine(isDay, 'not a day that exists (YYYY-MM-DD)');
