// How to reach a person, and the numbers of documents: sealed with the key of the person's file.

import { openText, sealText } from '../../engine/crypto/envelope.ts';
import type { HandlersOf } from '../../engine/http/handler.ts';
import { done, refuse } from '../../kernel/outcome.ts';
import { askedFrom, columnsOf } from '../../kernel/unanswered.ts';
import type * as api from './api-contact.ts';
import { findFileKey } from './file-keys.ts';
import * as queries from './queries.ts';

const placeOfContact = (id: string, version: number) => ({
  table: 'people.contact',
  record: id,
  column: 'value',
  version,
});
const placeOfDocument = (id: string, version: number) => ({
  table: 'people.identity_document',
  record: id,
  column: 'number',
  version,
});

export const contactHandlers: HandlersOf<typeof api> = {
  async readContacts(h) {
    const { personId } = h.params;
    const key = await findFileKey(h, personId);
    if (!key) return refuse('not-found');
    const { contacts, documents } = await queries.listContacts(h.tx, personId);
    h.audit.read('contact', [personId], 'reach-the-person');
    return done({
      contacts: contacts.map(({ version, value, valueUnanswered, ...row }) => ({
        ...row,
        value: askedFrom([
          value && openText(key, placeOfContact(row.id, version), value),
          valueUnanswered,
        ])!,
      })),
      documents: documents.map(({ version, number, ...row }) => ({
        ...row,
        number: openText(key, placeOfDocument(row.id, version), number),
      })),
    });
  },

  async addContact(h) {
    const { personId } = h.params;
    const key = await findFileKey(h, personId);
    if (!key) return refuse('not-found');
    const id = h.newId;
    const [value, valueUnanswered] = columnsOf(h.body.value);
    await queries.insertContact(h.tx, {
      id,
      personId,
      kind: h.body.kind,
      value: value === null ? null : sealText(key, placeOfContact(id, 1), value),
      valueUnanswered,
      by: h.actor.accountId,
    });
    h.audit.wrote('contact-added', 'contact', [personId], 'reach-the-person');
    return done({ id });
  },

  async addDocument(h) {
    const { personId } = h.params;
    const key = await findFileKey(h, personId);
    if (!key) return refuse('not-found');
    const id = h.newId;
    await queries.insertDocument(h.tx, {
      id,
      personId,
      kind: h.body.kind,
      number: sealText(key, placeOfDocument(id, 1), h.body.number),
      issuedOn: h.body.issuedOn,
      by: h.actor.accountId,
    });
    h.audit.wrote('document-added', 'contact', [personId], 'documents');
    return done({ id });
  },
};
