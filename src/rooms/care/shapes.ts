// Shapes that several contracts of this room share. Apart from the model, which the browser reads
// too.

import { z } from 'zod';

export const sex = z.enum(['female', 'male', 'unknown']);
export const wordsText = z.string().trim().min(1).max(4000);
