// The codes of documents that are the same wherever one is attached.

export { keptFormats } from '../../engine/documents/cleaning/model.ts';
export { formats } from '../../engine/documents/formats.ts';
export { documentBytesMax, partBytes } from '../../engine/documents/limits.ts';

/** What lies before whoever attaches it. */
export const documentForms = ['original', 'copy', 'translation'] as const;
export type DocumentForm = (typeof documentForms)[number];

/** Languages in which papers of the region and of the camps are written. */
export const documentLanguages = ['ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'tr', 'en', 'other'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

export const takeOffReasons = [
  'another-person',
  'wrong-file',
  'unreadable',
  'twice',
  'not-needed',
] as const;
export type TakeOffReason = (typeof takeOffReasons)[number];

/** Photographed one after the other; together they become one PDF. */
export const pagesAtOnceMax = 20;
