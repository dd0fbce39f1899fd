// An archive is kept only if it is one of three kinds of office file, by what is in it.

import { RefusedDocument } from '../refused-document.ts';
import { openOffice } from './archive.ts';
import { cleanOpenDocument } from './open-document.ts';
import { cleanWordOrExcel } from './word-and-excel.ts';

type Cleaned = { readonly format: 'docx' | 'xlsx' | 'odt'; readonly bytes: Uint8Array };

export async function cleanOffice(bytes: Uint8Array): Promise<Cleaned> {
  const opened = openOffice(bytes);
  for (const { isEncrypted } of opened.archive.values()) {
    if (isEncrypted) throw new RefusedDocument('document-has-password');
  }
  const other = await cleanWordOrExcel(opened);
  if (other) return other;
  const text = await cleanOpenDocument(opened);
  if (text) return { format: 'odt', bytes: text };
  throw new RefusedDocument('document-is-archive');
}
