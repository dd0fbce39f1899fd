// A list in its stage: its sealed parts opened and sealed, page by page, and the preview that is
// composed from them. Nothing here makes an entry.

import type { Handling } from '../../../engine/http/handler.ts';
import type { Endpoint } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { getOperationKey, openListPart, sealListPart } from '../operation/operation-key.ts';
import type { ListPreview } from './api.ts';
import type { ListKind } from './model.ts';
import type { PreviewRow, RowsWanted } from './shapes.ts';
import { findPage, type ListRow } from './queries.ts';
import { pageRows, shownSheet, type Understanding } from './understanding.ts';

/** What is used of a request, or of a job that runs for a person. */
export type Work = Pick<Handling<Endpoint>, 'tx' | 'services' | 'actor' | 'today'>;

/** When and where the programme is, for ages and for dates that were written as moments. */
export function momentOf({ today, services }: Pick<Work, 'today' | 'services'>) {
  return { today, timeZone: services.programme.timeZone };
}

export function fileNameOf(key: Buffer, list: ListRow): string {
  return openListPart(
    key,
    { listId: list.id, column: 'file_name', version: 1 },
    list.fileName,
  ).toString('utf8');
}

export function pageColumn(sheetNumber: number, pageNumber: number): string {
  return `rows|${sheetNumber}|${pageNumber}`;
}

export function sealUnderstanding(
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

/** Throws if the list is not staged: callers have checked. */
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

/** Without a sheet: of every sheet. `after`: how many of the wanted rows come before. */
type Wanted = {
  readonly sheet?: string | undefined;
  readonly after: number;
  readonly only?: RowsWanted;
};

/** At most one page of the wanted rows of a sheet; `places` null: all of its rows. */
async function loadRows(
  h: Work,
  at: { key: Buffer; list: ListRow; sheetNumber: number },
  { places, after }: { readonly places: readonly number[] | null; readonly after: number },
): Promise<PreviewRow[]> {
  if (places === null) {
    return loadPage(h, { ...at, pageNumber: Math.floor(after / pageRows) });
  }
  const wanted = Map.groupBy(places.slice(after, after + pageRows), (place) =>
    Math.floor(place / pageRows),
  );
  const rows: PreviewRow[] = [];
  for (const [pageNumber, some] of wanted) {
    const page = await loadPage(h, { ...at, pageNumber });
    rows.push(...some.flatMap((place) => page[place % pageRows] ?? []));
  }
  return rows;
}

export async function loadPreview(
  h: Work,
  list: ListRow,
  { sheet: wantedSheet, after, only }: Wanted,
): Promise<ListPreview> {
  const key = await getOperationKey(h, list.operationId);
  const understanding = openUnderstanding(key, list);
  const rows: PreviewRow[][] = [];
  for (const [sheetNumber, sheet] of understanding.sheets.entries()) {
    if (wantedSheet !== undefined && wantedSheet !== sheet.sheet) rows.push([]);
    else {
      const places = only === 'to-check' ? sheet.toCheck : null;
      const from = { places, after: wantedSheet === undefined ? 0 : after };
      rows.push(await loadRows(h, { key, list, sheetNumber }, from));
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

export function previewOf(
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

export function personCount(understanding: Understanding): number {
  return understanding.sheets
    .filter((sheet) => !sheet.excluded)
    .reduce((sum, sheet) => sum + sheet.counts.persons, 0);
}
