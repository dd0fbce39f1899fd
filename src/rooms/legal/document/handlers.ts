// Documents of a matter, by the contract of `api.ts`.

import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done } from '../../../kernel/outcome.ts';
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
  mayTakeOff: ({ accountId }, { attachedBy }) => attachedBy === accountId,
};

export const documentHandlers: HandlersOf<typeof api> = {
  listMatterDocuments: (h) => listAttached(h, room, h.params.subjectId),

  attachMatterDocument: (h) => attach(h, { room, scopeId: h.params.subjectId }, h.body),

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
