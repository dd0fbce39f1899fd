// The contract of reaching a person: phones, addresses and identity documents. Reading them has an
// audit entry of its own.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { contactKinds } from '../../kernel/person.ts';
import { asked } from '../../kernel/unanswered.ts';
import { endpoint } from '../../kernel/contract.ts';
import { contactReaders, contactWriters } from './access.ts';
import { documentKinds } from './model.ts';

const personParams = z.strictObject({ personId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

/** A way to reach the person, or why there is none. */
export const contactShown = z.strictObject({
  id: z.uuid(),
  kind: z.enum(contactKinds),
  value: asked(z.string()),
});
export const documentShown = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  number: z.string(),
  issuedOn: day.nullable(),
});

export const readContacts = endpoint({
  name: 'readContacts',
  method: 'GET',
  path: '/api/persons/:personId/contacts',
  audit: 'read',
  who: contactReaders,
  summary: 'Phones, addresses and documents of one person, decrypted for this reading',
  params: personParams,
  returns: z.strictObject({
    contacts: z.array(contactShown),
    documents: z.array(documentShown),
  }),
  refuses: [],
});

export const addContact = endpoint({
  name: 'addContact',
  method: 'POST',
  path: '/api/persons/:personId/contacts',
  audit: 'write',
  creates: 'people.contact',
  who: contactWriters,
  summary:
    'Add a phone, an address or another way to reach the person, or why the question has no answer',
  params: personParams,
  body: z.strictObject({
    kind: z.enum(contactKinds),
    value: asked(z.string().trim().min(1).max(500)),
  }),
  returns: saved,
  refuses: [],
});

export const addDocument = endpoint({
  name: 'addDocument',
  method: 'POST',
  path: '/api/persons/:personId/documents',
  audit: 'write',
  creates: 'people.identity_document',
  who: contactWriters,
  summary: 'Record an identity document',
  params: personParams,
  body: z.strictObject({
    kind: z.enum(documentKinds),
    number: z.string().trim().min(1).max(100),
    issuedOn: day.nullable(),
  }),
  returns: saved,
  refuses: [],
});
