// Documents of a person's file, by the contract of `api-documents.ts`.

import { answerOf } from '../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { done } from '../../kernel/outcome.ts';
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
  mayTakeOff: ({ role }) => documentWriters.some((one) => one === role),
};

export const documentHandlers: HandlersOf<typeof api> = {
  listPersonDocuments: (h) => listAttached(h, room, h.params.personId),

  attachPersonDocument: (h) => attach(h, { room, scopeId: h.params.personId }, h.body),

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
