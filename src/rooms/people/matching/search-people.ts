// Search by name in any script and order, while it is typed: the index finds, the whole names rank.

import type { PreparedName } from './compare-names.ts';
import type { MatchingEngine } from './engine.ts';
import { NameIndex } from './name-index.ts';
import { rankBits } from './rank-names.ts';

export type SearchHit = { readonly place: number; readonly bits: number };

const foundByName = 250;

export class NameSearch {
  readonly #engine: MatchingEngine;
  readonly #index: NameIndex;
  readonly #names: (readonly string[])[] = [];

  constructor(engine: MatchingEngine) {
    this.#engine = engine;
    this.#index = new NameIndex({ costs: engine.by.costs, weights: engine.by.weights, preparing: engine.by });
  }

  add(names: readonly string[]): number {
    this.#names.push(names);
    return this.#index.add(names);
  }

  remove(place: number): void {
    this.#names[place] = [];
    this.#index.remove(place);
  }

  /** The best first; a word at the end may be only begun. */
  find(query: string, limit = 10): SearchHit[] {
    const asked = this.#engine.prepareName(query);
    const options = { costs: this.#engine.by.costs, weights: this.#engine.by.weights, typing: true };
    return this.#index.find(query, { limit: foundByName, typing: true })
      .map(({ person, bits }) => ({ place: person, first: bits, bits: this.#best(asked, person, options) }))
      .sort((one, other) => other.bits - one.bits || other.first - one.first || one.place - other.place)
      .slice(0, limit).map(({ place, bits }) => ({ place, bits }));
  }

  #best(asked: PreparedName, place: number, options: Parameters<typeof rankBits>[2]): number {
    return Math.max(...this.#names[place]!.map((name) => rankBits(asked, this.#engine.prepareName(name), options)));
  }
}
