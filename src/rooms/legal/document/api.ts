// The contract of documents attached to a matter: the order behind a restriction or a detention, a
// judgment, proof that something was served.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import {
  documentFields,
  documentPage,
  documentQuery,
  documentRefusals,
  pageQuery,
  takeOffBody,
  uploads,
} from '../../documents/shapes.ts';
import { restrictionOfficers } from '../access.ts';
import { attachableTo, attachedKinds } from './model.ts';

const subjectParams = z.strictObject({ subjectId: z.uuid() });
const documentParams = z.strictObject({ documentId: z.uuid() });

export const listMatterDocuments = endpoint({
  name: 'listMatterDocuments',
  method: 'GET',
  path: '/api/matters/:subjectId/attached-documents',
  audit: 'read',
  who: restrictionOfficers,
  summary: 'What is attached to one matter, newest first',
  params: subjectParams,
  query: documentQuery,
  returns: documentPage,
  refuses: [],
});

export const attachMatterDocument = endpoint({
  name: 'attachMatterDocument',
  method: 'POST',
  path: '/api/matters/:subjectId/attached-documents',
  audit: 'write',
  creates: 'legal.document',
  who: restrictionOfficers,
  summary: 'Attach what was sent: one file, or photographed pages that become one PDF',
  params: subjectParams,
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

export const readMatterDocument = endpoint({
  name: 'readMatterDocument',
  method: 'GET',
  path: '/api/matter-documents/:documentId/content',
  audit: 'read',
  who: restrictionOfficers,
  summary: 'The content of a document, as a file to save',
  params: documentParams,
  returns: 'file',
  refuses: ['document-taken-off'],
});

export const showMatterDocumentPage = endpoint({
  name: 'showMatterDocumentPage',
  method: 'GET',
  path: '/api/matter-documents/:documentId/page',
  audit: 'read',
  who: restrictionOfficers,
  summary: 'One page of a document as an image',
  params: documentParams,
  query: pageQuery,
  returns: 'file',
  refuses: ['document-taken-off', ...documentRefusals],
});

export const takeOffMatterDocument = endpoint({
  name: 'takeOffMatterDocument',
  method: 'POST',
  path: '/api/matter-documents/:documentId/take-off',
  audit: 'write',
  who: restrictionOfficers,
  summary: 'Take off a document attached by mistake; its content is destroyed at once',
  params: documentParams,
  body: takeOffBody,
  returns: z.strictObject({}),
  refuses: ['already-taken-off'],
});
