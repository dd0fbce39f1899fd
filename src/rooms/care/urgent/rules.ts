// What this reader may do about a concern or a handing; pure. The database decides the same
// (`care.settle_concern`, `care.answer_handing`), and it alone knows whether two accounts belong to
// one human being.

import { liveHandingStates } from './model.ts';
import type { ConcernRow, HandingRow } from './queries.ts';

export type Reader = { readonly accountId: string; readonly settles: boolean };
type Told = Pick<HandingRow, 'state' | 'fromAccount' | 'toAccount'>;

const isLive = ({ state }: Told) => liveHandingStates.some((live) => live === state);

/** What was declined asks for nothing any more. */
export function mayAnswer(handing: Told, { accountId, settles }: Reader) {
  const isMine = settles && handing.toAccount === accountId && isLive(handing);
  return {
    accept: isMine && handing.state === 'asked',
    decline: isMine,
    withdraw: settles && handing.fromAccount === accountId && isLive(handing),
  };
}

export function mayOfConcern(
  concern: Pick<ConcernRow, 'outcome' | 'raisedBy'>,
  handing: Told | null,
  { accountId, settles }: Reader,
) {
  const settle = settles && concern.outcome === null;
  return {
    settle,
    deny: settle && concern.raisedBy !== accountId,
    handOn: settle && !(handing && isLive(handing)),
  };
}
