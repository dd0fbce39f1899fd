// The contract of documents attached to a person's file: identity papers and certificates, and what
// was signed or said before a witness when consent was given.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import {
  documentFields,
  documentPage,
  documentQuery,
  documentRefusals,
  pageQuery,
  takeOffBody,
  uploads,
} from '../documents/shapes.ts';
import { documentReaders, documentWriters } from './access.ts';
import { attachableTo, attachedKinds } from './model.ts';

const personParams = z.strictObject({ personId: z.uuid() });
const documentParams = z.strictObject({ documentId: z.uuid() });

export const listPersonDocuments = endpoint({
  name: 'listPersonDocuments',
  method: 'GET',
  path: '/api/persons/:personId/attached-documents',
  audit: 'read',
  who: documentReaders,
  summary: "What is attached to one person's file, newest first",
  params: personParams,
  query: documentQuery,
  returns: documentPage,
  refuses: [],
});

export const attachPersonDocument = endpoint({
  name: 'attachPersonDocument',
  method: 'POST',
  path: '/api/persons/:personId/attached-documents',
  audit: 'write',
  creates: 'people.document',
  who: documentWriters,
  summary: 'Attach what was sent: one file, or photographed pages that become one PDF',
  params: personParams,
  body: z.strictObject({
    about: z.enum(attachableTo),
    aboutId: z.uuid(),
    kind: z.enum(attachedKinds),
    ...documentFields,
    uploads,
  }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: documentRefusals,
});

export const readPersonDocument = endpoint({
  name: 'readPersonDocument',
  method: 'GET',
  path: '/api/person-documents/:documentId/content',
  audit: 'read',
  who: documentReaders,
  summary: 'The content of a document, as a file to save',
  params: documentParams,
  returns: 'file',
  refuses: ['document-taken-off'],
});

export const showPersonDocumentPage = endpoint({
  name: 'showPersonDocumentPage',
  method: 'GET',
  path: '/api/person-documents/:documentId/page',
  audit: 'read',
  who: documentReaders,
  summary: 'One page of a document as an image',
  params: documentParams,
  query: pageQuery,
  returns: 'file',
  refuses: ['document-taken-off', ...documentRefusals],
});

export const takeOffPersonDocument = endpoint({
  name: 'takeOffPersonDocument',
  method: 'POST',
  path: '/api/person-documents/:documentId/take-off',
  audit: 'write',
  who: documentWriters,
  summary: 'Take off a document attached by mistake; its content is destroyed at once',
  params: documentParams,
  body: takeOffBody,
  returns: z.strictObject({}),
  refuses: ['already-taken-off'],
});
