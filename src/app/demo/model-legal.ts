// The nouns of the justice side of the made-up programme.

import type { Birth } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';

export type DemoSubject = {
  readonly id: Id<'subject'>;
  readonly code: string;
  readonly fullName: string;
  readonly otherSpelling: string;
  readonly sex: 'female' | 'male';
  readonly birth: Birth;
  /** A witness names the year before. */
  readonly hasClaim: boolean;
  readonly registrar: string; // logins
  readonly officer: string;
  readonly proceeding: DemoProceeding;
  readonly restrictions: readonly DemoRestriction[];
};
export type DemoProceeding = {
  readonly id: Id<'proceeding'>;
  readonly code: string;
  readonly court: string;
  readonly state: 'check' | 'opened' | 'trial' | 'ended' | 'exempted' | 'serving';
  readonly openedOn: Day;
  readonly hearings: readonly DemoHearing[];
  readonly act: { readonly from: Day; readonly to: Day };
  /** Of the law of the country, in the version that may be cited for the act. */
  readonly offence: { readonly code: string; readonly from: Day } | null;
  /** For somebody who may have been under eighteen at the act. */
  readonly hasAlternatives: boolean;
  readonly sentence: {
    readonly months: number;
    readonly orderNumber: string;
    readonly ground: string | null;
  } | null;
  readonly detention: {
    readonly startedOn: Day;
    readonly nextReviewOn: Day;
    readonly orderNumber: string;
  } | null;
  /** A request that is open, with the first condition answered. */
  readonly exemption: {
    readonly rule: string;
    readonly condition: string;
    readonly openedOn: Day;
  } | null;
};
export type DemoHearing = {
  readonly id: Id<'hearing'>;
  readonly on: Day;
  readonly note: string;
};
/** Over at the end of `until` by the clock alone. */
export type DemoRestriction = {
  readonly id: Id<'restriction'>;
  readonly kind: 'leave-district' | 'leave-country' | 'report-regularly';
  readonly from: Day;
  readonly until: Day;
  readonly note: string;
  /** What the person asked permission for; null where there is nothing to ask any more. */
  readonly wish: string | null;
  /** Where she reports; null where the order has her report nowhere. */
  readonly place: string | null;
  /** What the court ordered instead, later; null where it left the order as it was. */
  readonly newNote: string | null;
};
export type DemoSubjectLink = {
  readonly subjectId: Id<'subject'>;
  readonly personId: Id<'person'>;
};
