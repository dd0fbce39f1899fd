// An index of names by their words, to find who a query or a record may be about. Similar words are
// found by the coarse key and its neighbours with one sign left out (Symmetric Delete), weighed by
// rarity, and added up by person. It exists in memory only, contains only what it is given, and
// forgets a person completely. What it finds is a candidate, never an answer.

import {
  nameOfWords,
  type PreparedName,
  type PreparedWord,
  prepareName,
  prepareWord,
  type Preparing,
} from './prepared-names.ts';
import { begunChance, type NameWeights, wordChance } from './word-chance.ts';
import { joinedWord, type NameWord, nameWords } from './name-words.ts';
import { PackedLists } from './packed-lists.ts';
import type { SoundCosts } from './sound-costs.ts';
import { coarseKey } from './sounds.ts';

export type Found = { readonly person: number; readonly bits: number };

type By = { costs: SoundCosts; weights: NameWeights; preparing: Preparing };

const nameEnd = -1;
const kunyaEnd = -2;

/** With fewer people than this, each is compared, however common their names are. */
const commonMost = 4_000;

export class NameIndex {
  readonly #by: By;
  readonly #words: PreparedWord[] = [];
  readonly #ids = new Map<string, number>();
  readonly #people: number[][] = []; // by word
  readonly #counts = new Map<string, number>(); // people by the text of a word, in any place
  // For each person, the words of each name in order, with -1 between names.
  readonly #names = new PackedLists();
  // Words that sound alike.
  readonly #sounds: { readonly word: PreparedWord; readonly ids: number[] }[] = [];
  readonly #soundIds = new Map<string, number>();
  readonly #byKey = new Map<string, number[]>(); // coarse key and its neighbours to sounds
  #sorted: { key: string; sound: number }[] | null = null;
  #bits = new Float32Array(0);
  #touched = new Int32Array(0);

  constructor(by: By) {
    this.#by = by;
  }

  get size(): number {
    return this.#names.size;
  }

  /** Adds a person by all known names; returns the number that identifies the person here. */
  add(names: readonly string[]): number {
    const person = this.#names.size;
    const inOrder: number[] = [];
    const ids = new Set<number>();
    for (const name of names) {
      const { words, kunya } = nameWords(name);
      for (const word of words) inOrder.push(this.#idOf(word));
      inOrder.push(nameEnd);
      if (kunya !== null) inOrder.push(this.#idOf(kunya), kunyaEnd);
    }
    for (const id of inOrder) if (id >= 0) ids.add(id);
    for (const id of ids) {
      this.#people[id]!.push(person);
      this.#count(id, 1);
    }
    this.#names.push(inOrder);
    return person;
  }

  remove(person: number): void {
    for (const id of new Set(this.#names.get(person))) {
      if (id < 0) continue;
      this.#people[id] = this.#people[id]!.filter((other) => other !== person);
      this.#count(id, -1);
    }
    this.#names.clear(person);
  }

  /** The names of a person, prepared for comparing. */
  namesOf(person: number): PreparedName[] {
    const names: PreparedName[] = [];
    let words: PreparedWord[] = [];
    for (const id of this.#names.get(person)) {
      if (id >= 0) words.push(this.#words[id]!);
      else {
        if (id === nameEnd) names.push(nameOfWords(words, this.#by.preparing));
        words = [];
      }
    }
    return names;
  }

  /** The rarity of a word in bits: among the people here or, while they are few, in the world. */
  rarityOf(word: NameWord, otherwise: number): number {
    const count = this.#counts.get(word.text) ?? 0;
    const weight = 200;
    return -Math.log2((count + weight * 2 ** -otherwise) / (this.size + weight));
  }

  /** The best first, at most `limit`. With `typing`, the last word may be incomplete. */
  find(query: string, options: { limit: number; typing?: boolean }): Found[] {
    const { words, kunya } = nameWords(query);
    const asked = kunya === null ? words : [...words, kunya];
    const prepared = prepareName(asked, this.#by.preparing).words;
    const hits = prepared.map((word, at) =>
      this.#hitsOf(word, options.typing === true && at === prepared.length - 1),
    );
    asked.slice(1).forEach((word, at) => {
      if (word.kind === 'any' && asked[at]!.kind === 'any') {
        const joined = prepareName([joinedWord(asked[at]!, word)], this.#by.preparing).words[0]!;
        hits[at] = [...hits[at]!, ...this.#hitsOf(joined, false)];
      }
    });
    return this.#addedUp(hits, options.limit);
  }

  #count(id: number, by: number): void {
    const { text } = this.#words[id]!;
    this.#counts.set(text, (this.#counts.get(text) ?? 0) + by);
  }

  #idOf(word: NameWord): number {
    const key = keyOf(word);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#words.push(prepareWord(word, this.#by.preparing));
    this.#ids.set(key, id);
    this.#people.push([]);
    this.#addSound(this.#words[id]!, id);
    return id;
  }

  // Each sound is compared once, however many spellings and places in names share it.
  #addSound(word: PreparedWord, id: number): void {
    const key = `${word.script[0]}${word.kind === 'patronymic' ? 'p' : ''}${word.sounds}`;
    const known = this.#soundIds.get(key);
    if (known !== undefined) {
      this.#sounds[known]!.ids.push(id);
      return;
    }
    const sound = this.#sounds.length;
    this.#soundIds.set(key, sound);
    this.#sounds.push({ word, ids: [id] });
    for (const neighbour of neighbours(coarseKey(word.sounds))) {
      const there = this.#byKey.get(neighbour);
      if (there === undefined) this.#byKey.set(neighbour, [sound]);
      else there.push(sound);
    }
    this.#sorted = null;
  }

  #hitsOf(word: PreparedWord, isBegun: boolean): WordHit[] {
    const chances = new Map<number, number>();
    for (const key of neighbours(coarseKey(word.sounds))) {
      for (const sound of this.#byKey.get(key) ?? []) {
        if (chances.has(sound)) continue;
        const other = this.#sounds[sound]!.word;
        chances.set(sound, alikeInLength(word, other) ? wordChance(word, other, this.#by) : 0);
      }
    }
    const hits: WordHit[] = [];
    for (const [sound, chance] of chances) {
      if (chance > 0.08) this.#pushHits(hits, sound, (rarity) => rarity * Math.sqrt(chance));
    }
    if (isBegun) this.#addBegun(word, hits);
    return hits;
  }

  #pushHits(hits: WordHit[], sound: number, worthOf: (rarity: number) => number): void {
    for (const id of this.#sounds[sound]!.ids) {
      if (this.#people[id]!.length === 0) continue;
      const word = this.#words[id]!;
      hits.push({ id, bits: worthOf(this.rarityOf(word, word.rarity)) });
    }
  }

  #addBegun(word: PreparedWord, hits: WordHit[]): void {
    const key = coarseKey(word.sounds);
    const start = key.length > 2 ? key.slice(0, -1) : key;
    this.#sorted ??= this.#sounds
      .map(({ word: { sounds } }, sound) => ({ key: coarseKey(sounds), sound }))
      .sort((one, other) =>
        one.key < other.key ? -1 : one.key > other.key ? 1 : one.sound - other.sound,
      );
    for (let at = firstAt(this.#sorted, start); at < this.#sorted.length; at++) {
      const entry = this.#sorted[at]!;
      if (!entry.key.startsWith(start)) break;
      const other = this.#sounds[entry.sound]!.word;
      if (other.full.length <= word.full.length) continue;
      const chance = begunChance(word, other, this.#by);
      if (chance < 0.3) continue;
      const most = 1 + 2 * word.full.length;
      this.#pushHits(
        hits,
        entry.sound,
        (rarity) => Math.min(rarity, most) * Math.sqrt(chance) * 0.9,
      );
    }
  }

  // Rare words first: a common word only adds to people whom a rarer word has already found.
  #addedUp(hits: readonly WordHit[][], limit: number): Found[] {
    if (this.#bits.length < this.size) {
      this.#bits = new Float32Array(this.size * 2);
      this.#touched = new Int32Array(this.size * 2);
    }
    const [bits, touched] = [this.#bits, this.#touched];
    let count = 0;
    const sizeOf = (list: readonly WordHit[]) =>
      list.reduce((sum, { id }) => sum + this.#people[id]!.length, 0);
    for (const list of [...hits].sort((one, other) => sizeOf(one) - sizeOf(other))) {
      const onlyKnown = count > 0 && sizeOf(list) > commonMost && count >= limit;
      const best = new Map<number, number>();
      for (const { id, bits: worth } of list) {
        for (const person of this.#people[id]!) {
          if (onlyKnown && bits[person] === 0) continue;
          if ((best.get(person) ?? 0) < worth) best.set(person, worth);
        }
      }
      for (const [person, worth] of best) {
        if (bits[person] === 0) touched[count++] = person;
        bits[person]! += worth;
      }
    }
    const found: Found[] = [];
    for (let at = 0; at < count; at++) {
      const person = touched[at]!;
      found.push({ person, bits: bits[person]! - 0.4 * this.#names.get(person).length });
      bits[person] = 0;
    }
    return found
      .sort((one, other) => other.bits - one.bits || one.person - other.person)
      .slice(0, limit);
  }
}

type WordHit = { readonly id: number; readonly bits: number };

function alikeInLength(one: PreparedWord, other: PreparedWord): boolean {
  const [a, b] = [one.codes.length, other.codes.length];
  return a < b ? a * 2.2 >= b : b * 2.2 >= a;
}

const keyOf = ({ kind, text }: NameWord) => `${kind[0]}${kind[1]}${text}`;

function neighbours(key: string): string[] {
  const out = [key];
  if (key.length < 3) return out;
  for (let at = 0; at < key.length; at++) out.push(key.slice(0, at) + key.slice(at + 1));
  return out;
}

function firstAt(sorted: readonly { key: string }[], start: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.key < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
