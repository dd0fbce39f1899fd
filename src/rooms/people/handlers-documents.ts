// Documents of a person's file, by the contract of `api-documents.ts`.

import { answerOf } from '../../engine/http/answer-of.ts';
import { placeInTime, placeOfRow } from '../../engine/http/cursor.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import {
  attach,
  type Attaching,
  listAttached,
  readContent,
  readPage,
  takeOff,
} from '../documents/public.ts';
import * as api from './api-documents.ts';
import { documentWriters } from './access.ts';
import { findFileKey } from './file-keys.ts';
import { findStaffNames } from './queries-pairs.ts';

const room: Attaching = {
  table: 'people.document',
  scope: 'person_id',
  record: 'document',
  fileKey: findFileKey,
  names: (tx, _personId, accountIds) => findStaffNames(tx, accountIds),
};

export const documentHandlers: HandlersOf<typeof api> = {
  async listPersonDocuments(h) {
    const { personId: scopeId } = h.params;
    const { aboutId = null, limit } = h.query;
    const fileKey = await findFileKey(h, scopeId);
    if (!fileKey) return refuse('not-found');
    const after = h.cursors.read(placeInTime, h.query.after);
    const { rows, view } = await listAttached(
      h,
      { room, scopeId, fileKey },
      { aboutId, after, limit },
    );
    const page = h.cursors.cut(rows, limit, placeOfRow);
    const isWriter = documentWriters.some((role) => role === h.actor.role);
    return done({
      documents: page.rows.map(view),
      next: page.next,
      may: { attach: isWriter, takeOff: isWriter },
    });
  },

  async attachPersonDocument(h) {
    const { personId: scopeId } = h.params;
    const fileKey = await findFileKey(h, scopeId);
    if (!fileKey) return refuse('not-found');
    return attach(h, { room, scopeId, fileKey, id: h.newId }, h.body);
  },

  readPersonDocument: (h) => readContent(h, { room, ...h.params }),

  showPersonDocumentPage: (h) => readPage(h, { room, ...h.params, ...h.query }),

  async takeOffPersonDocument(h) {
    const taken = answerOf(
      api.takeOffPersonDocument,
      await takeOff(h, { room, ...h.params }, h.body.because),
    );
    return taken.ok ? done({}) : taken;
  },
};
