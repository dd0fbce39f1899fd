// When the server starts: the matching learns the spellings of given names of this programme.

import type { Services } from '../../engine/http/handler.ts';
import { useGivenNames } from './matching/engine.ts';
import { listInUse } from './queries-given-names.ts';

export async function loadGivenNames(pools: Services['pools']): Promise<void> {
  useGivenNames(await listInUse(pools.of('door')));
}
