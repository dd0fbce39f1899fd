// The part of the PO format that we need, over gettext-parser: entries with context, original and
// translation, for exchange with translators' tools.

import { po, type GetTextTranslations } from 'gettext-parser';

export type Entry = {
  readonly context: string;
  readonly original: string;
  readonly translation: string;
  /** What a translator must know: one line each. */
  readonly notes?: readonly string[];
  /** Files in which the text is used. */
  readonly files?: readonly string[];
};

export function writeEntries(language: string, entries: readonly Entry[]): string {
  const translations: GetTextTranslations['translations'] = {};
  for (const { context, original, translation, notes = [], files = [] } of entries) {
    const comments = { extracted: notes.join('\n'), reference: files.join('\n') };
    translations[context] = {
      [original]: { msgctxt: context, msgid: original, msgstr: [translation], comments },
    };
  }
  const headers = {
    Language: language,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
  };
  return po.compile({ charset: 'UTF-8', headers, translations }, { foldLength: 0 }).toString();
}

/**
 * Entries without context (the header) and obsolete ones are left out; fuzzy ones come back empty.
 */
export function readEntries(text: string): Entry[] {
  const { translations } = po.parse(text.replace(/^\uFEFF/, ''));
  return Object.values(translations).flatMap((ofContext) =>
    Object.values(ofContext).flatMap(({ msgctxt, msgid, msgstr, comments }) => {
      if (msgctxt === undefined) return [];
      const isFuzzy = /\bfuzzy\b/.test(comments?.flag ?? '');
      return [{ context: msgctxt, original: msgid, translation: isFuzzy ? '' : (msgstr[0] ?? '') }];
    }),
  );
}
