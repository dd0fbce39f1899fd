// The import of a confirmed list: one transaction, all rows or none. It is a job on behalf of the
// person who confirmed; it reports its progress every few hundred rows, and stops when asked to.
// It writes exactly what the person saw in the preview, without the rows left out. If the server
// stops or crashes in the middle, nothing of it stays and it starts again.

import { openTrail } from '../../../engine/audit/trail.ts';
import type { Tx } from '../../../engine/db/database.ts';
import type { OnBehalf, Ordered } from '../../../engine/jobs/job.ts';
import { addDays, dayAt } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { foldNames, newPersonCode } from '../../people/public.ts';
import { listEntryDaysOf } from '../country.ts';
import { newFamilyCode } from '../entries/family-code.ts';
import {
  getOperationKey,
  keyedHash,
  type SealedColumn,
  sealEntryText,
} from '../operation/operation-key.ts';
import { proposeMatches, rearrange } from '../proposals/reconcile.ts';
import { contentOfRow, entryOfRow, type RowEntry } from './row-to-entry.ts';
import {
  countKnownRows,
  insertEntries,
  insertFamilies,
  insertListings,
  type NewEntry,
  type NewFamily,
  type NewListing,
} from './queries-import.ts';
import {
  completeJob,
  endStage,
  findImportOrder,
  findList,
  type ImportOrder,
  type JobResult,
  type ListRow,
  noteProgress,
} from './queries.ts';
import { loadPage, openUnderstanding, type Work } from './staged-list.ts';
import { pageRows } from './understanding.ts';

const chunkRows = 500;

export const importJob: OnBehalf = {
  kind: 'list-import',
  as: 'person',
  failing: 'an import failed',
  run: runImport,
};

class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

async function runImport(ordered: Ordered): Promise<'done' | 'cancelled'> {
  const { services, payload } = ordered;
  try {
    await ordered.inFinalTransaction(async (tx, actor) => {
      const order = await findImportOrder(tx, payload['importId'] ?? '');
      if (!order) throw new Cancelled();
      const today = dayAt(services.now(), services.programme.timeZone);
      await importAll({ ordered, order, tx, h: { tx, actor, services, today } });
    });
    return 'done';
  } catch (problem) {
    if (problem instanceof Cancelled) return 'cancelled';
    throw problem;
  }
}

type Run = { ordered: Ordered; order: ImportOrder; tx: Tx; h: Work };

async function importAll(run: Run): Promise<void> {
  const { ordered, order, tx, h } = run;
  await report(run, 'reading', 0);
  const list = await findList(tx, order);
  if (list?.state !== 'staged' || list.version !== order.listVersion) throw new Cancelled();
  const key = await getOperationKey(h, order.operationId);
  const drafts = await readDrafts(run, { key, list });
  const written = await writeDrafts(run, { key, list, drafts });
  await endStage(tx, list.id, 'imported');
  await report(run, 'matching', drafts.length);
  const matched = await proposeMatches(tx, {
    operationId: order.operationId,
    key,
    onlyList: list.id,
    signal: ordered.signal,
  });
  ordered.signal.throwIfAborted();
  await rearrange(tx, order.operationId);
  const trail = openTrail(h.services.keyring.pseudonym, ordered.jobId);
  trail.wrote('list-imported', 'list entry', [list.id, ...written.ids], 'operation');
  await trail.flush(tx);
  const result: JobResult = {
    rowsDone: drafts.length,
    entriesAdded: written.ids.length,
    entriesKnown: written.known,
    rowsSkipped: order.skippedRows.length,
    proposals: matched.ok ? matched.value : 0,
    matchingPending: !matched.ok,
  };
  if (!(await completeJob(tx, order.importId, result))) throw new Cancelled();
}

async function report(
  { ordered, order }: Run,
  step: 'reading' | 'writing' | 'matching',
  rowsDone: number,
): Promise<void> {
  ordered.signal.throwIfAborted();
  const goOn = await ordered.inShortTransaction((tx) =>
    noteProgress(tx, order.importId, { step, rowsDone }),
  );
  if (!goOn) throw new Cancelled();
}

type Draft = { sheet: string; row: number; entry: RowEntry };

async function readDrafts(run: Run, { key, list }: { key: Buffer; list: ListRow }) {
  const drafts: Draft[] = [];
  const skipped = new Set(run.order.skippedRows.map(([sheet, row]) => `${sheet}|${row}`));
  const { sheets } = openUnderstanding(key, list);
  for (const [sheetNumber, { sheet, excluded }] of sheets.entries()) {
    if (excluded) continue;
    for (let pageNumber = 0; ; pageNumber++) {
      const rows = await loadPage(run.h, { key, list, sheetNumber, pageNumber });
      for (const row of rows) {
        if (row.skipped !== null || skipped.has(`${sheetNumber}|${row.row}`)) continue;
        const entry = entryOfRow(row, run.h.today);
        if (entry) drafts.push({ sheet, row: row.row, entry });
      }
      if (rows.length < pageRows) break;
    }
  }
  return drafts;
}

type Writing = { key: Buffer; list: ListRow; drafts: readonly Draft[] };

// A row that an earlier issue of the list already brought is not a second entry: only what this
// list says about boarding is new. Each earlier row counts once: if the same row is in one list
// twice, a person has to look at it.
async function writeDrafts(run: Run, { key, list, drafts }: Writing) {
  const known = await countKnownRows(run.tx, run.order.operationId, list.kind);
  const families = new Map<string, string>();
  const ids: string[] = [];
  for (let from = 0; from < drafts.length; from += chunkRows) {
    await report(run, 'writing', from);
    const listings: NewListing[] = [];
    const entries: NewEntry[] = [];
    const newFamilies: NewFamily[] = [];
    for (const draft of drafts.slice(from, from + chunkRows)) {
      const hash = keyedHash(key, contentOfRow(list.kind, draft.entry)).toString('hex');
      const earlier = known.get(hash)?.shift();
      const id = earlier ?? newId();
      listings.push({
        entry_id: id,
        sheet: draft.sheet,
        row: draft.row,
        row_hash: hash,
        listed_status: draft.entry.listedStatus,
        listed_reason: draft.entry.listedReason,
      });
      if (earlier !== undefined) continue;
      const number = draft.entry.familyNumber;
      const familyId = (number === null ? undefined : families.get(number)) ?? newId();
      if (number === null || !families.has(number)) {
        newFamilies.push({ id: familyId, code: newFamilyCode() });
        if (number !== null) families.set(number, familyId);
      }
      entries.push(newEntry({ run, key, id, familyId }, draft.entry));
    }
    await insertFamilies(run.tx, run.order.operationId, newFamilies);
    await insertEntries(run.tx, {
      operationId: run.order.operationId,
      accountId: run.h.actor.accountId,
      eraseOn: addDays(run.h.today, listEntryDaysOf(run.h.services.programme.country)),
      entries,
    });
    await insertListings(run.tx, list.id, listings);
    ids.push(...entries.map((entry) => entry.id));
  }
  return { ids, known: drafts.length - ids.length };
}

type Place = { run: Run; key: Buffer; id: string; familyId: string };

function newEntry({ run, key, id, familyId }: Place, entry: RowEntry): NewEntry {
  const seal = (column: SealedColumn, text: string | null) =>
    text === null ? null : sealEntryText(key, { entryId: id, column }, text).toString('base64');
  const years = [entry.birth.from, entry.birth.to]
    .filter((day) => day !== null)
    .map((day) => Number(day.slice(0, 4)));
  return {
    id,
    code: newPersonCode(run.h.services.programme.country),
    transition_id: newId(),
    sex: entry.sex,
    may_be_minor: entry.mayBeMinor,
    relation: entry.relation,
    mark: entry.mark,
    family_id: familyId,
    family_is_listed: entry.familyNumber !== null,
    full_name: entry.fullName,
    given_name: entry.givenName,
    family_name: entry.familyName,
    father_name: entry.fatherName,
    mother_name: entry.motherName,
    birth_from: entry.birth.from,
    birth_to: entry.birth.to,
    birth_precision: entry.birth.precision,
    citizenship: entry.citizenship,
    district: entry.district,
    place: entry.place,
    tent: entry.tent,
    kunya: entry.kunya,
    family_number: entry.familyNumber,
    document: seal('document', entry.document),
    phone: seal('phone', entry.phone),
    address: seal('address', entry.address),
    note: seal('note', entry.note),
    folded: foldNames([entry.fullName, ...(entry.givenName === null ? [] : [entry.givenName])], {
      birthYears: [...new Set(years)],
      familyNumbers: entry.familyNumber === null ? [] : [entry.familyNumber],
    }),
  };
}
