// How much a file may cost before it is refused. A repatriation list has hundreds of rows; these
// limits leave room for tens of thousands and still end within seconds on two cores. An archive is
// measured while it is unpacked, never by what its directory claims.

import { type FileRefusalCode } from './sheets.ts';
import { type RefusalFacts } from '../../kernel/outcome.ts';

export const fileBytesMax = 20 * 1024 * 1024;
export const rowsMax = 50_000;
export const columnsMax = 256;
export const cellCharactersMax = 32_767;

export const archiveEntriesMax = 2_000;
export const archiveBytesMax = 160 * 1024 * 1024;
/** XML of a real list shrinks 10 to 40 times; a zip bomb shrinks 1000 times. */
export const archiveRatioMax = 200;
/** Below this size the ratio means nothing: a few thousand equal rows compress very well. */
export const archiveRatioFreeBytes = 4 * 1024 * 1024;

/** Carries a refusal out of a parser's callbacks; `readSpreadsheet` catches it. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly code: FileRefusalCode;
  readonly facts: RefusalFacts;

  constructor(code: FileRefusalCode, facts: RefusalFacts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
