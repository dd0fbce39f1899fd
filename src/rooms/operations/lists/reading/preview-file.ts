// From the bytes of one file to a preview of every sheet in it, or to one refusal for the file.
// Runs in the server's worker thread and in the command line alike. Nothing is stored here.

import { readSpreadsheet } from '../../../../engine/files/read-spreadsheet.ts';
import { type FileRefusalCode, type Sheet } from '../../../../engine/files/sheets.ts';
import { done, refuse, type Outcome, type RefusalFacts } from '../../../../kernel/outcome.ts';
import { type ListOptions, type PreviewColumn, type SheetPreview } from './model.ts';
import { understandList } from './understand-list.ts';
import type { ListRefusalCode } from './refusals.ts';

export type PreviewRefusalCode = FileRefusalCode | ListRefusalCode;

export type FilePreview = SheetPreview & {
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string | null;
};

/** A sheet that is not empty but contains no list, beside others that do. */
export type RefusedSheet = {
  readonly file: string;
  readonly sheet: string;
  readonly code: ListRefusalCode;
  readonly facts: RefusalFacts;
  /** What stands where the titles would be, for a person who maps them by hand. */
  readonly columns: readonly PreviewColumn[];
};

export type FileReading = {
  readonly previews: readonly FilePreview[];
  readonly refusedSheets: readonly RefusedSheet[];
};

/** Corrections of columns and header row belong to one sheet: they need `sheet` in a workbook. */
export type PreviewOptions = ListOptions & {
  readonly sheet?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
};

/** Facts of a refusal name `row` and `sheet` if they are known. */
export function previewFile(
  bytes: Uint8Array,
  name: string,
  options: PreviewOptions,
): Outcome<FileReading, PreviewRefusalCode> {
  const { sheet, encoding, delimiter } = options;
  const read = readSpreadsheet(bytes, { name, sheet, encoding, delimiter });
  if (!read.ok) return read;
  const { sheets } = read.value;
  const previews: FilePreview[] = [];
  const refusedSheets: RefusedSheet[] = [];
  for (const one of sheets.filter(({ rows }) => rows.length > 0)) {
    const understood = understandList(one, { ...options, fileName: name });
    if (understood.ok) {
      const { encoding: read_, delimiter: cut } = read.value;
      previews.push({ file: name, encoding: read_, delimiter: cut, ...understood.value });
    } else refusedSheets.push(refusedSheet(name, one, understood));
  }
  const [first] = refusedSheets;
  if (previews.length === 0 && first) {
    const facts = { sheet: first.sheet, ...first.facts };
    return refuse(first.code, { ...facts, titles: titlesOf(first.columns) });
  }
  return done({ previews, refusedSheets });
}

function refusedSheet(
  file: string,
  sheet: Sheet,
  refused: { readonly refusal: ListRefusalCode; readonly facts: RefusalFacts },
): RefusedSheet {
  const { refusal: code, facts } = refused;
  return { file, sheet: sheet.name, code, facts, columns: unmappedColumns(sheet, facts['row']) };
}

function unmappedColumns(sheet: Sheet, row: unknown): PreviewColumn[] {
  const titles = sheet.rows.find((one) => one.row === row) ?? sheet.rows[0];
  return (titles?.cells ?? []).map(({ column, text }) => ({
    index: column,
    header: text,
    field: 'ignore',
    confidence: 0,
    unread: 'title-not-known',
  }));
}

const titlesNamedMax = 30;
const titleLengthMax = 60;

/** `1: Kolonne A | 2: Kolonne B`: enough to say what each column means. */
function titlesOf(columns: readonly PreviewColumn[]): string {
  return columns
    .slice(0, titlesNamedMax)
    .map(({ index, header }) => `${index}: ${header.slice(0, titleLengthMax)}`)
    .join(' | ');
}
