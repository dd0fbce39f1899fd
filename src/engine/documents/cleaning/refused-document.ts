// Carries a refusal out of libraries and callbacks to the one place that makes a value of it. What
// the reader of spreadsheets refuses is said in the words of documents.

import { RefusedFile } from '../../files/limits.ts';
import type { FileRefusalCode } from '../../files/sheets.ts';
import type { RefusalFacts } from '../../../kernel/outcome.ts';
import { documentMegabytesMax } from './limits.ts';
import type { DocumentRefusalCode } from './model.ts';

export class RefusedDocument extends Error {
  override readonly name = 'RefusedDocument';
  readonly code: DocumentRefusalCode;
  readonly facts: RefusalFacts;

  constructor(code: DocumentRefusalCode, facts: RefusalFacts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

export const tooLarge = () =>
  new RefusedDocument('document-too-large', { megabytes: documentMegabytesMax });

const ofFiles: Partial<Record<FileRefusalCode, DocumentRefusalCode>> = {
  'too-large': 'document-too-much-to-open',
  truncated: 'document-cut-off',
  'password-protected': 'document-has-password',
};

/** Anything but a refusal is passed on as it is. */
export function asRefusedDocument(error: unknown): unknown {
  if (!(error instanceof RefusedFile)) return error;
  return new RefusedDocument(ofFiles[error.code] ?? 'document-damaged');
}
