// Opening a case because a life is in danger, reading its one page, ending and judging it. The
// functions of database/ decide who may and until when; here texts are sealed and opened, and every
// step leaves an audit entry with the purpose `threat-to-life`.

import { type output, z } from 'zod';
import { openText, type Place, sealText, unwrapKey } from '../../../engine/crypto/envelope.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { AsksOf, HandlersOf, Services } from '../../../engine/http/handler.ts';
import { ageRange, mayBeMinor } from '../../../kernel/birth.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { emergencyOpeners } from '../access.ts';
import * as api from './api.ts';
import * as queries from './queries.ts';
import { caseCodeOf } from './rules.ts';

const purpose = 'threat-to-life';
const listMost = 100;

/** Null: the case does not exist or may not be opened. */
const openedCase = z.strictObject({
  personId: z.uuid().nullable(),
  wrappedKey: z.string().nullable(),
});
const endedFor = z.strictObject({ personId: z.uuid() });

/** The attempt with a code is on record before the code is looked up. */
export const emergencyAsks: AsksOf<typeof api> = {
  async openEmergency(h) {
    await queries.askEmergency(h.tx, caseCodeOf(h.body.caseCode));
  },
};

export const emergencyHandlers: HandlersOf<typeof api> = {
  async openEmergency(h) {
    const { kind, reason } = h.body;
    const id = h.newId;
    const caseCode = caseCodeOf(h.body.caseCode);
    const opened = answerOf(
      api.openEmergency,
      await queries.openEmergency(h.tx, { id, caseCode, kind }),
      openedCase,
    );
    if (!opened.ok) return opened;
    const { personId, wrappedKey } = opened.value;
    if (personId === null || wrappedKey === null) {
      // Not a refusal, which would take back the record of the attempt.
      h.audit.wrote('emergency-not-opened', 'emergency', [], purpose);
      return done({ openingId: null });
    }
    const key = keyOf(h, personId, Buffer.from(wrappedKey, 'base64'));
    await queries.giveReason(h.tx, id, sealText(key, placeOf(id, 'reason'), reason));
    h.audit.wrote('emergency-opened', 'emergency', [personId], purpose);
    return done({ openingId: id });
  },

  async listOwnEmergencies(h) {
    const { openings, mayOpenAt, ...own } = await queries.getOwnEmergencies(h.tx);
    h.audit.read(
      'emergency',
      openings.map((one) => one.personId),
      purpose,
    );
    return done({
      ...own,
      mayOpenAt: mayOpenAt && instant(mayOpenAt),
      openings: openings.map(({ openingId, caseCode, kind, openedAt, reviewDueAt, verdict }) => ({
        openingId,
        caseCode,
        kind,
        openedAt: instant(openedAt),
        reviewDueAt: instant(reviewDueAt),
        verdict,
      })),
    });
  },

  async readEmergency(h) {
    const row = await queries.findEmergency(h.tx, h.params.openingId);
    if (!row) return refuse('not-found');
    const keys = new Map(
      Object.entries(row.keys).map(([personId, wrapped]) => [
        personId,
        keyOf(h, personId, Buffer.from(wrapped, 'base64')),
      ]),
    );
    h.audit.read('emergency', [...keys.keys()], purpose);
    const { personId: _, keys: _keys, covers, contacts, actions, ...plain } = row;
    return done({
      ...plain,
      openedAt: instant(row.openedAt),
      age: ageRange(row.birth, h.today),
      mayBeMinor: mayBeMinor(row.birth, h.today),
      contacts: contacts.flatMap((one) => {
        const value = contactOf(keys, one);
        return value === null ? [] : [{ kind: one.kind, value }];
      }),
      covers: covers.map((one) => coverOf(keys, one)),
      contactDueAt: instant(row.contactDueAt),
      contactedAt: row.contactedAt && instant(row.contactedAt),
      helpers: actions.map(({ service, providerNames, ...one }) => ({
        service,
        providerNames,
        providerName: openedBy(keys, one.personId, {
          sealed: one.sealedProvider,
          place: { table: 'care.action', record: one.id, column: 'provider_name', version: 1 },
        }),
      })),
    });
  },

  async endEmergency(h) {
    const ended = answerOf(
      api.endEmergency,
      await queries.endEmergency(h.tx, h.params.openingId),
      endedFor,
    );
    if (!ended.ok) return ended;
    h.audit.wrote('emergency-ended', 'emergency', [ended.value.personId], purpose);
    return done({});
  },

  async listEmergencies(h) {
    const rows = await queries.listEmergencies(h.tx, { openingId: null, limit: listMost });
    const withdrawn = await queries.listWithdrawn(h.tx);
    h.audit.read(
      'emergency',
      rows.map((row) => row.personId),
      purpose,
    );
    return done({
      openings: rows.map((row) => viewOpening(h, row)),
      withdrawn: withdrawn.map((row) => ({
        accountId: row.accountId,
        name: row.displayName,
        since: row.since.toISOString(),
        mayLift: row.mayLift,
      })),
    });
  },

  async reviewEmergency(h) {
    const { openingId: id } = h.params;
    const { verdict, note } = h.body;
    const [row] = await queries.listEmergencies(h.tx, { openingId: id, limit: 1 });
    if (!row) return refuse('not-found');
    // Without a key the file was erased: the verdict is kept without its words.
    const sealed =
      row.wrappedKey &&
      sealText(keyOf(h, row.personId, row.wrappedKey), placeOf(id, 'review_note'), note);
    const answer = answerOf(
      api.reviewEmergency,
      await queries.reviewEmergency(h.tx, {
        id,
        verdict,
        note: sealed?.toString('base64') ?? null,
      }),
    );
    if (!answer.ok) return answer;
    h.audit.wrote(
      verdict === 'justified' ? 'emergency-justified' : 'emergency-not-justified',
      'emergency',
      [row.personId],
      purpose,
    );
    return done({ verdict });
  },

  async liftEmergencyWithdrawal(h) {
    if (!(await queries.liftWithdrawal(h.tx, h.body.accountId))) return refuse('not-found');
    h.audit.wrote('emergency-right-given-back', 'emergency', [h.body.accountId], purpose);
    return done({});
  },

  async readEmergencyNotice(h) {
    const row = await queries.getEmergencyNotice(h.tx);
    return done({
      waiting: row.waiting,
      newest: row.newest?.toISOString() ?? null,
      ownOpen: row.ownOpen,
      ownReviewDueAt: row.ownReviewDueAt?.toISOString() ?? null,
    });
  },
};

type Sealing = { readonly services: Services };

const placeOf = (record: string, column: 'reason' | 'review_note'): Place => ({
  table: 'care.emergency_opening',
  record,
  column,
  version: 1,
});

function keyOf({ services }: Sealing, personId: string, wrapped: Buffer): Buffer {
  return unwrapKey(services.keyring.wrapping.care, personId, wrapped);
}

const instant = (text: string): string => new Date(text).toISOString();

type Keys = ReadonlyMap<string, Buffer>;

/** Null: nothing was sealed, or the file was erased. */
function openedBy(
  keys: Keys,
  personId: string,
  { sealed, place }: { sealed: string | null; place: Place },
): string | null {
  const key = keys.get(personId);
  return key && sealed ? openText(key, place, Buffer.from(sealed, 'base64')) : null;
}

function contactOf(keys: Keys, { id, personId, value, version }: queries.SealedContact) {
  const place = { table: 'people.contact', record: id, column: 'value', version };
  return openedBy(keys, personId, { sealed: value, place });
}

function coverOf(keys: Keys, row: queries.EmergencyRow['covers'][number]) {
  const place = { table: 'guardianship.cover', record: row.id, column: 'holder_name', version: 1 };
  return {
    kind: row.kind,
    relation: row.relation,
    name: row.name ?? openedBy(keys, row.personId, { sealed: row.sealedName, place }),
    bodyNames: row.bodyNames,
    untilOn: row.untilOn,
    phones: row.phones.map((phone) => contactOf(keys, phone)).filter((phone) => phone !== null),
  };
}

type Opening = output<typeof api.listEmergencies.returns>['openings'][number];

function viewOpening(h: Sealing, row: queries.OpeningRow): Opening {
  const key = row.wrappedKey && keyOf(h, row.personId, row.wrappedKey);
  const text = (column: 'reason' | 'review_note', sealed: Buffer | null) =>
    key && sealed ? openText(key, placeOf(row.id, column), sealed) : null;
  return {
    openingId: row.id,
    caseCode: row.caseCode,
    kind: row.kind,
    reason: text('reason', row.reason),
    opener: row.opener,
    openerRole: roleOf(row.openerRole),
    openerOrganisation: row.openerOrganisation,
    openedAt: row.openedAt.toISOString(),
    isOpen: row.isOpen,
    untilAt: row.untilAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: row.endedBy,
    reviewDueAt: row.reviewDueAt.toISOString(),
    isOverdue: row.verdict === null && row.reviewDueAt <= h.services.now(),
    verdict: row.verdict,
    note: text('review_note', row.reviewNote),
    reviewer: row.reviewer,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    wasTold: row.wasTold,
    mayReview: row.leads && !row.isSelf && row.verdict === null,
  };
}

/** The opener's role may have changed since. */
const roleOf = (role: string | null) => emergencyOpeners.find((one) => one === role) ?? null;
