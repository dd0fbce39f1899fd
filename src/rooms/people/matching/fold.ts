// A written name as comparable parts, whatever its script: Arabic, Cyrillic (ru, kk, ky, tg, uz)
// or Latin. Endings that say "son of" and "daughter of" are stripped and tagged, and a kunya
// (Abu, Umm) is kept apart, because it names a child of the person and not the person.
// Always: same text, same parts, on every machine. Not a spelling to show, and no judgement.

import { givenNameGroups } from './given-names.ts';
import { skeletonOf } from './skeleton.ts';
import { plainText, romanise, type Script, scriptOf } from './transliterate.ts';

export type NamePartKind = 'name' | 'surname' | 'patronymic' | 'kunya';

export type NamePart = {
  readonly kind: NamePartKind;
  readonly script: Script;
  readonly spelling: string; // in the comparing alphabet, endings stripped
  readonly skeleton: string; // of this spelling
  readonly group: string | null; // its given-name group, by that group's first spelling
};

const parentBefore = new Set([
  'ibn', 'bin', 'bint', 'ben', 'ибн', 'бин', 'бинт', 'بن', 'ابن', 'بنت',
]);
const parentAfter = new Set([
  'ұлы', 'қызы', 'улы', 'кызы', 'уулу', 'угли', 'ўғли', 'қизи', 'кизи', 'оглы', 'оглу', 'огли',
  'oʻgʻli', 'ogli', 'oglu', 'oğlu', 'ugli', 'qizi', 'kizi', 'kyzy', 'qyzy', 'uly', 'uulu', 'uly',
  'писари', 'духтари',
]);
const kunyaBefore = new Set([
  'abu', 'abou', 'umm', 'um', 'ummu', 'oum', 'абу', 'умм', 'умму', 'أبو', 'ابو', 'أم', 'ام', 'أبي',
]);
const articles = new Set([
  'al', 'el', 'ul', 'ar', 'ash', 'as', 'an', 'at', 'ad', 'az', 'аль', 'ар', 'ас',
]);
const patronymicEnding = new RegExp('(?:ович|евич|овна|евна|ична|ovich|evich|ovna|evna'
  + '|уулу|ұлы|қызы|қизи|кызы|qyzy|oglu|ogly)$');
const sonOfEnding = /(?:зода|заде|zoda|zade|zadeh)$/;
const slavicEnding = /(?:[оеё]в|[оеё]ва|ov|ova|ev|eva|yev|yeva|off|eff|وف|وفا|يف|يفا)$/;
const sunLetters = /^[تثدذرزسشصضطظن]/;

/** All parts of a name in their order, the kunya among them. */
export function tagName(text: string): NamePart[] {
  const words = joinServantNames(wordsOf(text));
  const parts: NamePart[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = words[at + 1];
    if (next !== undefined && kunyaBefore.has(word) && !/^(?:bak|бак|بكر)/.test(next)) {
      parts.push(partOf('kunya', next));
      at += 1;
    } else if (next !== undefined && parentBefore.has(word)) {
      parts.push(partOf('patronymic', next));
      at += 1;
    } else if (next !== undefined && parentAfter.has(next)) {
      parts.push(partOf('patronymic', word));
      at += 1;
    } else if (!articles.has(word)) {
      parts.push(taggedByEnding(word));
    }
  }
  return parts.filter((part) => part.skeleton !== '');
}

/** The comparing tokens of a name: one per part, equivalents made one, no kunya. */
export function foldName(text: string): string[] {
  return tagName(text).filter((part) => part.kind !== 'kunya').map(keyOf);
}

/** The token that a part is compared and indexed by. */
export function keyOf(part: NamePart): string {
  return part.group ?? part.skeleton;
}

function wordsOf(text: string): string[] {
  return plainText(text).split(/[^\p{L}\p{M}\p{N}ʻʼ'`’‘´]+/u)
    .map((word) => word.replace(/[`’‘´']/g, 'ʻ').replace(/^ʻ+|ʻ+$/g, ''))
    .filter((word) => word !== '');
}

// عبد الرحمن, Abd al-Rahman and Abdurrahman are one name: the servant of ... and the attribute.
function joinServantNames(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    let next = at + 1;
    while (next < words.length && articles.has(words[next]!)) next += 1;
    const attribute = words[next];
    if (attribute !== undefined && word === 'عبد') out.push(word + attribute);
    else if (attribute !== undefined && /^(?:abd|abdul|abdel|abdu|абд|абду|абдул)$/.test(word)) {
      out.push(next > at + 1 ? `${word}ul${attribute}` : word + attribute);
    } else {
      out.push(word);
      continue;
    }
    at = next;
  }
  return out;
}

function taggedByEnding(word: string): NamePart {
  const patronymic = word.replace(patronymicEnding, '');
  if (patronymic !== word && patronymic.length >= 2) return partOf('patronymic', patronymic);
  const sonOf = word.replace(sonOfEnding, '');
  if (sonOf !== word && sonOf.length >= 2) return partOf('surname', sonOf);
  const stem = word.replace(slavicEnding, '');
  if (stem !== word && stem.length >= 3) return partOf('surname', stem);
  return partOf('name', word);
}

function partOf(kind: NamePartKind, word: string): NamePart {
  const spelling = spellingOf(word);
  const group = groups().get(looseSpelling(spelling)) ?? null;
  return { kind, script: scriptOf(word), spelling, skeleton: skeletonOf(spelling), group };
}

// The article melts into a sun letter (ar-Rahman) and is heard before a moon letter (al-Karim).
function spellingOf(word: string): string {
  if (scriptOf(word) !== 'arabic') {
    return romanise(word).replace(/^abd[aeiuy]?l?(?=[rnstdzx])/, 'abdu');
  }
  const servant = /^عبدال(.+)$/.exec(word)?.[1];
  if (servant !== undefined) {
    if (servant === 'له') return romanise('عبداله');
    return romanise(`عبد${sunLetters.test(servant) ? '' : 'ل'}${servant}`);
  }
  return romanise(word.length > 4 ? word.replace(/^ال/, '') : word);
}

function looseSpelling(spelling: string): string {
  return spelling.replace(/(.)\1+/g, '$1').replace(/[ae][iy]/g, 'ay').replace(/iy(?=[aeou])/g, 'i')
    .replace(/iy/g, 'i').replace(/(?<=[^aeiou])y(?=[^aeiou]|$)/g, 'i').replace(/h$/, '');
}

let byLooseSpelling: ReadonlyMap<string, string> | null = null;

function groups(): ReadonlyMap<string, string> {
  if (byLooseSpelling !== null) return byLooseSpelling;
  const found = new Map<string, string>();
  for (const forms of givenNameGroups) {
    // The group is named by its first spelling, so stored keys outlive new lines in the list.
    const group = looseSpelling(spellingOf(plainText(forms[0]!)));
    for (const form of forms) {
      const loose = looseSpelling(spellingOf(plainText(form)));
      if (!found.has(loose)) found.set(loose, group);
    }
  }
  byLooseSpelling = found;
  return found;
}

/** Groups with a spelling that begins as `text` does: what a half-typed given name may become. */
export function groupsBeginning(text: string): string[] {
  const start = looseSpelling(spellingOf(plainText(text)));
  if (start.length < 3) return [];
  const out = new Set<string>();
  for (const [spelling, group] of groups()) if (spelling.startsWith(start)) out.add(group);
  return [...out];
}

