// The only way to read a spreadsheet that someone sent: determines what the file really is, reads
// it within limits, and answers either sheets of raw cells or a refusal that a person can act on.
// It reads only the bytes passed in and never touches the disk.

import { done, refuse, type Outcome } from '../../kernel/outcome.ts';
import { markFaulty } from './faulty-cells.ts';
import { fileBytesMax, RefusedFile } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { recogniseFile } from './recognise.ts';
import { type FileRefusalCode, type ReadOptions, type Sheets } from './sheets.ts';

/**
 * Facts of a refusal: `seemsToBe` with `not-a-spreadsheet`; `row` and `sheet` where reading ended;
 * `limit` with the `too-…` codes.
 */
export function readSpreadsheet(
  bytes: Uint8Array,
  options: ReadOptions,
): Outcome<Sheets, FileRefusalCode> {
  if (bytes.length === 0) return refuse('empty-file');
  if (bytes.length > fileBytesMax) {
    return refuse('too-large', { bytes: bytes.length, limit: fileBytesMax });
  }
  const kind = recogniseFile(bytes);
  if (kind === 'password-protected') return refuse('password-protected');
  if (kind !== 'zip' && kind !== 'text') return refuse('not-a-spreadsheet', { seemsToBe: kind });
  try {
    const sheets = kind === 'zip' ? readXlsx(bytes, options) : readCsv(bytes, options);
    return done(markFaulty(sheets));
  } catch (error) {
    if (error instanceof RefusedFile) return refuse(error.code, error.facts);
    throw error;
  }
}
