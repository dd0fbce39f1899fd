// Documents of every room: how a file that somebody sent becomes a sealed content beside the
// database, and how it leaves again. The row, with who may see it, belongs to the room; here is
// only what is the same for all of them (docs/decisions/0035).

import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openChunks, sealChunks, type Sealing } from '../crypto/chunks.ts';
import { openBytes, type Place, sealBytes } from '../crypto/envelope.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { ServedFile } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { cleanDocument, pagesToPdf, previewPage } from './cleaning/clean-document.ts';
import { contentTypes, type DocumentRefusalCode, type KeptFormat } from './cleaning/model.ts';
import { formats } from './formats.ts';
import { type Incoming, readUpload } from './incoming.ts';
import type { IncomingRefusal } from './limits.ts';
import { type DocumentStore, folderStore } from './store.ts';
import type { UploadRef } from './upload-address.ts';
import { done, type Outcome } from '../../kernel/outcome.ts';

export type Documents = { readonly store: DocumentStore; readonly incoming: Incoming };

export function documentsFolderOf(dataFolder: string): string {
  return join(dataFolder, 'documents');
}

export function documentsIn(dataFolder: string, keyring: Keyring, now: () => Date): Documents {
  return {
    store: folderStore(documentsFolderOf(dataFolder)),
    incoming: { root: join(dataFolder, 'incoming'), keyring, now },
  };
}

/** What the row keeps of a content: never a name of a file. */
export type KeptContent = {
  readonly format: KeptFormat;
  /** Of the content as it leaves: made anew, without what the sender's device added. */
  readonly bytes: number;
  /** Null: it has no pages (a text, a table). */
  readonly pages: number | null;
  /** Where it lies. Never the row's id, which a caller may choose. */
  readonly contentId: string;
  /** Sealed with the file's key. */
  readonly contentKey: Buffer;
};

/** `hash`: SHA-256 of the content as it leaves, so that anyone who saved it can compare. */
export type Kept = { readonly content: KeptContent; readonly hash: Buffer };

/** Whose row it is, and the key of the file that the row belongs to. */
export type Owner = {
  readonly table: `${string}.${string}`;
  readonly id: string;
  readonly fileKey: Buffer;
};

type Sender = { readonly accountId: string; readonly uploads: readonly UploadRef[] };

/**
 * Cleans what was sent and stores it before the row exists: a row never promises a content that is
 * not there. Several uploads are pages, in this order, and become one PDF.
 */
export async function keepContent(
  { store, incoming }: Documents,
  owner: Owner,
  { accountId, uploads }: Sender,
): Promise<Outcome<Kept, IncomingRefusal | DocumentRefusalCode>> {
  const files: Buffer[] = [];
  for (const address of uploads) {
    const file = await readUpload(incoming, { accountId, address });
    if (!file.ok) return file;
    files.push(file.value);
  }
  const [first] = files;
  const clean = files.length === 1 ? await cleanDocument(first!) : await pagesToPdf(files);
  if (!clean.ok) return clean;
  const key = randomBytes(32);
  const contentId = newId();
  await store.put(contentId, sealChunks(piecesOf(clean.value.bytes), sealingOf(owner, key)));
  const { format, bytes, pages } = clean.value;
  const contentKey = sealBytes(owner.fileKey, placeOfKey(owner), key);
  const content = { format, bytes: bytes.length, pages, contentId, contentKey };
  return done({ content, hash: createHash('sha256').update(bytes).digest() });
}

type Row = Pick<KeptContent, 'contentId' | 'contentKey' | 'format'>;

/** The content as a file to save. Nothing is decrypted before it is read. */
export async function serveContent(
  { store }: Documents,
  owner: Owner,
  { contentId, contentKey, format }: Row,
): Promise<ServedFile> {
  const key = openBytes(owner.fileKey, placeOfKey(owner), contentKey);
  return {
    contentType: contentTypes[format],
    name: `document-${owner.id.slice(-8)}.${formats[format].extension}`,
    disposition: 'attachment',
    content: openChunks(await store.open(contentId), sealingOf(owner, key)),
  };
}

/** In pixels: a line of a stamp can be read on a desk, and 200 KB are enough for a phone. */
const pageWidth = 1_240;

/** One page as an image, drawn in a process: the browser never opens the document itself. */
export async function servePage(
  documents: Documents,
  owner: Owner,
  { page, ...row }: Row & { readonly page: number },
): Promise<Outcome<ServedFile, DocumentRefusalCode>> {
  const { content } = await serveContent(documents, owner, row);
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  const image = await previewPage(Buffer.concat(pieces), page, pageWidth);
  if (!image.ok) return image;
  return done({
    contentType: image.value.contentType,
    name: `page-${page}`,
    disposition: 'inline',
    content: oneOf(image.value.bytes),
  });
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const pieceBytes = 256 * 1024;

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** The content fits no other row: table and id are bound into every chunk. */
export function sealingOf({ table, id }: Owner, key: Buffer): Sealing {
  return { key, scheme: 'machine', place: `${table}|${id}|content` };
}

export function placeOfKey({ table, id }: Owner): Place {
  return { table, record: id, column: 'content_key', version: 1 };
}
