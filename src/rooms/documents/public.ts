// The door by which other rooms enter on the server: what a handler of documents does, given the
// room's table and the key of the file. Each room keeps its contract, its policies and its records.

import { openText, sealText } from '../../engine/crypto/envelope.ts';
import {
  keepContent,
  type Owner,
  serveContent,
  servePage,
} from '../../engine/documents/documents.ts';
import { formats } from '../../engine/documents/formats.ts';
import { dropUpload } from '../../engine/documents/incoming.ts';
import { MissingContent } from '../../engine/documents/store.ts';
import type { Actor } from '../../engine/access/actor.ts';
import type { Tx } from '../../engine/db/database.ts';
import { placeInTime, placeOfRow } from '../../engine/http/cursor.ts';
import { insertRow } from '../../engine/db/insert-row.ts';
import type { Handling } from '../../engine/http/handler.ts';
import { Problem } from '../../engine/http/problems.ts';
import type { Endpoint, ServedFile } from '../../kernel/contract.ts';
import { done, type Outcome, refuse } from '../../kernel/outcome.ts';
import type { z } from 'zod';
import type { TakeOffReason } from './model.ts';
import * as queries from './queries.ts';
import type { documentFields, documentPage, documentQuery, DocumentShown } from './shapes.ts';

export type { DocumentTable } from './queries.ts';

export type Attaching = queries.DocumentTable & {
  /** Of the record in the audit trail. */
  readonly record: string;
  /** Null: the file does not exist, may not be seen, or was erased. */
  readonly fileKey: (h: Reader, scopeId: string) => Promise<Buffer | null>;
  /** Of those who attached and took off, as far as the reader may know them. */
  readonly names: (
    tx: Tx,
    scopeId: string,
    accountIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** As the room's function decides it once more. */
  readonly mayTakeOff: (actor: Actor, row: Pick<queries.DocumentRow, 'attachedBy'>) => boolean;
};

type Reader = Pick<Handling<Endpoint>, 'tx' | 'services'>;
type Reading = Pick<Handling<Endpoint>, 'tx' | 'audit' | 'services' | 'actor'>;
type Fields = {
  readonly [Name in keyof typeof documentFields]: z.output<(typeof documentFields)[Name]>;
};
export type NewDocument = Fields & {
  readonly about: string;
  readonly aboutId: string;
  readonly kind: string;
  readonly uploads: readonly string[];
};

/** One page of what is attached to a file, or to one record of it. */
export async function listAttached(
  h: Reading &
    Pick<Handling<Endpoint>, 'cursors'> & { readonly query: z.output<typeof documentQuery> },
  room: Attaching,
  scopeId: string,
): Promise<Outcome<z.output<typeof documentPage>, 'not-found'>> {
  const { aboutId = null, after, limit } = h.query;
  const fileKey = await room.fileKey(h, scopeId);
  if (!fileKey) return refuse('not-found');
  const place = h.cursors.read(placeInTime, after);
  const found = await queries.listDocuments(h.tx, room, { scopeId, aboutId, after: place, limit });
  const { rows, next } = h.cursors.cut(found, limit, placeOfRow);
  const names = await room.names(
    h.tx,
    scopeId,
    rows.flatMap(({ attachedBy, takenOffBy }) => [attachedBy, ...(takenOffBy ? [takenOffBy] : [])]),
  );
  h.audit.read(room.record, [scopeId], 'documents');
  const viewing = { room, fileKey, names, actor: h.actor };
  return done({ documents: rows.map((row) => viewOf(row, viewing)), next });
}

type Attach = Reading & Pick<Handling<Endpoint>, 'afterwards'> & { readonly newId: string };

/** The content is stored before the row is; a request that fails leaves it to the sweep. */
export async function attach(
  h: Attach,
  { room, scopeId }: { readonly room: Attaching; readonly scopeId: string },
  { uploads, issuer, number, ...body }: NewDocument,
) {
  const fileKey = await room.fileKey(h, scopeId);
  if (!fileKey) return refuse('not-found' as const);
  const { documents } = h.services;
  const id = h.newId;
  const owner: Owner = { table: room.table, id, fileKey };
  const sender = { accountId: h.actor.accountId, uploads };
  const kept = await keepContent(documents, owner, sender);
  if (!kept.ok) return kept;
  await insertRow(h.tx, room.table, {
    id,
    [room.scope === 'person_id' ? 'personId' : 'subjectId']: scopeId,
    ...body,
    issuer: issuer === null ? null : sealText(fileKey, placeOf(owner, 'issuer'), issuer),
    number: number === null ? null : sealText(fileKey, placeOf(owner, 'number'), number),
    ...kept.value.content,
    attachedBy: sender.accountId,
  });
  dropAfterwards(h, uploads);
  h.audit.wrote('document-attached', room.record, [scopeId], 'documents');
  return done({ id });
}

/** What was sent belongs to a record now. */
export function dropAfterwards(
  { afterwards, services, actor }: Omit<Attach, 'newId'>,
  uploads: readonly string[],
): void {
  afterwards(async () => {
    for (const address of uploads) {
      await dropUpload(services.documents.incoming, { accountId: actor.accountId, address });
    }
  });
}

type Wanted = { readonly room: Attaching; readonly documentId: string };

export async function readContent(
  h: Handling<Endpoint>,
  { room, documentId }: Wanted,
): Promise<Outcome<ServedFile, 'not-found' | 'document-taken-off'>> {
  const found = await findOpen(h, { room, documentId });
  if (!found.ok) return found;
  h.audit.read(`${room.record}-content`, [found.value.scopeId], 'documents');
  return done(
    await orUnavailable(serveContent(h.services.documents, found.value.owner, found.value)),
  );
}

export async function readPage(
  h: Handling<Endpoint>,
  { room, documentId, page }: Wanted & { readonly page: number },
) {
  const found = await findOpen(h, { room, documentId });
  if (!found.ok) return found;
  const { owner, format, pages, contentId, contentKey, scopeId } = found.value;
  if (!formats[format].isShown || page > (pages ?? 1)) return refuse('not-found');
  h.audit.read(`${room.record}-content`, [scopeId], 'documents');
  return orUnavailable(
    servePage(h.services.documents, owner, { format, contentId, contentKey, page }),
  );
}

export async function takeOff(
  h: Reading & Pick<Handling<Endpoint>, 'afterwards'>,
  { room, documentId }: Wanted,
  because: TakeOffReason,
): Promise<string> {
  const found = await queries.findDocument(h.tx, room, documentId);
  if (!found) return 'not-found';
  const answer = await queries.takeOffDocument(h.tx, room, { id: documentId, because });
  if (answer !== 'ok') return answer;
  h.afterwards(() => h.services.documents.store.remove(found.contentId));
  h.audit.wrote('document-taken-off', room.record, [found.scopeId], 'documents');
  return answer;
}

async function findOpen(h: Handling<Endpoint>, { room, documentId }: Wanted) {
  const row = await queries.findDocument(h.tx, room, documentId);
  if (!row) return refuse('not-found' as const);
  if (row.contentKey === null) return refuse('document-taken-off' as const);
  const fileKey = await room.fileKey(h, row.scopeId);
  if (!fileKey) return refuse('not-found' as const);
  const owner: Owner = { table: room.table, id: row.id, fileKey };
  return done({ ...row, contentKey: row.contentKey, owner });
}

/** Its row is here and its content is not: nothing that the reader could mend. */
export async function orUnavailable<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (problem) {
    if (problem instanceof MissingContent) throw new Problem('unavailable');
    throw problem;
  }
}

type Viewing = {
  readonly room: Attaching;
  readonly fileKey: Buffer;
  readonly names: ReadonlyMap<string, string>;
  readonly actor: Actor;
};

function viewOf(row: queries.DocumentRow, { room, fileKey, names, actor }: Viewing): DocumentShown {
  const owner: Owner = { table: room.table, id: row.id, fileKey };
  const opened = (column: 'issuer' | 'number') =>
    row[column] && openText(fileKey, placeOf(owner, column), row[column]);
  return {
    id: row.id,
    about: row.about,
    aboutId: row.aboutId,
    kind: row.kind,
    form: row.form,
    language: row.language,
    datedOn: row.datedOn,
    issuer: opened('issuer'),
    number: opened('number'),
    originalSeenOn: row.originalSeenOn,
    format: row.format,
    bytes: row.bytes,
    pages: row.pages,
    attachedAt: row.attachedAt.toISOString(),
    attachedBy: names.get(row.attachedBy) ?? null,
    takenOff: row.takenOffAt && {
      at: row.takenOffAt.toISOString(),
      by: names.get(row.takenOffBy ?? '') ?? null,
      because: row.takenOffBecause!,
    },
    mayTakeOff: row.takenOffAt === null && room.mayTakeOff(actor, row),
  };
}

function placeOf({ table, id }: Owner, column: 'issuer' | 'number') {
  return { table, record: id, column, version: 1 };
}
