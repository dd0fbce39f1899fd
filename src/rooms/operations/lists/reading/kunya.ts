// Separates a kunya ("Umm Yusuf") from the name beside it. A kunya is only for reconciliation and
// is kept apart from the name, so that it never reaches a person's page as part of the name.

import { foldWords } from '../../../../kernel/letters.ts';
import { kunyaStarts, namesLikeKunya } from './words/kunyas.ts';

export type NameReading = {
  /** Null if the cell gives a kunya and no name. */
  readonly name: string | null;
  readonly kunya: string | null;
  /** True if a kunya seems to come before the name with nothing between them. */
  readonly isMixed: boolean;
};

const starts = new Set(kunyaStarts.map(foldWords));
const exceptions = namesLikeKunya.map(foldWords);

export function splitKunya(text: string): NameReading {
  const plain = text.replace(/\s+/g, ' ').trim();
  for (const [left, right] of splitsOf(plain)) {
    if (isKunya(left) && right !== '' && !isKunya(right)) return whole(right, left);
    if (isKunya(right) && left !== '' && !isKunya(left)) return whole(left, right);
  }
  if (!isKunya(plain)) return whole(plain, null);
  if (foldWords(plain).split(' ').length <= 2) return whole(null, plain);
  return { name: plain, kunya: null, isMixed: true };
}

function whole(name: string | null, kunya: string | null): NameReading {
  return { name, kunya, isMixed: false };
}

function splitsOf(text: string): [string, string][] {
  const found: [string, string][] = [];
  const bracket = /^(.*?)\s*[("«“]([^()"«»“”]+)[)"»”]\s*(.*)$/.exec(text);
  if (bracket) found.push([`${bracket[1]} ${bracket[3]}`.trim(), (bracket[2] ?? '').trim()]);
  for (const separator of ['/', '\\', '|', ' - ', ' – ', ' — ', '،', ',', ';', '=']) {
    const at = text.indexOf(separator);
    if (at === -1) continue;
    found.push([text.slice(0, at).trim(), text.slice(at + separator.length).trim()]);
  }
  return found;
}

function isKunya(text: string): boolean {
  const folded = foldWords(text.replace(/-/g, ' '));
  const words = folded.split(' ');
  if (words.length < 2 || !starts.has(words[0] ?? '')) return false;
  return !exceptions.some((name) => folded === name || folded.startsWith(`${name} `));
}
