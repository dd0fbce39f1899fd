// Staging a list: read it, keep it encrypted, show how it was understood, and read it again with a
// person's corrections. Nothing here makes an entry; `import-list.ts` does, after a person
// confirmed.

import type { BodyOf } from '../../../kernel/contract.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import {
  getOperationKey,
  keyedHash,
  openListPart,
  sealListPart,
} from '../operation/operation-key.ts';
import { withSheetCorrection } from './column-choices.ts';
import type { correctUnderstanding, ListPreview } from './api.ts';
import type { ListKind } from './model.ts';
import {
  eraseDue,
  findListByHash,
  getFileBytes,
  insertList,
  type ListRow,
  lockOperation,
  replacePages,
  updateUnderstanding,
} from './queries.ts';
import {
  fileNameOf,
  loadPreview,
  openUnderstanding,
  pageColumn,
  personCount,
  previewOf,
  momentOf,
  sealUnderstanding,
  type Work,
} from './staged-list.ts';
import {
  type Corrections,
  noCorrections,
  pageRows,
  type ReadList,
  readList,
  type ReadRefusal,
} from './understanding.ts';

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

/** The same file in the same operation returns the list that it made before. */
export async function stageFile(h: Work, file: NewFile): Promise<Outcome<Staged, ReadRefusal>> {
  const key = await getOperationKey(h, file.operationId);
  await eraseDue(h.tx);
  const fileHash = keyedHash(key, file.bytes);
  await lockOperation(h.tx, file.operationId);
  const earlier = await findListByHash(h.tx, file.operationId, fileHash);
  if (earlier) {
    const preview = earlier.state === 'staged' ? await loadPreview(h, earlier, { after: 0 }) : null;
    return done({ earlier: true, listId: earlier.id, state: earlier.state, preview });
  }
  const read = await readList(
    { bytes: file.bytes, fileName: file.fileName, ...momentOf(h) },
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

type Correction = BodyOf<typeof correctUnderstanding>;

/** Reads the staged file again with a person's corrections over the earlier ones. */
export async function correctList(
  h: Work,
  list: ListRow,
  correction: Correction,
): Promise<Outcome<ListPreview, ReadRefusal | 'conflict-changed-meanwhile' | 'list-not-staged'>> {
  const key = await getOperationKey(h, list.operationId);
  const sealed = await getFileBytes(h.tx, list.id);
  if (!sealed || list.importing) return refuse('list-not-staged');
  if (list.version !== correction.baseVersion) return refuse('conflict-changed-meanwhile');
  const bytes = openListPart(key, { listId: list.id, column: 'bytes', version: 1 }, sealed);
  const earlier = openUnderstanding(key, list).corrections;
  const corrections = withCorrection(earlier, correction);
  const fileName = fileNameOf(key, list);
  const read = await readList({ bytes, fileName, ...momentOf(h) }, corrections);
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
    sheets.set(one.sheet, withSheetCorrection(sheets.get(one.sheet), one));
  }
  const told = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  return { ...noCorrections, ...earlier, ...told, sheets: [...sheets.values()] };
}
