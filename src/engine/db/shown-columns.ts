// The columns that a contract shows as they are: a query selects them from the shape of the answer,
// so that a plain field is added to the contract and not to the query as well. `without` names the
// rest: what is computed, sealed, an instant, or asked of a person. Names come from contracts and
// never from a caller.

import type { output, ZodObject } from 'zod';
import { sql } from './database.ts';

export type ShownRow<Shape extends ZodObject, Without extends keyof output<Shape> = never> = Omit<
  output<Shape>,
  Without
>;

export function shownColumns<Shape extends ZodObject>(
  { shape }: Shape,
  without: readonly (keyof output<Shape> & string)[] = [],
) {
  const plain = Object.keys(shape).filter((name) => !without.some((each) => each === name));
  return sql.join(plain.map((name) => sql.ref(name)));
}
