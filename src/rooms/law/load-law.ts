// Reads the law of a country from the folder `countries`, whole or not at all.

import type { CountryCode } from '../../engine/countries/country-pack.ts';
import { PackError, packsFolder, readPackText } from '../../engine/countries/load-packs.ts';
import type { LawPack } from './model.ts';
import { readLaw } from './read-law.ts';

/** The law of a country from `countries/<code>/law.yaml`; throws `PackError`. */
export function loadLaw(code: CountryCode, folder = packsFolder): LawPack {
  const file = `countries/${code}/law.yaml`;
  const result = readLaw(readPackText(folder, code, 'law.yaml'), file);
  if ('problems' in result) throw new PackError(result.problems);
  if (result.law.code !== code) {
    const what = `the law calls itself that of “${result.law.code}”.`;
    throw new PackError([
      { file, line: 1, path: 'code', what, remedy: 'Set “code” to the name of its folder.' },
    ]);
  }
  return result.law;
}
