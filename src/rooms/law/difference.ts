// The differences between two editions of the law: facts added, ended, changed, taken out. Pure,
// and used both in the browser, where a person sees what is about to change, and on the server.

import type { LawPack } from './model.ts';

export const lawLists = ['sources', 'versions', 'offences', 'exemptions', 'restrictions'] as const;
export type LawList = (typeof lawLists)[number];
export const agesOfLaw = ['general', 'listed', 'listedOffences'] as const;
export type AgeOfLaw = (typeof agesOfLaw)[number];
type LawParts = Omit<LawPack, 'code'>;
type Facts = { readonly [L in LawList]: LawPack[L][number] } & {
  readonly responsibility: LawPack['responsibility'][AgeOfLaw];
};

/** `key`: the id or code that identifies the fact. */
export type LawChange = {
  readonly [P in keyof Facts]: {
    readonly part: P;
    readonly key: string;
    readonly kind: 'added' | 'ended' | 'changed' | 'taken-out';
    readonly before: Facts[P] | null;
    readonly after: Facts[P] | null;
  };
}[keyof Facts];

/** In the order of the parts of the law; within a part, existing facts before new ones. */
export function differencesOf(before: LawParts, after: LawParts): LawChange[] {
  const ages = agesOfLaw.flatMap((key) =>
    changeOf('responsibility', key, [before.responsibility[key], after.responsibility[key]]),
  );
  return [
    ...ages,
    ...lawLists.flatMap((list) =>
      pairs(
        before[list] as readonly object[],
        after[list] as readonly object[],
        waysToFind[list] as readonly unknown[] as Ways,
      ).flatMap((pair) => changeOf(list, keyOf(list, (pair[1] ?? pair[0])!), pair)),
    ),
  ];
}

type Ways = readonly ((fact: object) => string)[];
// A later way matches only what the earlier ones left over: an offence whose first day was
// corrected is still the same offence.
const waysToFind: { readonly [L in LawList]: readonly ((fact: LawPack[L][number]) => string)[] } = {
  sources: [({ id }) => id],
  versions: [({ id }) => id],
  offences: [({ code, from }) => `${code} ${from}`, ({ code, version }) => `${code} ${version}`],
  exemptions: [({ code }) => code],
  restrictions: [({ kind, source }) => `${kind} ${source}`, ({ kind }) => kind],
};

function keyOf(list: LawList, fact: object): string {
  return waysToFind[list][0]!(fact as never);
}

type Pair = readonly [before: object | null, after: object | null];

function pairs(before: readonly object[], after: readonly object[], ways: Ways): Pair[] {
  const found = new Map<object, object>();
  const taken = new Set<object>();
  const take = (one: object, other: object | undefined): void => {
    if (!other) return;
    found.set(one, other);
    taken.add(other);
  };
  // Two sources may give the same limit, so unchanged facts are matched first.
  for (const one of before)
    take(
      one,
      after.find((other) => !taken.has(other) && isSame(one, other)),
    );
  for (const way of ways) {
    for (const one of before) {
      if (!found.has(one))
        take(
          one,
          after.find((other) => !taken.has(other) && way(other) === way(one)),
        );
    }
  }
  return [
    ...before.map((one): Pair => [one, found.get(one) ?? null]),
    ...after.filter((one) => !taken.has(one)).map((one): Pair => [null, one]),
  ];
}

function changeOf(part: keyof Facts, key: string, [before, after]: Pair): LawChange[] {
  if (before && after && isSame(before, after)) return [];
  const kind = !before
    ? 'added'
    : !after
      ? 'taken-out'
      : isEnded(before, after)
        ? 'ended'
        : 'changed';
  return [{ part, key, kind, before, after } as LawChange];
}

/** True if the only change is an earlier end. */
function isEnded(before: { until?: string | null }, after: { until?: string | null }): boolean {
  const { until, ...rest } = after;
  const { until: stood, ...rested } = before;
  return (
    typeof until === 'string' &&
    (stood === null || (stood !== undefined && until < stood)) &&
    isSame(withoutReviews(rest), withoutReviews(rested))
  );
}

function withoutReviews(fact: object): object {
  return { ...fact, reviews: [] };
}

/** Ignores the order of keys, and keys whose value is undefined. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [one, other] as Record<string, unknown>[];
  return [...new Set([...Object.keys(a!), ...Object.keys(b!)])].every((key) =>
    isSame(a![key], b![key]),
  );
}
