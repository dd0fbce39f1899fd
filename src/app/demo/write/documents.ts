// Documents attached to the records of a demo. Rows are written with everything else; the contents
// lie outside the database, and whoever starts the demo stores them (`DemoContent`). Tests that only
// need rows store none.

import { randomBytes } from 'node:crypto';
import { sealChunks } from '../../../engine/crypto/chunks.ts';
import { sealBytes, sealText } from '../../../engine/crypto/envelope.ts';
import { type Owner, placeOfKey, sealingOf } from '../../../engine/documents/documents.ts';
import type { DocumentStore } from '../../../engine/documents/store.ts';
import type { Day } from '../../../kernel/day.ts';
import { placeOf } from './place-of.ts';
import { bytes, type Row } from './rows.ts';
import { samplePaper } from './sample-paper.ts';
import type { Writing } from './writing.ts';

export type DemoContent = {
  readonly contentId: string;
  readonly owner: Owner;
  readonly key: Buffer;
  readonly title: string;
};

/** More would only fill memory: nobody looks at so many papers of a demo. */
const contentsMax = 400;

export type DemoPaper = {
  readonly about: string;
  readonly aboutId: string;
  readonly kind: string;
  readonly form: 'original' | 'copy' | 'translation';
  readonly datedOn: Day | null;
  readonly number: string | null;
  /** Who attached it, and when. */
  readonly by: string;
  readonly on: Day;
};

/** `scope`: the column and the id of whose file it is. */
export function addDocument(
  writing: Writing,
  owner: Owner & { readonly table: 'people.document' | 'legal.document' },
  { paper, scope }: { readonly paper: DemoPaper; readonly scope: Row },
): void {
  const { rows, at, contents } = writing;
  const { table, id, fileKey } = owner;
  const [contentId, key] = [writing.documentId(), randomBytes(32)];
  const title = paper.kind.replaceAll('-', ' ');
  rows.add(table, {
    id,
    ...scope,
    about: paper.about,
    about_id: paper.aboutId,
    kind: paper.kind,
    form: paper.form,
    language: 'ru',
    dated_on: paper.datedOn,
    number: paper.number && bytes(sealText(fileKey, placeOf(table, id, 'number'), paper.number)),
    original_seen_on: paper.form === 'copy' ? paper.on : null,
    format: 'pdf',
    bytes: samplePaper(title).length,
    pages: 1,
    content_id: contentId,
    content_key: bytes(sealBytes(fileKey, placeOfKey(owner), key)),
    attached_by: paper.by,
    attached_at: at(paper.on),
  });
  if (contents.length < contentsMax) contents.push({ contentId, owner, key, title });
}

export async function putContents(
  store: DocumentStore,
  contents: readonly DemoContent[],
): Promise<void> {
  for (const { contentId, owner, key, title } of contents) {
    await store.put(contentId, sealChunks([samplePaper(title)], sealingOf(owner, key)));
  }
}
