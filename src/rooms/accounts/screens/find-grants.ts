// Which grants of a list are shown and in which order: what waits for the reader first, then what
// waits at all, then by organisation, role and name; what was withdrawn comes last.

import { compareNames } from '../../../engine/languages/sorting.ts';
import type { Locale } from '../../../engine/languages/locale.ts';
import { roleNames } from '../../../kernel/roles.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { type GrantState, grantStates, stateOf } from './grant-state.tsx';
import { awaitedSteps, type Grant } from './steps.ts';

export type Wanted = {
  readonly state: GrantState | '';
  readonly role: string;
  readonly organisation: string;
  /** A part of a name or login. */
  readonly search: string;
};

export function findGrants(
  grants: readonly Grant[],
  wanted: Wanted,
  locale: Locale,
): readonly Grant[] {
  const compare = compareNames(locale);
  const placeOf = ({ organisation }: Grant): string =>
    pickName(organisation.names, locale, organisation.code);
  const words = wanted.search.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  return grants
    .filter(
      (grant) =>
        (wanted.state === '' || stateOf(grant) === wanted.state) &&
        (wanted.role === '' || grant.role === wanted.role) &&
        (wanted.organisation === '' || grant.organisation.id === wanted.organisation) &&
        words.every((word) =>
          `${grant.displayName} ${grant.login}`.toLocaleLowerCase(locale).includes(word),
        ),
    )
    .toSorted(
      (one, other) =>
        rankOf(one) - rankOf(other) ||
        compare(placeOf(one), placeOf(other)) ||
        roleNames.indexOf(one.role) - roleNames.indexOf(other.role) ||
        compare(one.displayName, other.displayName),
    );
}

function rankOf(grant: Grant): number {
  if (awaitedSteps(grant).length > 0) return -2;
  if (grant.withdrawalAsked !== null || grant.dutyAsked !== null) return -1;
  // Who has come in and who has not yet are looked for in one place.
  const state = stateOf(grant);
  return grantStates.indexOf(state === 'invited' ? 'active' : state);
}

/** Organisations that occur, by name, for the filter. */
export function organisationsIn(grants: readonly Grant[], locale: Locale) {
  const compare = compareNames(locale);
  const names = new Map(
    grants.map(({ organisation: { id, names: known, code } }) => [
      id,
      pickName(known, locale, code),
    ]),
  );
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => compare(one.label, other.label));
}
