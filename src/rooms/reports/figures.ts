// What may be counted, as data: each figure with the meaning of its rows and columns. The words for
// these keys are in `languages/`; the counting and the gate are in the database (database/), where
// no SQL of a login role can get around them.
// The columns of a figure divide one whole: every person is in exactly one of them, so that the
// difference between two published columns is never a group that the gate has not checked.

export const figureIds = [
  'arrivals-by-operation',
  'cases-by-province',
  'disclosures-by-outcome',
] as const;
export type FigureId = (typeof figureIds)[number];

export type FigureDefinition = {
  readonly id: FigureId;
  /** Word keys: what one count is, what a row is, what is left out. */
  readonly counts: string;
  readonly rows: string;
  readonly columns: readonly string[];
  readonly leavesOut: string;
  /** Columns a screen may add up if every part is shown; the gate checks their changes too. */
  readonly sums: Readonly<Record<string, readonly string[]>>;
  /** Only for the coordinator; a donor is not told that this figure exists. */
  readonly isInternal?: true;
};

export const figures: readonly FigureDefinition[] = [
  {
    id: 'arrivals-by-operation',
    counts: 'person-on-a-list-once',
    rows: 'operation',
    columns: ['arrived', 'on-the-way', 'not-boarded', 'in-preparation', 'total'],
    leavesOut: 'returned-without-operation',
    sums: { boarded: ['arrived', 'on-the-way'] },
  },
  {
    id: 'cases-by-province',
    counts: 'open-case',
    rows: 'province-of-living',
    columns: ['cases'],
    leavesOut: 'closed-cases',
    sums: {},
  },
  {
    id: 'disclosures-by-outcome',
    counts: 'answered-request',
    rows: 'who-asks-whom',
    columns: ['granted', 'partly-granted', 'refused', 'withdrawn', 'total'],
    leavesOut: 'waiting-or-expired',
    sums: { answered: ['granted', 'partly-granted', 'refused'] },
    isInternal: true,
  },
];
