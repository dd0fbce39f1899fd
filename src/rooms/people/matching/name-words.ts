// Splits a written name into words in order, each with what its form reveals: a patronymic, a
// family name by its ending, a kunya (Abu, Umm: a relation, not a name), a nisba, an initial.
// Articles and titles are left out; a name made of two words (عبد الله, Salah al-Din) becomes one.
// Always: the same text gives the same words on every machine.

import { givesNoValue, saysUnknown } from '../../../engine/languages/list-words.ts';
import { articles, childBefore, childOf, initialOf, kunyas, titles } from './name-particles.ts';
import { soundCodes, soundsOf } from './sounds.ts';
import { plainText, type Script, scriptOf } from './transliterate.ts';

/**
 * `patronymic`: by its ending. `father`: after ibn or bint, or as the second link of an Arabic
 * chain, where no ending shows it. `grandfather`: the further links. `chain`: a link or a family
 * name.
 */
export type WordKind =
  | 'given'
  | 'patronymic'
  | 'father'
  | 'grandfather'
  | 'chain'
  | 'family'
  | 'nisba'
  | 'initial'
  | 'any';

export type NameWord = {
  readonly text: string; // plain small letters, with its ending
  readonly kind: WordKind;
  readonly script: Script;
  readonly sounds: string; // of the stem, without the ending of a patronymic or a woman's name
  readonly codes: Uint8Array;
  readonly full: Uint8Array; // with the ending of a patronymic; for other words the same as `codes`
  readonly ending: number; // how many of the sounds are an ending shared by many family names
};

export type NameWords = {
  readonly words: readonly NameWord[];
  readonly kunya: NameWord | null; // the child after whom the person is called
};

// The given name comes before a patronymic (Пётр Ильич); the rest is the family name.
function besidePatronymic(words: NameWord[]): NameWord[] {
  const at = words.findIndex(({ kind }) => kind === 'patronymic');
  if (at < 1 || words.length < 3 || words.filter(({ kind }) => kind === 'patronymic').length > 1)
    return words;
  return words.map((word, place) => {
    if (place === at - 1 && (word.kind === 'any' || word.kind === 'family')) return given(word);
    return word.kind === 'any' ? { ...word, kind: 'family' } : word;
  });
}

/** A given name keeps its ending: Полина is not Полин. */
function given(word: NameWord): NameWord {
  return word.kind === 'given' ? word : wordOf(word.text, 'given');
}

export function nameWords(text: string): NameWords {
  if (givesNoValue(text)) return { words: [], kunya: null };
  const plain = plainText(text).replace(/[`’‘´ʼ']/g, 'ʻ');
  const comma = /[,،]/.exec(plain);
  const raw = wordsOf(plain);
  const familyWords = comma ? wordsOf(plain.slice(0, comma.index)).length : 0;
  const joined = joinNames(raw);
  const words: NameWord[] = [];
  let kunya: NameWord | null = null;
  for (let at = 0; at < joined.length; at++) {
    const word = joined[at]!;
    const next = joined[at + 1];
    if (next !== undefined && kunyas.has(word) && !/^(?:bak|бак|بكر)/.test(next)) {
      if (kunya === null && words.length === 0 && isKunya(word, joined.length - at, plain))
        kunya = wordOf(next, 'any');
      else words.push(wordOf(word + next, 'any'));
      at += 1;
    } else if (next !== undefined && childOf.has(word)) {
      words.push(wordOf(next, 'father'));
      at += 1;
    } else if (next !== undefined && childBefore.has(next)) {
      words.push(wordOf(word, 'patronymic'));
      at += 1;
    } else if (joined.length > 1 && (titles.has(word) || saysUnknown(word))) continue;
    else {
      const kind: WordKind | undefined =
        kunya !== null && /^ال|[иi]й?$|(?:iya|iyya)$/.test(word)
          ? 'nisba'
          : at < familyWords
            ? 'family'
            : undefined;
      words.push(wordOf(word, kind));
    }
  }
  const heard = surnamesInIch(
    words.filter(({ sounds }) => sounds !== ''),
    comma !== null,
  );
  return { words: besidePatronymic(heard), kunya };
}

// Karpovich may be a family name: it is one if it is the only word beside the given name, or if
// another word is the patronymic.
function surnamesInIch(words: NameWord[], hasComma: boolean): NameWord[] {
  const fathers = words.filter(({ kind }) => kind === 'patronymic');
  const isIch = ({ kind, text }: NameWord) =>
    kind === 'patronymic' && /(?:ич|ich|ych|icz|ič|іч|يتش)$/.test(text);
  if (hasComma || (words.length !== 2 && fathers.length < 2)) return words;
  const at =
    words.length === 2
      ? words.findIndex(isIch)
      : words[0] === fathers[0]
        ? 0
        : words.indexOf(fathers.at(-1)!);
  return words.map((word, place) =>
    place === at && isIch(word) ? wordOf(word.text, 'any') : word,
  );
}

// Umm X is always a kunya. Abu X also begins family names, so it must be separate, or nearly the
// whole name.
function isKunya(word: string, wordsLeft: number, plain: string): boolean {
  return (
    wordsLeft <= 3 ||
    plain.includes('/') ||
    /^(?:umm?|ummu|oum|umu|ummi|умму?|ум|أم|ام)$/.test(word)
  );
}

function wordsOf(plain: string): string[] {
  // د. and ام. are the initials D. and M.
  const dotted = plain.replace(
    /(?<![\p{L}\p{M}])(\p{Script=Arabic}{1,3})\./gu,
    (_, word: string) => ` ${initialOf[word] ?? word[0]!} `,
  );
  return dotted
    .split(/[^\p{L}\p{M}\p{N}ʻ]+/u)
    .map((word) => word.replace(/^ʻ+|ʻ+$/g, ''))
    .filter((word) => word !== '');
}

const servant = /^(?:abd|abdul|abdel|abdoul|abdal|abdu|абд|абду|абдул|абдель|абдуль|عبد|عبدال)$/;
const ofFaith =
  /^(?:al|ad|ud|ed|ul|el)?-?(?:din|deen|dine|eddin|uddin|eddine|дин|эддин|уддин|الدين|لدين)$/;
const ofGod = /^(?:allah|ullah|ollah|alla|الله|аллах|улла)$/;

// عبد الرحمن, Abd al-Rahman and Abdurrahman are one word; so are Salah al-Din and Nasr Allah.
function joinNames(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    let next = at + 1;
    while (next < words.length - 1 && articles.has(words[next]!)) next += 1;
    const following = words[next];
    if (
      following !== undefined &&
      (servant.test(word) || ofFaith.test(following) || ofGod.test(following)) &&
      !articles.has(word)
    ) {
      out.push(word + (servant.test(word) && next > at + 1 ? 'ul' : '') + following);
      at = next;
    } else if (!articles.has(word) || words.length === 1) out.push(word);
  }
  return out;
}

// Endings as sound signs: ович and овна in Cyrillic and Latin, then as an Arabic clerk writes them.
const patronymicEnd = new RegExp(
  '(?:(?:y?[oeai]|u)[vfwou](?:iC|iT|na)|in?Cna' + '|[WYA]?[Yy]?W?[vf](?:Y?tS|YC|n[AHa]))$',
);
const turkicEnd = /(?:Wl|qY?z|u[lw]u|ul[iu]|[kqg]izi|[ou][gG]?l[iu]|WGlY)$/;
/** Turkish family names: son of, written as one word or two. */
const sonEnd = /(?:[oua][gG]?l[ui]|[WAY]{1,2}[gG]lW)$/;
const familyEnd =
  /(?:y?[oe]v|sk[iy]+|sk|enk[oA]|enkW|Cuk|yuk|YeW|skY|ck[iy]|zoda|zade?|zadeh|zAdH)$/;
const womanEnd = /(?:y?[oe]v|sk|ck|Tk)(?:a|aya|aia|ya)$/;
const arabicFamilyEnd = /^(?!Ebd).{4,}(?:(?:W|YY?)[vf][AH]?|skAY[AH])$/;

function wordOf(text: string, known?: WordKind): NameWord {
  const script = scriptOf(text);
  const full = soundsOf(withoutArticle(text, script), script);
  const kind = known ?? kindOf(text, full);
  const sounds =
    kind === 'patronymic'
      ? patronymicStem(text, full)
      : kind === 'given'
        ? full
        : womanless(
            kind,
            full.length > 6 && /(?:[uiW])$/.test(full) && /[gG]l[uiW]$/.test(full)
              ? full.replace(sonEnd, '')
              : full,
          );
  return {
    text,
    kind,
    script,
    sounds,
    codes: soundCodes(sounds),
    full: soundCodes(kind === 'patronymic' ? full : sounds),
    ending: endingOf(sounds),
  };
}

/** The same word, given the place that the list's column states. */
export function placedWord(word: NameWord, kind: WordKind): NameWord {
  return word.kind === kind ? word : wordOf(word.text, kind);
}

/** Two neighbouring words as one: Pour Ebrahimi matches پورابراهیمی. */
export function joinedWord(one: NameWord, next: NameWord): NameWord {
  return wordOf(one.text + next.text);
}

function withoutArticle(text: string, script: Script): string {
  if (script !== 'arabic') return text;
  if (text.startsWith('عبدال') && text.length > 7) return text;
  return text.length > 4 ? text.replace(/^ال/, '') : text;
}

function kindOf(text: string, sounds: string): WordKind {
  if (text.length === 1) return 'initial';
  if (patronymicEnd.test(sounds) && sounds.length > 5 && !/^(?:ivn|ann)/.test(sounds))
    return 'patronymic';
  if (
    /(?:ұлы|қызы|қизи|ўғли|уулу|кызы|oʻgʻli|qizi|qyzy|kyzy|gyzy|uulu|uly|ول|قز|قيز)$/.test(text) &&
    sounds.length > 5
  )
    return 'patronymic';
  const isFamily =
    familyEnd.test(sounds) ||
    womanEnd.test(sounds) ||
    arabicFamilyEnd.test(sounds) ||
    /(?:off|eff)$/.test(text);
  if (isFamily && sounds.length > 4) {
    return 'family';
  }
  return 'any';
}

const commonEnd =
  /(?:y?[oe]v|[WY]?[WYA]f|enko|YnkW|ski|skY|in|Yn|uk|Cuk|zoda|zade|yan|YAn|son|poulos)$/;

function endingOf(sounds: string): number {
  const length = commonEnd.exec(sounds)?.[0].length ?? 0;
  return sounds.length - length >= 2 ? length : 0;
}

function patronymicStem(text: string, sounds: string): string {
  const slavic = sounds.replace(patronymicEnd, '');
  const stem = slavic === sounds ? sounds.replace(turkicEnd, '') : slavic;
  if (stem.length < 2) return sounds;
  // In Сергеевич and Сергейұлы the last vowel is part of the ending.
  return stem.length > 3 ? stem.replace(/[aeioyYAW]{1,2}$/, '') : stem;
}

function womanless(kind: WordKind, sounds: string): string {
  const bare =
    kind === 'family' && sounds.length > 5 ? sounds.replace(/(in|Yn)[aAH]$/, '$1') : sounds;
  return bare
    .replace(/((?:[oe][vf]|[WYA][vf]))[aAH]$/, '$1')
    .replace(/(sk|Tk|ck)(?:aya|aia|iy|ii|i|y|AYA|AYH|Y)$/, '$1i')
    .replace(/(?<=[oe])f$/, 'v');
}
