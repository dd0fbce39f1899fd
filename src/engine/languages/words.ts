// The words on the server: for what it prints, exports or answers in a person's own language.
// All languages are read once, when the first word is asked for. The browser has its own door
// (`src/web/i18n`), which loads one language and one room at a time from the same files.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInstance, type i18n } from 'i18next';
import { InvariantError } from '../../kernel/invariant.ts';
import { type Locale, locales } from './locale.ts';
import { installPluralRules } from './plural-rules.ts';
import type { WordKey, WordValues } from './word-key.ts';

const languagesFolder = fileURLToPath(new URL('../../../languages/', import.meta.url));
let loaded: i18n | null = null;

/**
 * Words for `key` ("room.path"), with `values` put in place and `count` choosing the form. What a
 * language lacks is answered in English; a key that English lacks is our mistake and throws.
 */
export function translate(locale: Locale, key: WordKey, values: WordValues = {}): string {
  const text = findWords(locale, key, values);
  if (text === null) throw new InvariantError(`no words for ${key}`);
  return text;
}

/** For a key that exists only at run time, such as the code of a refusal. */
export function findWords(locale: Locale, key: string, values: WordValues = {}): string | null {
  loaded ??= loadWords(languagesFolder);
  const options = { ...values, lng: locale };
  return loaded.exists(key, options) ? loaded.t(key, options) : null;
}

/** Every room's words of every language in `folder`, ready to translate. */
export function loadWords(folder: string): i18n {
  const resources = Object.fromEntries(locales.map((locale) => {
    const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'));
    const rooms = files.map((name): [string, unknown] => {
      const text = readFileSync(join(folder, locale, name), 'utf8');
      return [name.slice(0, -'.json'.length), JSON.parse(text)];
    });
    return [locale, { translation: Object.fromEntries(rooms) as Record<string, object> }];
  }));
  const instance = createInstance();
  void instance.init({
    resources,
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    returnNull: false,
    showSupportNotice: false,
    // What is put in place is escaped where it is shown: React and our CSV writer both do.
    interpolation: { escapeValue: false },
  } as Parameters<i18n['init']>[0]);
  installPluralRules(instance);
  return instance;
}
