// Entries as the list shows them: page by page, or the best hits of a search by name or code.

import type { Tx } from '../../../engine/db/database.ts';
import { looksLikeCode, typedCode } from '../../../kernel/letters.ts';
import { searchByName } from '../../people/public.ts';
import { byRoot, summaryOf } from './person-of-rows.ts';
import * as queries from './queries.ts';
import { listMembers } from './queries-members.ts';
import type { EntrySummary } from './shapes.ts';

export type Person = { summary: EntrySummary; names: string[] };
export type Found = { people: readonly Person[]; total: number };

const hitsMost = 200;

export async function peopleOf(tx: Tx, rootIds: readonly string[]): Promise<Person[]> {
  return byRoot(await listMembers(tx, rootIds), rootIds).map(({ members }) => ({
    summary: summaryOf(members),
    names: members.flatMap((row) => (row.fullName === null ? [] : [row.fullName])),
  }));
}

/** One more than `limit`, if there are more. */
export async function pageOf(
  tx: Tx,
  filter: queries.EntryFilter,
  { after, limit }: { after: queries.PlaceInFamilies | null; limit: number },
): Promise<Found> {
  const rootIds = await queries.listRoots(tx, filter, { after, limit: limit + 1 });
  return { people: await peopleOf(tx, rootIds), total: await queries.countRoots(tx, filter) };
}

/** By the code of an entry, a family or a person, otherwise by name. */
export async function searchEntries(
  tx: Tx,
  filter: queries.EntryFilter,
  { search, limit }: { search: string; limit: number },
): Promise<Found> {
  const among = async (rootIds: readonly string[]) => {
    const narrowed = { ...filter, among: rootIds };
    return peopleOf(tx, await queries.listRoots(tx, narrowed, { after: null, limit: hitsMost }));
  };
  const { operationId } = filter;
  const coded = looksLikeCode(search)
    ? await among(await queries.listRootsByCode(tx, operationId, typedCode(search)))
    : [];
  if (coded.length > 0) return { people: coded, total: coded.length };
  const find = async (keys: string[][]) => among(await queries.searchRoots(tx, operationId, keys));
  const people = await searchByName(search, find, hitsMost);
  return { people: people.slice(0, limit), total: people.length };
}
