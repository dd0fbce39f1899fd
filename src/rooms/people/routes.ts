// Binds the room's contract to its commands and queries.

import { type Birth, mayBeMinor } from '../../kernel/birth.ts';
import { toDay } from '../../kernel/day.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { openText } from '../../engine/crypto/envelope.ts';
import { type Binding, bind } from '../../engine/http/handler.ts';
import {
  addContact,
  addDocument,
  addHousehold,
  correctPerson,
  readContacts,
  readPerson,
  recordConsent,
  searchPersons,
} from './api.ts';
import * as pairs from './api-pairs.ts';
import {
  checkBeforeIntake,
  readLikelyFiles,
  readPair,
  readWaiting,
  takeStep,
} from './commands-pairs.ts';
import { givenNameBindings } from './commands-given-names.ts';
import {
  openHousehold,
  placeOfReason,
  saveConsent,
  saveContact,
  saveCorrection,
  saveDocument,
} from './commands.ts';
import { findFileKey } from './file-keys.ts';
import { queryKeys, rankSearch } from './public.ts';
import {
  findPerson,
  findPersonByCode,
  listConsents,
  listContacts,
  listCorrections,
  listFamily,
  listMergedFiles,
  listNames,
  searchPersonsByKeys,
  summaryOf,
} from './queries.ts';
import { consentHolds } from './rules.ts';

const shown = 25;
const candidatesMax = 200;
const personCode = /^[a-z]{2}-[0-9a-z]{4}-[0-9a-z]{4}$/i;

const search = bind(searchPersons, async (h) => {
  const coded = personCode.test(h.query.search)
    ? await findPersonByCode(h.tx, h.query.search.toUpperCase())
    : null;
  if (coded) {
    h.audit.read('person-search', [coded.id], 'search');
    return done({ persons: [coded], more: false });
  }
  const keys = queryKeys(h.query.search);
  const found = keys.length === 0 ? [] : await searchPersonsByKeys(h.tx, keys, candidatesMax);
  const fitting = rankSearch(h.query.search, found, candidatesMax);
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
});

const page = bind(readPerson, async (h) => {
  const { personId } = h.params;
  const person = await findPerson(h.tx, personId);
  if (!person) return refuse('not-found');
  const names = await listNames(h.tx, personId);
  const family = await listFamily(h.tx, personId);
  const merged = await listMergedFiles(h.tx, personId);
  const consents = await listConsents(h.tx, personId);
  const corrections = await listCorrections(h.tx, personId);
  const key = await findFileKey(h, personId);
  h.audit.read('person', [personId, ...[...family, ...merged].map((row) => row.id)], 'case-work');
  const summary = summaryOf(person);
  return done({
    ...summaryWithoutName(summary),
    citizenship: person.citizenship,
    version: person.version,
    householdCode: person.householdCode,
    mayBeMinor: mayBeMinor(summary.birth as Birth, h.today),
    mergedInto:
      person.keptId === null
        ? null
        : { id: person.keptId, code: person.keptCode!, since: person.mergedAt!.toISOString() },
    mergedFiles: merged.map((row) => ({
      person: summaryOf(row),
      since: row.mergedAt.toISOString(),
    })),
    names: names.map(({ fromAt, untilText, ...row }) => ({
      ...row,
      fromAt: fromAt.toISOString(),
      untilAt: untilText,
    })),
    family: family.map((row) => ({
      person: summaryOf(row),
      relation: row.relation as 'mother' | null,
    })),
    consents: consents.map((row) => ({
      ...row,
      valid: consentHolds({ ...row, untilOn: toDay(row.untilOn) }, h.today),
    })),
    corrections: corrections.map((row) => ({
      field: row.field,
      before: row.before ?? '',
      after: row.after ?? '',
      reason: key ? openText(key, placeOfReason(row.id), row.reason) : '',
      correctedAt: row.correctedAt.toISOString(),
    })),
  });
});

function summaryWithoutName({ name: _name, ...rest }: ReturnType<typeof summaryOf>) {
  return rest;
}

const contacts = bind(readContacts, async (h) => {
  const { personId } = h.params;
  const key = await findFileKey(h, personId);
  if (!key) return refuse('not-found');
  const rows = await listContacts(h.tx, personId);
  h.audit.read('contact', [personId], 'reach-the-person');
  return done({
    contacts: rows.contacts.map((row) => ({
      id: row.id,
      kind: row.kind,
      value: openText(
        key,
        { table: 'people.contact', record: row.id, column: 'value', version: row.version },
        row.value,
      ),
    })),
    documents: rows.documents.map(({ id, version, number, ...row }) => ({
      ...row,
      id,
      number: openText(
        key,
        {
          table: 'people.identity_document',
          record: id,
          column: 'number',
          version,
        },
        number,
      ),
    })),
  });
});

export const peopleBindings: Binding[] = [
  ...givenNameBindings,
  search,
  page,
  contacts,
  bind(addContact, saveContact),
  bind(addDocument, saveDocument),
  bind(recordConsent, saveConsent),
  bind(correctPerson, saveCorrection),
  bind(addHousehold, openHousehold),
  bind(pairs.listLikelyFiles, readLikelyFiles),
  bind(pairs.readFilePair, readPair),
  bind(pairs.stepFilePair, takeStep),
  bind(pairs.listWaitingPairs, readWaiting),
  bind(pairs.checkIntake, checkBeforeIntake),
];
