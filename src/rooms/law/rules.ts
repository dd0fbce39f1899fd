// Decisions about a proposed law, pure: what is wrong with it (a field, a code with words, a
// remedy), and who vouches for a fact marked as checked while the proposal is not confirmed yet.

import { findLawContradictions } from './contradictions.ts';
import { isSame } from './difference.ts';
import { toDocument } from './document.ts';
import type { LawPack } from './model.ts';
import type { LawOnScreen } from './document-schema.ts';

export type LawFault = { readonly path: string; readonly code: string; readonly message: string };

/** Paths as the screen uses them: `document.offences.3.penalty.monthsMin`. */
export function faultsOf(law: LawOnScreen): LawFault[] {
  return findLawContradictions(toDocument(law)).map(({ path, code = 'other', what, remedy }) => ({
    path: `document.${path.join('.').replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
    code,
    message: `${what} ${remedy}`,
  }));
}

type Reviews = LawOnScreen['versions'][number]['reviews'];
type Reviewed = { readonly status: string; readonly reviews: Reviews };

/**
 * The same as the database does when a proposal is confirmed: a fact that has not changed keeps its
 * reviews, and any other fact marked as checked is reviewed by `people`. Reviews typed on screen
 * are ignored.
 */
export function withReviews(law: LawOnScreen, earlier: LawPack, people: Reviews): LawOnScreen {
  const each = <Fact extends Reviewed>(fact: Fact, stood: readonly object[]): Fact => {
    const same = stood.find((one) => isSame({ ...one, reviews: [] }, { ...fact, reviews: [] })) as
      | Fact
      | undefined;
    return {
      ...fact,
      reviews: same?.reviews ?? (fact.status === 'checked-against-statute' ? people : []),
    };
  };
  const { general, listed, listedOffences } = law.responsibility;
  const stood = earlier.responsibility;
  return {
    ...law,
    responsibility: {
      general: each(general, [stood.general]),
      listed: each(listed, [stood.listed]),
      listedOffences: each(listedOffences, [stood.listedOffences]),
    },
    versions: law.versions.map((one) => each(one, earlier.versions)),
    offences: law.offences.map((one) => each(one, earlier.offences)),
    exemptions: law.exemptions.map((one) => each(one, earlier.exemptions)),
    restrictions: law.restrictions.map((one) => each(one, earlier.restrictions)),
  };
}
