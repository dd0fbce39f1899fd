// The contract of the list that a reception takes to the landing.

import { z } from 'zod';
import { printQuery } from '../../../engine/print/query.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { coordinators } from '../access.ts';
import { operationParams } from '../operation/api.ts';
import { printedStates } from './model.ts';

export const printPeople = endpoint({
  name: 'printPeople',
  method: 'GET',
  path: '/api/operations/:operationId/landing-list',
  audit: 'read',
  who: coordinators,
  summary: 'Who is aboard or has arrived, family by family, as a PDF to print',
  params: operationParams,
  query: z.strictObject({ ...printQuery.shape, state: z.enum(printedStates) }),
  returns: 'file',
  refuses: [],
});
