// Names by their words, to find whom a query or a record may be: words that may be one word are
// found by the coarse key and its neighbours with one sign left out (Symmetric Delete), weighed by
// what they say, and added up by person. It lives in memory, holds what it is given and nothing
// else, and forgets a person completely. What it finds is a candidate, never an answer.

import { begunChance, type NameWeights, type PreparedWord, prepareName, type Preparing, wordChance } from './compare-names.ts';
import { joinedWord, type NameWord, nameWords } from './name-words.ts';
import type { SoundCosts } from './sound-costs.ts';
import { coarseKey } from './sounds.ts';

export type Found = { readonly person: number; readonly bits: number };

type By = { costs: SoundCosts; weights: NameWeights; preparing: Preparing };

/** Fewer people than this are looked at one by one, however common their names. */
const commonMost = 4_000;

export class NameIndex {
  readonly #by: By;
  readonly #words: PreparedWord[] = [];
  readonly #ids = new Map<string, number>();
  readonly #people: number[][] = []; // by word
  readonly #wordsOf: Int32Array[] = []; // by person
  readonly #byKey = new Map<string, number[]>(); // coarse key and its neighbours to words
  #sorted: { key: string; word: number }[] | null = null;
  #bits = new Float32Array(0);
  #touched = new Int32Array(0);

  constructor(by: By) {
    this.#by = by;
  }

  get size(): number {
    return this.#wordsOf.length;
  }

  /** Adds a person by all the names known; returns the number to find the person by. */
  add(names: readonly string[]): number {
    const person = this.#wordsOf.length;
    const ids = new Set<number>();
    for (const name of names) {
      const { words, kunya } = nameWords(name);
      for (const word of kunya === null ? words : [...words, kunya]) ids.add(this.#idOf(word));
    }
    for (const id of ids) this.#people[id]!.push(person);
    this.#wordsOf.push(Int32Array.from(ids));
    return person;
  }

  remove(person: number): void {
    for (const id of this.#wordsOf[person] ?? []) {
      this.#people[id] = this.#people[id]!.filter((other) => other !== person);
    }
    this.#wordsOf[person] = new Int32Array(0);
  }

  /** Bits of rarity of a word among the people here, or as the world has it while they are few. */
  rarityOf(word: NameWord, otherwise: number): number {
    const id = this.#ids.get(keyOf(word));
    const count = id === undefined ? 0 : this.#people[id]!.length;
    const weight = 200;
    return -Math.log2((count + weight * 2 ** -otherwise) / (this.size + weight));
  }

  /** The best first, at most `limit`; the last word may be only begun when `typing`. */
  find(query: string, options: { limit: number; typing?: boolean }): Found[] {
    const { words, kunya } = nameWords(query);
    const asked = kunya === null ? words : [...words, kunya];
    const prepared = prepareName(asked, this.#by.preparing).words;
    const hits = prepared.map((word, at) => this.#hitsOf(word, options.typing === true && at === prepared.length - 1));
    asked.slice(1).forEach((word, at) => {
      if (word.kind === 'any' && asked[at]!.kind === 'any') {
        const joined = prepareName([joinedWord(asked[at]!, word)], this.#by.preparing).words[0]!;
        hits[at] = [...hits[at]!, ...this.#hitsOf(joined, false)];
      }
    });
    return this.#addedUp(hits, options.limit);
  }

  #idOf(word: NameWord): number {
    const key = keyOf(word);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#words.length;
    const [prepared] = prepareName([word], this.#by.preparing).words;
    this.#words.push(prepared!);
    this.#ids.set(key, id);
    this.#people.push([]);
    for (const neighbour of neighbours(coarseKey(word.sounds))) {
      const there = this.#byKey.get(neighbour);
      if (there === undefined) this.#byKey.set(neighbour, [id]);
      else there.push(id);
    }
    this.#sorted = null;
    return id;
  }

  #hitsOf(word: PreparedWord, isBegun: boolean): WordHit[] {
    const seen = new Set<number>();
    const hits: WordHit[] = [];
    for (const key of neighbours(coarseKey(word.sounds))) {
      for (const id of this.#byKey.get(key) ?? []) {
        if (seen.has(id) || this.#people[id]!.length === 0) continue;
        seen.add(id);
        const chance = wordChance(word, this.#words[id]!, this.#by);
        if (chance > 0.08) hits.push({ id, bits: this.#worth(this.#words[id]!, chance) });
      }
    }
    if (isBegun) this.#addBegun(word, seen, hits);
    return hits;
  }

  #worth(word: PreparedWord, chance: number): number {
    return this.rarityOf(word, word.rarity) * Math.sqrt(chance);
  }

  #addBegun(word: PreparedWord, seen: ReadonlySet<number>, hits: WordHit[]): void {
    const key = coarseKey(word.sounds);
    const start = key.length > 2 ? key.slice(0, -1) : key;
    this.#sorted ??= this.#words.map(({ sounds }, id) => ({ key: coarseKey(sounds), word: id }))
      .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.word - other.word));
    for (let at = firstAt(this.#sorted, start); at < this.#sorted.length; at++) {
      const entry = this.#sorted[at]!;
      if (!entry.key.startsWith(start)) break;
      const other = this.#words[entry.word]!;
      if (this.#people[entry.word]!.length === 0 || other.full.length <= word.full.length) continue;
      const chance = begunChance(word, other, this.#by);
      if (chance < 0.3) continue;
      const worth = Math.min(this.rarityOf(other, other.rarity), 1 + 2 * word.full.length) * Math.sqrt(chance) * 0.9;
      if (!seen.has(entry.word)) hits.push({ id: entry.word, bits: worth });
      else for (const hit of hits) if (hit.id === entry.word && hit.bits < worth) hit.bits = worth;
    }
  }

  // Rare words first: a common word only adds to people whom a rarer one has found already.
  #addedUp(hits: readonly WordHit[][], limit: number): Found[] {
    if (this.#bits.length < this.size) {
      this.#bits = new Float32Array(this.size * 2);
      this.#touched = new Int32Array(this.size * 2);
    }
    const [bits, touched] = [this.#bits, this.#touched];
    let count = 0;
    const sizeOf = (list: readonly WordHit[]) => list.reduce((sum, { id }) => sum + this.#people[id]!.length, 0);
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
      found.push({ person, bits: bits[person]! - 0.4 * this.#wordsOf[person]!.length });
      bits[person] = 0;
    }
    return found.sort((one, other) => other.bits - one.bits || one.person - other.person).slice(0, limit);
  }
}

type WordHit = { readonly id: number; bits: number };

const keyOf = ({ script, text }: NameWord) => `${script[0]}${text}`;

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
