// The people of an operation on paper: the same answer as the list on screen, under one entry of
// its own in the audit trail.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { workingMark } from '../../../engine/print/mark.ts';
import { servePaper } from '../../../engine/print/print.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findOperation } from '../operation/queries.ts';
import type * as api from './api-print.ts';
import { pageOf } from './find-entries.ts';
import { landingPaper } from './landing-paper.ts';
import { togetherMost } from './model.ts';

export const printHandlers: HandlersOf<typeof api> = {
  async printPeople(h) {
    const { operationId } = h.params;
    if (!(await findOperation(h.tx, operationId))) return refuse('not-found');
    const { state, language, isLarge } = h.query;
    const nothingElse = { familyId: null, unresolved: null, unaccompanied: null, among: null };
    const { people } = await pageOf(
      h.tx,
      { operationId, state, ...nothingElse },
      { after: null, limit: togetherMost },
    );
    const shown = people.slice(0, togetherMost).map(({ summary }) => summary);
    h.audit.read(
      'list entry',
      shown.map(({ id }) => id),
      'landing-list',
    );
    const paper = landingPaper(shown, state, {
      locale: language,
      isLarge: isLarge === 'true',
      mark: await workingMark(h, language),
      isCut: people.length > togetherMost,
    });
    return done(servePaper('people', paper));
  },
};
