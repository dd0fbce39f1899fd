// Records new states of entries and what follows from them: no text is kept about people who do not
// come and their erase day is set, and persons and families are arranged again.

import type { Handling } from '../../../engine/http/handler.ts';
import type { Endpoint } from '../../../kernel/contract.ts';
import { rearrange } from '../proposals/reconcile.ts';
import { forgetTexts, noteStates, type OwnState } from './queries.ts';
import { isStaying } from './rules.ts';

export type Move = OwnState & { readonly rootId: string };
type Noting = Pick<Handling<Endpoint>, 'tx' | 'actor'>;

/** `staying`: how many of them do not come. */
export async function noteMoves(
  { tx, actor }: Noting,
  operationId: string,
  moves: readonly Move[],
): Promise<{ readonly staying: number }> {
  await noteStates(tx, actor.accountId, moves);
  const rootIds = moves.filter((move) => isStaying(move.to)).map((move) => move.rootId);
  if (rootIds.length > 0) await forgetTexts(tx, rootIds);
  await rearrange(tx, operationId);
  return { staying: rootIds.length };
}
