// Searches by name in any script and order, while it is typed: the index finds, whole names rank.

import type { PreparedName } from './prepared-names.ts';
import type { MatchingEngine } from './engine.ts';
import { NameIndex } from './name-index.ts';
import { rankBits } from './rank-names.ts';

export type SearchHit = { readonly place: number; readonly bits: number };

const foundByName = 250;
/** A candidate that the index ranks far behind the first is not compared as a whole. */
const shareWorthRanking = 0.5;

export class NameSearch {
  readonly #engine: MatchingEngine;
  readonly #index: NameIndex;

  constructor(engine: MatchingEngine) {
    this.#engine = engine;
    this.#index = new NameIndex({
      costs: engine.by.costs,
      weights: engine.by.weights,
      preparing: engine.by,
    });
  }

  add(names: readonly string[]): number {
    return this.#index.add(names);
  }

  remove(place: number): void {
    this.#index.remove(place);
  }

  /** The best first; the last word may be incomplete. */
  find(query: string, limit = 10): SearchHit[] {
    const asked = this.#engine.prepareName(query);
    const options = {
      costs: this.#engine.by.costs,
      weights: this.#engine.by.weights,
      typing: true,
    };
    const found = this.#index.find(query, { limit: foundByName, typing: true });
    const least = (found[0]?.bits ?? 0) * shareWorthRanking;
    return found
      .filter(({ bits }) => bits >= least)
      .map(({ person, bits }) => ({
        place: person,
        first: bits,
        bits: this.#best(asked, person, options),
      }))
      .sort(
        (one, other) => other.bits - one.bits || other.first - one.first || one.place - other.place,
      )
      .slice(0, limit)
      .map(({ place, bits }) => ({ place, bits }));
  }

  #best(asked: PreparedName, place: number, options: Parameters<typeof rankBits>[2]): number {
    return Math.max(
      -99,
      ...this.#index.namesOf(place).map((name) => rankBits(asked, name, options)),
    );
  }
}
