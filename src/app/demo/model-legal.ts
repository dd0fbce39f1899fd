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
  /** A witness states a birth one year earlier. */
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
  /** From the country's law, in the version that may be cited for the act. */
  readonly offence: { readonly code: string; readonly from: Day } | null;
  /** For a person who may have been under eighteen at the time of the act. */
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
  /** An open request, with the first condition answered. */
  readonly exemption: {
    readonly rule: string;
    readonly condition: string;
    readonly openedOn: Day;
  } | null;
};
export type DemoHearing = {
  readonly id: Id<'hearing'>;
  readonly on: Day;
  readonly at: string;
  readonly room: string;
  readonly note: string;
};
/** Ends with the day `until`, without any action. */
export type DemoRestriction = {
  readonly id: Id<'restriction'>;
  readonly kind: 'leave-district' | 'leave-country' | 'report-regularly';
  readonly from: Day;
  readonly until: Day;
  readonly note: string;
  /** What the person asked permission for; null if there is nothing left to ask. */
  readonly wish: string | null;
  /** Where the person reports; null if the order names no place. */
  readonly place: string | null;
  /** What the court ordered later instead; null if it left the order unchanged. */
  readonly newNote: string | null;
};
export type DemoSubjectLink = {
  readonly subjectId: Id<'subject'>;
  readonly personId: Id<'person'>;
};
