// People in memory, to link a record or a list to: found by name, weighed as a whole, with the
// nearest rival reported. The owner of the rows fills and empties it. It decides nothing.

import type { Birth } from '../../../kernel/birth.ts';
import { compareBirths } from './compare-births.ts';
import type { PreparedRecord, RecordComparison } from './compare-records.ts';
import type { MatchingEngine, RecordFields } from './engine.ts';
import { NameIndex } from './name-index.ts';

export type Candidate = {
  readonly place: number; // as `add` returned it
  readonly bits: number; // above 0, one person is more likely than two
  readonly compared: RecordComparison;
};

export type Link = {
  readonly best: Candidate | null;
  readonly bits: number; // of the best, less what the nearest rival takes away
};

const foundByName = 200;
const weighedMost = 60;

export class PeopleRegister {
  readonly #engine: MatchingEngine;
  readonly #index: NameIndex;
  readonly #records: (PreparedRecord | null)[] = [];

  constructor(engine: MatchingEngine) {
    this.#engine = engine;
    this.#index = new NameIndex({
      costs: engine.by.costs,
      weights: engine.by.weights,
      preparing: engine.by,
    });
  }

  /** Returns the place that identifies the person from now on. */
  add(fields: RecordFields): number {
    this.#records.push(this.#engine.prepare(fields));
    return this.#index.add([fields.name]);
  }

  remove(place: number): void {
    this.#records[place] = null;
    this.#index.remove(place);
  }

  /** People who may be the person described by `fields`, the likeliest first. */
  candidates(fields: RecordFields, limit = 20): Candidate[] {
    const record = this.#engine.prepare(fields);
    const near = this.#index
      .find(fields.name, { limit: foundByName })
      .map(({ person, bits }) => ({
        place: person,
        bits: bits + this.#birthBits(record.birth, person),
      }))
      .sort((one, other) => other.bits - one.bits || one.place - other.place)
      .slice(0, weighedMost);
    return near
      .map(({ place }): Candidate => {
        const { bits, compared } = this.#engine.weigh(record, this.#records[place]!);
        return { place, bits, compared };
      })
      .sort((one, other) => other.bits - one.bits || one.place - other.place)
      .slice(0, limit);
  }

  #birthBits(birth: Birth, place: number): number {
    return Math.max(-6, Math.min(8, compareBirths(birth, this.#records[place]!.birth).bits));
  }

  /**
   * The likeliest person for each record of one list, which contains a person only once: if two
   * records fit the same person, the likelier gets it and the other is doubted.
   */
  link(list: readonly RecordFields[]): Link[] {
    const links = list.map((fields): Link => {
      const [best, second] = this.candidates(fields, 2);
      return best === undefined
        ? { best: null, bits: -99 }
        : { best, bits: best.bits - rivalBits(best, second) };
    });
    const claims = new Map<number, number>();
    const order = links
      .map((_, at) => at)
      .sort((one, other) => links[other]!.bits - links[one]!.bits || one - other);
    for (const at of order) {
      const { best, bits } = links[at]!;
      if (best === null) continue;
      if (claims.has(best.place)) links[at] = { best, bits: bits - claimedBits };
      else claims.set(best.place, at);
    }
    return links;
  }
}

const claimedBits = 8;

/** What a rival takes away: one bit if equally likely, nothing if far behind. */
function rivalBits(best: Candidate, second: Candidate | undefined): number {
  return second === undefined ? 0 : Math.log2(1 + 2 ** Math.min(20, second.bits - best.bits + 1.5));
}
