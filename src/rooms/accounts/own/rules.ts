// Which passwords are refused, the same on the screen and on the server. No rule asks for capitals,
// digits or signs: they make passwords harder to remember and hardly harder to guess. Length does,
// and not being among what is tried first.

import { passwordLengthMin } from './model.ts';

export const passwordFaults = [
  'password-too-short',
  'password-like-your-name',
  'password-too-common',
] as const;
export type PasswordFault = (typeof passwordFaults)[number];

export type Owner = { readonly login: string; readonly displayName: string };

/** What is left of a password without its owner's names has to be hard to guess by itself. */
const ownLengthMin = 8;
const differentSignsMin = 5;

// What is tried first, in the alphabets and on the keyboards of the region. Those shorter than
// twelve signs are here because they are doubled, or lengthened by digits.
const common = `
password passw0rd qwerty qwertyuiop asdfghjkl zxcvbnm 1q2w3e4r 1qaz2wsx qazwsx abc admin
administrator welcome iloveyou letmein sunshine princess football monkey dragon master login
changeme secret superman batman starwars whatever trustno1 computer internet samsung default
alongside пароль парольпароль йцукен йцукенгшщзхъ фывапролджэ ячсмить администратор привет
любовь солнышко наташа марина алексей казахстан кыргызстан узбекистан таджикистан ташкент алматы
астана бишкек душанбе kazakhstan kyrgyzstan uzbekistan tajikistan tashkent almaty astana bishkek
dushanbe құпиясөз купуясөз parol рамз
`
  .trim()
  .split(/\s+/)
  .toSorted((one, other) => other.length - one.length);

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  '01234567890',
  'qwertyuiop[]asdfghjklzxcvbnm',
  'йцукенгшщзхъфывапролджэячсмитьбю',
];

/** Null: it may be used. */
export function passwordFault(password: string, owner: Owner): PasswordFault | null {
  if ([...password].length < passwordLengthMin) return 'password-too-short';
  const plain = plainly(password);
  if (withoutWords(plain, namesOf(owner)).length < ownLengthMin) return 'password-like-your-name';
  return isCommon(plain) ? 'password-too-common' : null;
}

function plainly(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function namesOf({ login, displayName }: Owner): readonly string[] {
  const parts = `${login} ${displayName}`.split(/[^\p{L}\p{N}]+/u);
  return [login, ...parts]
    .map(plainly)
    .filter((part) => part.length >= 4)
    .toSorted((one, other) => other.length - one.length);
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ''), text);
}

/** A common word with digits and signs around it, a run of the keyboard, few different signs. */
function isCommon(plain: string): boolean {
  if (new Set(plain).size < differentSignsMin) return true;
  const rest = withoutRuns(withoutWords(plain, common));
  return rest.replace(/[^\p{L}]/gu, '').length < 4 && rest.length < ownLengthMin;
}

/** Four or more neighbours of an alphabet or a keyboard count as none, in either direction. */
function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    const run = longestRun(text.slice(at));
    if (run >= 4) at += run;
    else left += text[at++];
  }
  return left;
}

function longestRun(text: string): number {
  const both = rows.flatMap((row) => [row, [...row].toReversed().join('')]);
  let length = Math.min(text.length, 3);
  while (length < text.length && both.some((row) => row.includes(text.slice(0, length + 1)))) {
    length++;
  }
  return length;
}
