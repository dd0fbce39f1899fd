// What one act told about several records (a family given to one worker) is one notice. Pure.

export type Told<Kind extends string> = { readonly kind: Kind; readonly madeAt: Date };

/** Rows of one kind from one transaction, which have the same instant; the order is kept. */
export function groupByAct<Row extends Told<string>>(
  rows: readonly Row[],
): readonly (readonly Row[])[] {
  return [...Map.groupBy(rows, ({ kind, madeAt }) => `${kind} ${madeAt.getTime()}`).values()];
}
