// From the bytes of one file to a preview of every sheet in it, or to one refusal for the file.
// Runs in the server's worker thread and in the command line alike. Nothing is stored here.

import { readSpreadsheet } from '../../../../engine/files/read-spreadsheet.ts';
import { type FileRefusalCode, type Sheet } from '../../../../engine/files/sheets.ts';
import { done, refuse, type Outcome, type RefusalFacts } from '../../../../kernel/outcome.ts';
import { type ListOptions, type ListRefusalCode, type SheetPreview } from './model.ts';
import { understandList } from './understand-list.ts';

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
  if (previews.length === 0 && first)
    return refuse(first.code, { sheet: first.sheet, ...first.facts });
  return done({ previews, refusedSheets });
}

function refusedSheet(
  file: string,
  sheet: Sheet,
  refused: { readonly refusal: ListRefusalCode; readonly facts: RefusalFacts },
): RefusedSheet {
  return { file, sheet: sheet.name, code: refused.refusal, facts: refused.facts };
}
