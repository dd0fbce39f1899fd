// Shapes that several contracts of this room share.

import { z } from 'zod';

export const wordsText = z.string().trim().min(1).max(4000);
