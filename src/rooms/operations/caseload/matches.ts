// Whether a person on the list has a file already: the matcher compares the list only with files
// assigned to the user, so the answer reveals nothing about files they may not see. It only asks a
// question; nobody is merged.

import { runInWorker } from '../../../engine/files/in-worker.ts';
import type { Tx } from '../../../engine/db/database.ts';
import {
  addedGivenNames,
  entriesOfPerson,
  listOwnPersons,
  type MatchEntry,
  type MatchOptions,
  type MatchProposal,
  personOfEntry,
} from '../../people/public.ts';
import type { InThread } from '../proposals/match-in-thread.ts';
import type { CaseloadPreview } from './api.ts';
import type { ListedPerson } from './read-caseload.ts';

const ownPersonsMax = 10_000;
const matchesShown = 500;
const deadlineMilliseconds = 10_000;

export type Found = Pick<CaseloadPreview, 'matches' | 'matchesComplete'>;

export async function findInOwnFiles(
  tx: Tx,
  accountId: string,
  listed: readonly ListedPerson[],
): Promise<Found> {
  const own = await listOwnPersons(tx, accountId, ownPersonsMax);
  if (own.length === 0 || listed.length === 0) return { matches: [], matchesComplete: true };
  const options: MatchOptions = { onlySource: 'list', withinSources: false };
  const found = await runInWorker<MatchProposal[]>({
    module: new URL('../proposals/match-in-thread.ts', import.meta.url),
    exportName: 'match',
    parameters: [
      [...own.flatMap((person) => entriesOfPerson(person, 'register')), ...listed.map(entryOfList)],
      { options, givenNames: addedGivenNames() } satisfies InThread,
    ],
    deadlineMilliseconds,
  });
  if (!found.ok) return { matches: [], matchesComplete: false };
  const files = new Map(own.map((person) => [person.id, person]));
  const rows = new Map(listed.map((person) => [person.personId, person]));
  const matches = new Map<string, Found['matches'][number]>();
  for (const { a, b, band } of found.value) {
    const [file, person] = [
      files.get(personOfEntry(a)) ?? files.get(personOfEntry(b)),
      rows.get(a) ?? rows.get(b),
    ];
    // The best pair of a file and a row comes first.
    if (!file || !person || matches.has(file.id + person.personId)) continue;
    matches.set(file.id + person.personId, {
      sheet: person.sheet,
      row: person.row,
      personId: file.id,
      code: file.code,
      band,
    });
  }
  return {
    matches: [...matches.values()].slice(0, matchesShown),
    matchesComplete: own.length < ownPersonsMax && matches.size <= matchesShown,
  };
}

function entryOfList({ personId, sheet, row, entry }: ListedPerson): MatchEntry {
  return {
    id: personId,
    source: 'list',
    row: `${sheet}!${row}`,
    names: {
      full: entry.fullName,
      given: entry.givenName,
      family: entry.familyName,
      father: entry.fatherName,
      mother: entry.motherName,
    },
    sex: entry.sex === 'unknown' ? null : entry.sex,
    birth: entry.birth,
    familyKey: entry.familyNumber,
    relation: entry.relation,
  };
}
