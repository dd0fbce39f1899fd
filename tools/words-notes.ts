// What a translator is told about each text of a PO file: the pages on which it stands, whether it
// concerns safety or a right, the Russian, and the words of the glossary in it.

import type { Locale } from '../src/engine/languages/locale.ts';
import { isSafetyKey } from '../src/engine/languages/review.ts';
import { type Glossary, readGlossary } from './check-glossary.ts';
import { findCounted, readTexts, stemOf, type Texts } from './words-files.ts';
import { findWhere } from './words-where.ts';

export type Source = { readonly room: string; readonly key: string; readonly english: string };
export type Notes = { readonly notes: readonly string[]; readonly files: readonly string[] };

const pagesMost = 4;

export function translatorNotes(root: string, locale: Locale): (source: Source) => Notes {
  const where = findWhere(root);
  const glossary = readGlossary(root);
  const russian = new Map<string, Texts>();
  const inRussian = ({ room, key }: Source): string | undefined => {
    const texts = russian.get(room) ?? readTexts(root, 'ru', room);
    russian.set(room, texts);
    return texts.get(key) ?? texts.get(key.replace(/_other$/, '_many'));
  };
  return (source) => {
    const { room, key, english } = source;
    const stem = stemOf(key, findCounted(readTexts(root, 'en', room)));
    const { files, pages } = where(`${room}.${stem}`);
    const pivot = locale === 'ru' ? undefined : inRussian(source);
    return {
      files,
      notes: [
        ...(isSafetyKey(`${room}.${key}`) ? ['Safety or a right depends on this text.'] : []),
        ...(pages.length > 0 ? [`Page: ${shorten(pages)}`] : []),
        ...(pivot === undefined ? [] : [`Russian: ${pivot.replaceAll('\n', ' ')}`]),
        ...glossaryNotes(glossary, locale, english),
      ],
    };
  };
}

function shorten(pages: readonly string[]): string {
  const more = pages.length - pagesMost;
  return pages.slice(0, pagesMost).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function glossaryNotes({ use }: Glossary, locale: Locale, english: string): string[] {
  return use
    .filter(({ en }) => new RegExp(`\\b${en.replace(/^to /, '')}`, 'iu').test(english))
    .map((words) => `Glossary: ${words.en} = ${words[locale]}`);
}
