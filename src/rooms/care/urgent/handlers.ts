// Urgent concerns and handing them on. What was done is sealed with the key of the person's file;
// the database decides who may record it and who may be asked.

import { openText, sealText } from '../../../engine/crypto/envelope.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { findFileKey } from '../../people/public.ts';
import { findStaffNames } from '../../workforce/public.ts';
import { findCase, type CaseRow } from '../cases/queries.ts';
import { type Names, staffOf } from '../views.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';
import { mayAnswer, mayOfConcern, type Reader } from './rules.ts';

export const urgentHandlers: HandlersOf<typeof api> = {
  async readUrgent(h) {
    const row = await findCase(h.tx, h.params);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    const concerns = await queries.listConcerns(h.tx, row.id);
    const handings = await queries.listHandings(h.tx, row.id);
    const asked = await queries.listColleaguesToAsk(h.tx, row.id);
    const names = await findStaffNames(h.tx, [
      ...concerns.flatMap((one) => [one.raisedBy, one.doneBy]),
      ...handings.flatMap((one) => [one.fromAccount, one.toAccount]),
      ...asked.map((one) => one.accountId),
    ]);
    const { accountId } = h.actor;
    const reader = { accountId, settles: await queries.maySettle(h.tx, row.id) };
    const now = h.services.now();
    h.audit.read('concern', [row.personId], 'case-work');
    return done({
      caseId: row.id,
      personCode: row.personCode,
      name: row.fullName,
      concerns: concerns.map((one) => viewConcern(one, { key, handings, names, reader, now })),
      firstContact: viewContact(row, { handings, names, reader, now }),
      colleagues: viewColleagues(asked, names),
    });
  },

  async settleConcern(h) {
    const { baseVersion, outcome, text } = h.body;
    const found = await queries.findConcern(h.tx, h.params.concernId);
    const key = found && (await findFileKey(h, found.personId));
    if (!found || !key) return refuse('not-found');
    const answer = answerOf(
      api.settleConcern,
      await queries.settleConcern(h.tx, {
        id: found.id,
        baseVersion,
        outcome,
        text: text === null ? null : sealText(key, placeOf(found.id), text),
      }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('concern-settled', 'concern', [found.personId], outcome);
    return done({ version: baseVersion + 1 });
  },

  async askHanding(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    const id = h.newId;
    const answer = answerOf(
      api.askHanding,
      await queries.askHanding(h.tx, { ...h.body, id, caseId: row.id }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote('handing-asked', 'concern', [row.personId], h.body.reason);
    return done({ id });
  },

  async answerHanding(h) {
    const found = await queries.findHanding(h.tx, h.params.handingId);
    if (!found) return refuse('not-found');
    const answer = answerOf(
      api.answerHanding,
      await queries.answerHanding(h.tx, h.params.handingId, h.body),
    );
    if (!answer.ok) return answer;
    h.audit.wrote(`handing-${h.body.answer}`, 'concern', [found.personId], 'case-work');
    return done({ version: h.body.baseVersion + 1 });
  },
};

function placeOf(record: string) {
  return { table: 'care.urgent_concern', record, column: 'text', version: 1 };
}

function viewHanding(row: queries.HandingRow | null, names: Names, reader: Reader) {
  return (
    row && {
      id: row.id,
      from: staffOf(row.fromAccount, names)!,
      to: staffOf(row.toAccount, names)!,
      reason: row.reason,
      askedAt: row.askedAt.toISOString(),
      state: row.state,
      declineReason: row.declineReason,
      version: row.version,
      may: mayAnswer(row, reader),
    }
  );
}

type Opened = Seen & { readonly key: Buffer };

function viewConcern(row: queries.ConcernRow, { key, handings, names, reader, now }: Opened) {
  const { id, source, outcome, version } = row;
  const handing = handings.find(({ concernId }) => concernId === id) ?? null;
  return {
    id,
    source,
    outcome,
    version,
    raisedAt: row.raisedAt.toISOString(),
    raisedBy: staffOf(row.raisedBy, names)!,
    dueAt: row.dueAt.toISOString(),
    late: outcome === null && row.dueAt < now,
    text: row.text && openText(key, placeOf(id), row.text),
    doneAt: row.doneAt?.toISOString() ?? null,
    doneBy: staffOf(row.doneBy, names),
    handing: viewHanding(outcome === null ? handing : null, names, reader),
    may: mayOfConcern(row, handing, reader),
  };
}

type Seen = {
  readonly handings: readonly queries.HandingRow[];
  readonly names: Names;
  readonly reader: Reader;
  readonly now: Date;
};

function viewContact(row: CaseRow, { handings, names, reader, now }: Seen) {
  const isOver = row.closedAt !== null || row.state === 'transferred';
  if (row.contactedAt !== null || row.stoppedAt !== null || isOver) return null;
  const handing = handings.find(({ about }) => about === 'first-contact') ?? null;
  const { handOn } = mayOfConcern({ outcome: null, raisedBy: '' }, handing, reader);
  return {
    dueAt: row.contactDueAt.toISOString(),
    late: row.contactDueAt < now,
    handing: viewHanding(handing, names, reader),
    may: { handOn },
  };
}

function viewColleagues(rows: readonly queries.ColleagueRow[], names: Names) {
  return [...new Set(rows.map(({ accountId }) => accountId))].map((accountId) => {
    const own = rows.filter((row) => row.accountId === accountId);
    return {
      ...staffOf(accountId, names)!,
      parts: own[0]!.parts,
      for: own.map(({ about }) => about),
    };
  });
}
