// Looks for rows that may mean the same person and keeps persons and families arranged after every
// decision. The matcher asks; a person answers. Matching runs in a thread of its own, because ten
// thousand entries keep a processor busy for seconds.

import { runInWorker } from '../../../engine/files/in-worker.ts';
import type { Tx } from '../../../engine/db/database.ts';
import type { BirthPrecision } from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { done, type Outcome } from '../../../kernel/outcome.ts';
import {
  addedGivenNames,
  type MatchEntry,
  type MatchOptions,
  type MatchProposal,
} from '../../people/public.ts';
import { openEntryText } from '../operation/operation-key.ts';
import { arrange } from './arrangement.ts';
import type { InThread } from './match-in-thread.ts';
import {
  insertProposals,
  listMatchRows,
  loadArrangement,
  type MatchRow,
  saveArrangement,
} from './queries-arrangement.ts';

const deadlineMilliseconds = 120_000;

export type Matching = {
  readonly operationId: string;
  readonly key: Buffer;
  /** Only pairs with an entry of this list. */
  readonly onlyList?: string;
  /** Aborting it gives up early, as at the deadline. */
  readonly signal?: AbortSignal;
};

/** Returns the number of new proposals; what was decided stays decided. */
export async function proposeMatches(
  tx: Tx,
  { operationId, key, onlyList, signal }: Matching,
): Promise<Outcome<number, 'took-too-long'>> {
  const rows = await listMatchRows(tx, operationId);
  const options: MatchOptions = onlyList === undefined ? {} : { onlySource: onlyList };
  const found = await runInWorker<MatchProposal[]>({
    module: new URL('./match-in-thread.ts', import.meta.url),
    exportName: 'match',
    parameters: [
      rows.map((row) => entryOf(row, key)),
      { options, givenNames: addedGivenNames() } satisfies InThread,
    ],
    deadlineMilliseconds,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!found.ok) return found;
  const proposals = found.value.map((one) => ({ ...one, id: newId() }));
  return done(await insertProposals(tx, operationId, proposals));
}

function entryOf(row: MatchRow, key: Buffer): MatchEntry {
  return {
    id: row.id,
    source: row.listId,
    row: `${row.sheet}!${row.row}`,
    names: {
      full: row.fullName,
      given: row.givenName,
      family: row.familyName,
      father: row.fatherName,
      mother: row.motherName,
    },
    sex: row.sex === 'female' || row.sex === 'male' ? row.sex : null,
    birth: {
      from: row.birthFrom === null ? null : toDay(row.birthFrom),
      to: row.birthTo === null ? null : toDay(row.birthTo),
      precision: row.birthPrecision as BirthPrecision,
    },
    familyKey: row.familyIsListed ? row.listedFamilyId : null,
    relation: row.relation,
    document:
      row.document === null
        ? null
        : openEntryText(key, { entryId: row.id, column: 'document' }, row.document),
  };
}

/** Must follow every change of rows, decisions, own states or families of an operation. */
export async function rearrange(tx: Tx, operationId: string): Promise<void> {
  const { rows, joins, present } = await loadArrangement(tx, operationId);
  const changed = arrange(rows, joins).filter((one) => {
    const now = present.get(one.id)!;
    return (
      now.rootId !== one.rootId ||
      now.familyId !== one.familyId ||
      now.state !== one.state ||
      now.reason !== one.reason ||
      now.stateConflict !== one.stateConflict ||
      now.mayBeMinor !== one.mayBeMinor ||
      now.unaccompanied !== one.unaccompanied
    );
  });
  await saveArrangement(tx, changed);
}
