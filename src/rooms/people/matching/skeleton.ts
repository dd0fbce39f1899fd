// The comparable skeleton of one word: its first sound and its consonants, sounds that scripts
// and clerks confuse made one (p/b, t/d, g/k/q, f/v, ш/ч, an initial ж/y). Vowels are dropped
// because Arabic does not write them. A skeleton finds and blocks; it never says "the same".

const classes: Readonly<Record<string, string>> = {
  p: 'b', d: 't', g: 'k', q: 'k', f: 'v', w: 'v', x: 'c',
};

/** `word` in the comparing alphabet of `romanise`; digits stay as they are. */
export function skeletonOf(word: string): string {
  if (/^\d+$/.test(word)) return word;
  const opened = word.replace(/^ye/, 'e').replace(/^i(?=[aou])/, 'y');
  const closed = opened.length > 2 ? opened.replace(/h+$/, '') : opened;
  let out = '';
  for (let at = 0; at < closed.length; at++) {
    const letter = closed[at]!;
    const sound = at === 0 ? firstSound(letter) : /[aeiouy]/.test(letter) ? '' : letter;
    const merged = classes[sound] ?? sound;
    if (merged !== '' && !out.endsWith(merged)) out += merged;
  }
  return out;
}

function firstSound(letter: string): string {
  if (letter === 'y') return 'j';
  return /[aeiou]/.test(letter) ? 'a' : letter;
}

const near: Readonly<Record<string, number>> = {
  hk: 0.4, bv: 0.4, sz: 0.4, jk: 0.5, cj: 0.4, st: 0.6, cs: 0.5, tz: 0.5, ah: 0.5, aj: 0.6, jz: 0.6,
};
const light = 'hva';

// Costs by letter code, because this runs some million times on a long list.
const codeCount = 128;
const replaceCosts = new Float32Array(codeCount * codeCount).fill(1);
const dropCosts = new Float32Array(codeCount).fill(1);
for (let code = 0; code < codeCount; code++) replaceCosts[code * codeCount + code] = 0;
for (const [pair, cost] of Object.entries(near)) {
  const [one, other] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  replaceCosts[one * codeCount + other] = cost;
  replaceCosts[other * codeCount + one] = cost;
}
for (const letter of light) dropCosts[letter.charCodeAt(0)] = 0.5;

/**
 * Alikeness of two skeletons, or of two romanised words, from 0 to 1: sounds that are often
 * confused count for less.
 */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1;
  const length = Math.max(one.length, other.length);
  const away = distance(one.slice(0, wordLengthMax), other.slice(0, wordLengthMax));
  return Math.max(0, 1 - away / length);
}

const wordLengthMax = 40;
let previous: Float32Array<ArrayBuffer> = new Float32Array(wordLengthMax + 1);
let current: Float32Array<ArrayBuffer> = new Float32Array(wordLengthMax + 1);

function distance(one: string, other: string): number {
  previous[0] = 0;
  for (let at = 0; at < other.length; at++) {
    previous[at + 1] = previous[at]! + dropCosts[other.charCodeAt(at) % codeCount]!;
  }
  for (let row = 0; row < one.length; row++) {
    const code = one.charCodeAt(row) % codeCount;
    const drop = dropCosts[code]!;
    current[0] = previous[0]! + drop;
    for (let at = 0; at < other.length; at++) {
      const otherCode = other.charCodeAt(at) % codeCount;
      const replaced = previous[at]! + replaceCosts[code * codeCount + otherCode]!;
      const dropped = Math.min(previous[at + 1]! + drop, current[at]! + dropCosts[otherCode]!);
      current[at + 1] = replaced < dropped ? replaced : dropped;
    }
    [previous, current] = [current, previous];
  }
  return previous[other.length]!;
}
