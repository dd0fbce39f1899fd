// The contract of asking the authority again, and of ending a search that changes nothing. The
// officer's access to the child's file ends with the search.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { coverWriters, searchReaders } from './access.ts';
import { reasonsToAsk } from './model.ts';

export const askAuthority = endpoint({
  name: 'askAuthority',
  method: 'POST',
  path: '/api/persons/:personId/guardianship-searches',
  audit: 'write',
  creates: 'guardianship.search',
  who: searchReaders,
  summary: 'Ask the authority to look again who answers for a child; it waits in their queue',
  params: z.strictObject({ personId: z.uuid() }),
  body: z.strictObject({ because: z.enum(reasonsToAsk) }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['child-is-of-age', 'search-already-open', 'no-guardianship-body'],
});

export const closeSearch = endpoint({
  name: 'closeSearch',
  method: 'PUT',
  path: '/api/guardianship-searches/:searchId/closure',
  audit: 'write',
  who: coverWriters,
  summary: 'End the own search because whoever answers for the child still does',
  params: z.strictObject({ searchId: z.uuid() }),
  body: z.strictObject({}),
  returns: z.strictObject({}),
  refuses: ['authority-stands-in'],
});
