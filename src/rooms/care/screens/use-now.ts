// What the parts of "what now?" on a person's page share: one reading, asked once.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useRead } from '../../../web/read.ts';
import type { readNow } from '../now/api.ts';

export type Now = ReturnsOf<typeof readNow>;

export function useNow(personId: string) {
  return useRead<typeof readNow>('GET /api/persons/:personId/now', { params: { personId } });
}
