// What every contract of documents shares. Which records a document can be attached to, and which
// kinds there are, each room says itself.

import { z } from 'zod';
import { documentRefusals as cleanRefusals } from '../../engine/documents/cleaning/model.ts';
import { incomingRefusals } from '../../engine/documents/limits.ts';
import { cursor, day, limit } from '../../kernel/input.ts';
import {
  keptFormats,
  documentForms,
  documentLanguages,
  pagesAtOnceMax,
  takeOffReasons,
} from './model.ts';

/** As `beginUpload` answered it. */
export const upload = z.string().regex(/^[0-9a-f-]{36}\.\d{1,8}\.\d{13}\.[\w-]{43}$/);

/** `issuer` and `number` are sealed with the key of the file. */
export const documentFields = {
  form: z.enum(documentForms),
  language: z.enum(documentLanguages).nullable(),
  datedOn: day.nullable(),
  issuer: z.string().trim().min(1).max(200).nullable(),
  number: z.string().trim().min(1).max(100).nullable(),
  /** The day on which whoever attaches it held the original in their hands; null: nobody has. */
  originalSeenOn: day.nullable(),
};

/** One file, or pages in this order. */
export const uploads = z.array(upload).min(1).max(pagesAtOnceMax);

export const documentShown = z.strictObject({
  id: z.uuid(),
  about: z.string(),
  aboutId: z.uuid(),
  kind: z.string(),
  ...documentFields,
  format: z.enum(keptFormats),
  bytes: z.number().int(),
  pages: z.number().int().nullable(),
  attachedAt: z.string(),
  /** Null: the reader may not know who it was. */
  attachedBy: z.string().nullable(),
  takenOff: z
    .strictObject({ at: z.string(), by: z.string().nullable(), because: z.enum(takeOffReasons) })
    .nullable(),
  mayTakeOff: z.boolean(),
});
export type DocumentShown = z.output<typeof documentShown>;

export const documentPage = z.strictObject({
  documents: z.array(documentShown),
  next: z.string().nullable(),
});
/** `aboutId`: only what is attached to that record. */
export const documentQuery = z.strictObject({
  aboutId: z.uuid().optional(),
  after: cursor.optional(),
  limit,
});

export const pageQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000),
});
export const takeOffBody = z.strictObject({ because: z.enum(takeOffReasons) });

/** Why what was sent is not kept. */
export const documentRefusals = [...incomingRefusals, ...cleanRefusals] as const;
