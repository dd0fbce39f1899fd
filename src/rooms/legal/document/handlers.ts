// Documents of a matter, by the contract of `api.ts`.

import { answerOf } from '../../../engine/http/answer-of.ts';
import { placeInTime, placeOfRow } from '../../../engine/http/cursor.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import {
  attach,
  type Attaching,
  listAttached,
  readContent,
  readPage,
  takeOff,
} from '../../documents/public.ts';
import * as api from './api.ts';
import { findSubjectKey } from '../subject-key.ts';
import { findOfficerNames } from './queries.ts';

const room: Attaching = {
  table: 'legal.document',
  scope: 'subject_id',
  record: 'court document',
  fileKey: findSubjectKey,
  names: findOfficerNames,
};

export const documentHandlers: HandlersOf<typeof api> = {
  async listMatterDocuments(h) {
    const { subjectId: scopeId } = h.params;
    const { aboutId = null, limit } = h.query;
    const fileKey = await findSubjectKey(h, scopeId);
    if (!fileKey) return refuse('not-found');
    const after = h.cursors.read(placeInTime, h.query.after);
    const { rows, view } = await listAttached(
      h,
      { room, scopeId, fileKey },
      { aboutId, after, limit },
    );
    const page = h.cursors.cut(rows, limit, placeOfRow);
    return done({
      documents: page.rows.map(view),
      next: page.next,
      may: { attach: true, takeOff: true },
    });
  },

  async attachMatterDocument(h) {
    const { subjectId: scopeId } = h.params;
    const fileKey = await findSubjectKey(h, scopeId);
    if (!fileKey) return refuse('not-found');
    return attach(h, { room, scopeId, fileKey, id: h.newId }, h.body);
  },

  readMatterDocument: (h) => readContent(h, { room, ...h.params }),

  showMatterDocumentPage: (h) => readPage(h, { room, ...h.params, ...h.query }),

  async takeOffMatterDocument(h) {
    const taken = answerOf(
      api.takeOffMatterDocument,
      await takeOff(h, { room, ...h.params }, h.body.because),
    );
    return taken.ok ? done({}) : taken;
  },
};
