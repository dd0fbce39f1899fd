// Staging a list: read it, keep it encrypted, show what was understood, take corrections, throw it
// away. Nothing here makes an entry; `import-list.ts` does, after a person has confirmed.

import type { Handling } from '../../engine/http/handler.ts';
import type { Endpoint } from '../../kernel/contract.ts';
import { invariant } from '../../kernel/invariant.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import { toDay } from '../../kernel/day.ts';
import type { ListPreview } from './api-lists.ts';
import type { ListKind, PreviewRow } from './model.ts';
import { findOperationKey, keyedHash, openListPart, sealListPart } from './operation-key.ts';
import {
  eraseDue,
  findListByHash,
  findPage,
  getFileBytes,
  insertList,
  type ListRow,
  lockFile,
  replacePages,
  updateUnderstanding,
} from './queries-lists.ts';
import {
  type Corrections,
  noCorrections,
  pageRows,
  type ReadList,
  readList,
  type ReadRefusal,
  shownSheet,
  type Understanding,
} from './understanding.ts';

/** What these commands use of a request: any endpoint's handling will do. */
export type Work = Pick<Handling<Endpoint>, 'tx' | 'services' | 'actor' | 'today'>;

export type NewFile = {
  readonly id: string;
  readonly operationId: string;
  readonly fileName: string;
  readonly kind: ListKind;
  readonly bytes: Uint8Array;
  readonly corrections: Corrections;
};
export type Staged = {
  readonly earlier: boolean;
  readonly listId: string;
  readonly state: ListRow['state'];
  readonly preview: ListPreview | null;
};

/** The same file in the same operation is answered with the list it made before. */
export async function stageFile(h: Work, file: NewFile): Promise<Outcome<Staged, ReadRefusal>> {
  const key = await getKey(h, file.operationId);
  await eraseDue(h.tx);
  const fileHash = keyedHash(key, file.bytes);
  await lockFile(h.tx, file.operationId, fileHash);
  const earlier = await findListByHash(h.tx, file.operationId, fileHash);
  if (earlier) {
    const preview = earlier.state === 'staged' ? await loadPreview(h, earlier, null) : null;
    return done({ earlier: true, listId: earlier.id, state: earlier.state, preview });
  }
  const read = await readList(
    { bytes: file.bytes, fileName: file.fileName, today: h.today },
    file.corrections,
  );
  if (!read.ok) return read;
  const { id } = file;
  const place = (column: string) => ({ listId: id, column, version: 1 });
  await insertList(h.tx, {
    id,
    operationId: file.operationId,
    kind: file.kind,
    fileHash,
    stagedBy: h.actor.accountId,
    fileName: sealListPart(key, place('file_name'), Buffer.from(file.fileName, 'utf8')),
    understanding: sealUnderstanding(key, { id, version: 1 }, read.value.understanding),
    listedOn: file.corrections.listedOn,
    rowCount: personCount(read.value.understanding),
    bytes: sealListPart(key, place('bytes'), file.bytes),
  });
  await savePages(h, { key, listId: id, version: 1 }, read.value);
  return done({
    earlier: false,
    listId: id,
    state: 'staged',
    preview: previewOf(
      {
        id,
        state: 'staged',
        version: 1,
        fileName: file.fileName,
        kind: file.kind,
        listedOn: file.corrections.listedOn,
      },
      read.value.understanding,
      read.value.rows.map((rows) => rows.slice(0, pageRows)),
    ),
  });
}

async function savePages(
  h: Work,
  at: { key: Buffer; listId: string; version: number },
  read: ReadList,
): Promise<void> {
  const pages = read.rows.flatMap((rows, sheetNumber) =>
    Array.from({ length: Math.ceil(rows.length / pageRows) }, (_, pageNumber) => ({
      sheetNumber,
      pageNumber,
      rows: sealListPart(
        at.key,
        {
          listId: at.listId,
          column: pageColumn(sheetNumber, pageNumber),
          version: at.version,
        },
        Buffer.from(JSON.stringify(rows.slice(pageNumber * pageRows, (pageNumber + 1) * pageRows))),
      ),
    })),
  );
  await replacePages(h.tx, at.listId, pages);
}

function pageColumn(sheetNumber: number, pageNumber: number): string {
  return `rows|${sheetNumber}|${pageNumber}`;
}

export async function getKey(h: Work, operationId: string): Promise<Buffer> {
  const key = await findOperationKey(h, operationId);
  invariant(key, 'an operation without its key');
  return key;
}

export function fileNameOf(key: Buffer, list: ListRow): string {
  return openListPart(
    key,
    { listId: list.id, column: 'file_name', version: 1 },
    list.fileName,
  ).toString('utf8');
}

function sealUnderstanding(
  key: Buffer,
  list: { id: string; version: number },
  understanding: Understanding,
): Buffer {
  return sealListPart(
    key,
    { listId: list.id, column: 'understanding', version: list.version },
    Buffer.from(JSON.stringify(understanding)),
  );
}

/** Throws when the list is not staged: callers have looked. */
export function openUnderstanding(key: Buffer, list: ListRow): Understanding {
  invariant(list.understanding, 'a staged list without its understanding');
  return JSON.parse(
    openListPart(
      key,
      {
        listId: list.id,
        column: 'understanding',
        version: list.version,
      },
      list.understanding,
    ).toString('utf8'),
  ) as Understanding;
}

/** One page of rows as they were understood; empty beyond the end. */
export async function loadPage(
  h: Work,
  at: { key: Buffer; list: ListRow; sheetNumber: number; pageNumber: number },
): Promise<PreviewRow[]> {
  const sealed = await findPage(h.tx, {
    listId: at.list.id,
    sheetNumber: at.sheetNumber,
    pageNumber: at.pageNumber,
  });
  if (!sealed) return [];
  return JSON.parse(
    openListPart(
      at.key,
      {
        listId: at.list.id,
        column: pageColumn(at.sheetNumber, at.pageNumber),
        version: at.list.version,
      },
      sealed,
    ).toString('utf8'),
  ) as PreviewRow[];
}

/** `from` null: the first page of every sheet; else only that sheet, from after that many rows. */
export async function loadPreview(
  h: Work,
  list: ListRow,
  from: { readonly sheet: string; readonly after: number } | null,
): Promise<ListPreview> {
  const key = await getKey(h, list.operationId);
  const understanding = openUnderstanding(key, list);
  const rows: PreviewRow[][] = [];
  for (const [sheetNumber, sheet] of understanding.sheets.entries()) {
    if (from && from.sheet !== sheet.sheet) rows.push([]);
    else {
      const pageNumber = from ? Math.floor(from.after / pageRows) : 0;
      rows.push(await loadPage(h, { key, list, sheetNumber, pageNumber }));
    }
  }
  return previewOf(
    {
      id: list.id,
      state: list.importing ? 'importing' : list.state,
      version: list.version,
      fileName: fileNameOf(key, list),
      kind: list.kind,
      listedOn: list.listedOn,
    },
    understanding,
    rows,
  );
}

type Head = {
  id: string;
  state: ListPreview['state'];
  version: number;
  fileName: string;
  kind: ListKind;
  listedOn: string | null;
};

function previewOf(
  { id, listedOn, ...head }: Head,
  understanding: Understanding,
  rows: readonly (readonly PreviewRow[])[],
): ListPreview {
  return {
    ...head,
    listId: id,
    format: understanding.encoding === 'xlsx' ? 'xlsx' : 'csv',
    encoding: understanding.encoding,
    delimiter: understanding.delimiter,
    listedOn: listedOn === null ? null : toDay(listedOn),
    sheets: understanding.sheets.map((sheet, at) => ({
      ...shownSheet(sheet),
      rows: [...(rows[at] ?? [])],
    })),
  };
}

export type Correction = Partial<Corrections> & {
  readonly kind?: ListKind | undefined;
  readonly baseVersion: number;
};

/** Reads the staged file again with a person's corrections over the earlier ones. */
export async function correctList(
  h: Work,
  list: ListRow,
  correction: Correction,
): Promise<Outcome<ListPreview, ReadRefusal | 'conflict-changed-meanwhile' | 'list-not-staged'>> {
  const key = await getKey(h, list.operationId);
  const sealed = await getFileBytes(h.tx, list.id);
  if (!sealed || list.importing) return refuse('list-not-staged');
  if (list.version !== correction.baseVersion) return refuse('conflict-changed-meanwhile');
  const bytes = openListPart(key, { listId: list.id, column: 'bytes', version: 1 }, sealed);
  const earlier = openUnderstanding(key, list).corrections;
  const corrections = withCorrection(earlier, correction);
  const fileName = fileNameOf(key, list);
  const read = await readList({ bytes, fileName, today: h.today }, corrections);
  if (!read.ok) return read;
  const version = list.version + 1;
  const kind = correction.kind ?? list.kind;
  const saved = await updateUnderstanding(h.tx, {
    listId: list.id,
    baseVersion: list.version,
    kind,
    listedOn: corrections.listedOn,
    understanding: sealUnderstanding(key, { id: list.id, version }, read.value.understanding),
    rowCount: personCount(read.value.understanding),
  });
  if (!saved) return refuse('conflict-changed-meanwhile');
  await savePages(h, { key, listId: list.id, version }, read.value);
  return done(
    previewOf(
      {
        id: list.id,
        state: 'staged',
        version,
        fileName,
        kind,
        listedOn: corrections.listedOn,
      },
      read.value.understanding,
      read.value.rows.map((rows) => rows.slice(0, pageRows)),
    ),
  );
}

function withCorrection(
  earlier: Corrections,
  { kind: _kind, baseVersion: _baseVersion, ...change }: Correction,
): Corrections {
  const sheets = new Map(earlier.sheets.map((one) => [one.sheet, one]));
  for (const one of change.sheets ?? []) {
    sheets.set(one.sheet, { ...sheets.get(one.sheet), ...one });
  }
  const told = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  return { ...noCorrections, ...earlier, ...told, sheets: [...sheets.values()] };
}

export function personCount(understanding: Understanding): number {
  return understanding.sheets
    .filter((sheet) => !sheet.excluded)
    .reduce((sum, sheet) => sum + sheet.counts.persons, 0);
}
