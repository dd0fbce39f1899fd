// Finding a person within the actor's scope, and reading the file.

import { openText } from '../../engine/crypto/envelope.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { type Birth, mayBeMinor } from '../../kernel/birth.ts';
import { sideOf } from '../../kernel/roles.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { looksLikeCode, typedCode } from '../../kernel/letters.ts';
import { askedFrom } from '../../kernel/unanswered.ts';
import { consentWriters, contactWriters, fileWriters, pairDeciders } from './access.ts';
import type * as api from './api.ts';
import { openConsentText } from './consent-input.ts';
import { findFileKey } from './file-keys.ts';
import { placeOfReason } from './place-of-reason.ts';
import { searchByName } from './matching/rank-search.ts';
import * as queries from './queries.ts';
import { listConsents } from './queries-consent.ts';

const shown = 25;
const candidatesMax = 200;

export const handlers: HandlersOf<typeof api> = {
  async searchPersons(h) {
    const { search } = h.query;
    const coded = looksLikeCode(search)
      ? await queries.findPersonsByCode(h.tx, typedCode(search), sideOf(h.actor.role))
      : [];
    if (coded.length > 0) {
      h.audit.read(
        'person-search',
        coded.map(({ id }) => id),
        'search',
      );
      return done({ persons: coded, more: false });
    }
    const find = (keys: string[][]) => queries.searchPersonsByKeys(h.tx, keys, candidatesMax);
    const fitting = await searchByName(search, find, candidatesMax);
    const ranked = fitting.slice(0, shown);
    h.audit.read(
      'person-search',
      ranked.map((person) => person.id),
      'search',
    );
    return done({
      persons: ranked.map(({ names: _names, ...person }) => person),
      more: fitting.length > shown,
    });
  },

  async readPerson(h) {
    const { personId } = h.params;
    const person = await queries.findPerson(h.tx, personId);
    if (!person) return refuse('not-found');
    const names = await queries.listNames(h.tx, personId);
    const family = await queries.listFamily(h.tx, personId);
    const merged = await queries.listMergedFiles(h.tx, personId);
    const consents = await listConsents(h.tx, personId);
    const corrections = await queries.listCorrections(h.tx, personId);
    const key = await findFileKey(h, personId);
    h.audit.read('person', [personId, ...[...family, ...merged].map((row) => row.id)], 'case-work');
    const { name: _name, ...summary } = queries.summaryOf(person);
    // The database refuses every new row in a file that was merged into another.
    const isOwn = person.keptId === null;
    return done({
      ...summary,
      citizenship: askedFrom([person.citizenship, person.citizenshipUnanswered]),
      version: person.version,
      householdCode: person.householdCode,
      mayBeMinor: mayBeMinor(summary.birth as Birth, h.today),
      mergedInto: viewKept(person),
      mergedFiles: merged.map((row) => ({
        person: queries.summaryOf(row),
        since: row.mergedAt.toISOString(),
      })),
      names: names.map(({ fromAt, untilText, ...row }) => ({
        ...row,
        fromAt: fromAt.toISOString(),
        untilAt: untilText,
      })),
      family: family.map((row) => ({ person: queries.summaryOf(row), relation: row.relation })),
      consents: consents.map((row) => ({
        ...row,
        adultName: openConsentText(key, { id: row.id, column: 'adult_name' }, row.adultName),
        reason: openConsentText(key, { id: row.id, column: 'reason' }, row.reason),
        authority: openConsentText(key, { id: row.id, column: 'authority' }, row.authority),
        endedAt: row.endedAt?.toISOString() ?? null,
        withdrawn: row.endedWhy === 'withdrawn',
      })),
      corrections: corrections.map((row) => ({
        field: row.field,
        before: row.before ?? '',
        after: row.after ?? '',
        reason: key ? openText(key, placeOfReason(row.id), row.reason) : '',
        correctedAt: row.correctedAt.toISOString(),
        correctedBy: row.correctedBy,
      })),
      may: {
        correct: isOwn && fileWriters.some((role) => role === h.actor.role),
        recordConsent: isOwn && consentWriters.some((role) => role === h.actor.role),
        addContact: isOwn && contactWriters.some((role) => role === h.actor.role),
        comparePairs: pairDeciders.some((role) => role === h.actor.role),
      },
    });
  },
};

function viewKept({ keptId, keptCode, mergedAt }: queries.PersonRow) {
  return keptId === null ? null : { id: keptId, code: keptCode!, since: mergedAt!.toISOString() };
}
