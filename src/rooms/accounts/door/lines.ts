// Checking a password is slow on purpose, so whoever wants one checked waits in a line: few at a
// time, each place in its turn, and no more waiting than can be served soon. Strangers wait in a
// line of their own, before anything else is done for them; however many there are, they take
// neither the processor nor the door's connections from those who are known.

import { Problem } from '../../../engine/http/problems.ts';

export type Line = {
  /** Runs `work` when its turn comes. `place` is whoever shares a turn: an address, a browser. */
  readonly through: <Value>(place: string, work: () => Promise<Value>) => Promise<Value>;
};

export type Lines = { readonly strangers: Line; readonly known: Line };

type Limits = {
  readonly atOnce: number;
  readonly waitingMax: number;
  /** Of one place, so that one alone cannot fill the line. */
  readonly waitingOfOneMax: number;
};

const retryAfterSeconds = '5';

/** An office behind one address begins its day together, hence twenty. */
export function openLines(): Lines {
  const limits = { atOnce: 2, waitingMax: 200, waitingOfOneMax: 20 };
  return { strangers: openLine(limits), known: openLine(limits) };
}

export function openLine({ atOnce, waitingMax, waitingOfOneMax }: Limits): Line {
  // The first place is next; whoever has had a turn goes to the end.
  const places = new Map<string, (() => void)[]>();
  let [running, waiting] = [0, 0];

  function wait(place: string): Promise<void> {
    const others = places.get(place) ?? [];
    if (waiting >= waitingMax || others.length >= waitingOfOneMax) {
      throw new Problem('too-many-attempts', {}, { 'retry-after': retryAfterSeconds });
    }
    waiting++;
    return new Promise((resolve) => {
      others.push(resolve);
      places.set(place, others);
    });
  }

  function letNextIn(): void {
    const [next] = places;
    if (!next) {
      running--;
      return;
    }
    const [place, [first, ...others]] = next;
    waiting--;
    places.delete(place);
    if (others.length > 0) places.set(place, others);
    first!();
  }

  return {
    async through(place, work) {
      if (running < atOnce) running++;
      else await wait(place);
      try {
        return await work();
      } finally {
        letNextIn();
      }
    },
  };
}
