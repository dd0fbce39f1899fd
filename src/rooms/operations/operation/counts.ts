// Planned, on lists, willing, boarded, arrived: added up from the states of persons. Exact, for the
// coordinator of the operation only; what leaves the programme goes through the release gate.

import type { output } from 'zod';
import type { EntryReason, EntryState } from '../entries/model.ts';
import { operationCounts } from './shapes.ts';
import type { Operation, StateCount } from './queries.ts';

const coming: readonly EntryState[] = [
  'willing',
  'identity-pending',
  'cleared',
  'boarded',
  'arrived',
  'handed-over',
];
const boarded: readonly EntryState[] = ['boarded', 'arrived', 'handed-over'];

export function countsOf(
  operation: Operation,
  states: readonly StateCount[],
  rest: { readonly rows: number; readonly openProposals: number },
): output<typeof operationCounts> {
  const sum = (isMeant: (row: StateCount) => boolean) =>
    states.filter(isMeant).reduce((total, row) => total + row.count, 0);
  const byReason = (state: EntryState) => {
    const reasons = new Map<EntryReason, number>();
    for (const row of states) {
      if (row.state !== state || row.reason === null) continue;
      reasons.set(row.reason, (reasons.get(row.reason) ?? 0) + row.count);
    }
    return [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((one, other) => other.count - one.count);
  };
  const { men, women, children } = operation.planned;
  return {
    planned: { men, women, children, all: men + women + children },
    onLists: sum(() => true),
    rowsOnLists: rest.rows,
    contacted: sum((row) => row.state !== 'identified'),
    willing: sum((row) => coming.includes(row.state)),
    refused: byReason('refused'),
    prevented: byReason('prevented'),
    undecided: sum((row) => row.state === 'undecided'),
    boarded: sum((row) => boarded.includes(row.state)),
    notBoarded: byReason('not-boarded'),
    arrived: sum((row) => row.state === 'arrived' || row.state === 'handed-over'),
    handedOver: sum((row) => row.state === 'handed-over'),
    unresolved: operation.unresolved,
    openProposals: rest.openProposals,
    mayBeMinor: sum((row) => row.mayBeMinor),
    unaccompanied: sum((row) => row.unaccompanied),
  };
}
