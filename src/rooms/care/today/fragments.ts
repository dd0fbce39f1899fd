// Who is asked what on Today: the fragments of each role. The lead's come from here in one place,
// so that a new kind of thing that waits is one line; the second person sees the same once it is
// late. Nothing here orders anything.

import type { Role } from '../../../kernel/roles.ts';
import { appointments, appointmentsAlong, appointmentsOfMine } from './queries-appointments.ts';
import {
  consents,
  consentsToAsk,
  consentsToAskAlone,
  groundsEnding,
  withoutBasis,
} from './queries-consents.ts';
import {
  actions,
  askAlone,
  clocks,
  holds,
  psychosocialActions,
  reviews,
  visits,
} from './queries-clocks.ts';
import {
  closings,
  closingsOfOrganisation,
  closingsReturned,
  followUps,
  followUpsOfOrganisation,
} from './queries-closings.ts';
import {
  comingOfAge,
  coversEnding,
  coversLapsed,
  openSearches,
  searchesEnded,
} from './queries-covers.ts';
import { moves } from './queries-moves.ts';
import { nextSteps } from './queries-next-steps.ts';
import { pairs } from './queries-pairs.ts';
import { plans, plansChanged, plansToAgree } from './queries-plans.ts';
import { toldBefore } from './queries-told.ts';
import { type Fragment, onceLate, onceMissed } from './queries-scope.ts';
import {
  clocksNotHandedOver,
  handedOver,
  urgentConcerns,
  urgentConcernsOfOrganisation,
} from './queries-urgent.ts';

type Fragments = {
  /** Danger and safety clocks: if these fill the page, nothing else is asked for. */
  readonly urgent: readonly Fragment[];
  /** Of persons in one's reach; those that an index answers first, those of functions last. */
  readonly others: readonly Fragment[];
  /** Not found by one's persons, but told by a function or named to oneself; few. */
  readonly told: readonly Fragment[];
  /** The same, of danger: asked together with the clocks. */
  readonly toldFirst: readonly Fragment[];
};

const lead: Fragments = {
  urgent: [urgentConcerns, clocksNotHandedOver, coversLapsed],
  others: [
    visits,
    appointments,
    askAlone,
    consentsToAskAlone,
    reviews,
    actions,
    closingsReturned,
    plansChanged,
    searchesEnded,
    comingOfAge,
    coversEnding,
    consents,
    groundsEnding,
    consentsToAsk,
    plansToAgree,
    toldBefore,
    withoutBasis,
    nextSteps,
  ],
  told: [moves, pairs, appointmentsAlong],
  toldFirst: [handedOver],
};

// What they decide themselves; what promises to tell them when its day has passed, at once; and
// the rest of what the lead has not done, after the pack's days.
const supervisor: Fragments = {
  urgent: [urgentConcerns, ...[clocks, coversLapsed].map(onceMissed)],
  others: [
    ...[visits, appointments, reviews, actions, plansChanged, comingOfAge].map(onceLate),
    ...[askAlone, consentsToAskAlone, consentsToAsk].map(onceLate),
    closings,
    plans,
    followUps,
    ...[searchesEnded, withoutBasis].map(onceMissed),
    ...[plansToAgree, nextSteps].map(onceLate),
    onceLate(toldBefore),
  ],
  told: [moves, holds, pairs],
  toldFirst: [handedOver],
};

const ofRoles: Readonly<Partial<Record<Role, Fragments>>> = {
  'case-manager': lead,
  supervisor,
  psychologist: {
    urgent: [],
    others: [reviews, psychosocialActions, appointmentsOfMine],
    told: [],
    toldFirst: [],
  },
  'child-protection-officer': {
    urgent: [urgentConcerns, coversLapsed],
    others: [comingOfAge, coversEnding, openSearches, appointmentsOfMine],
    told: [pairs, appointmentsAlong],
    toldFirst: [handedOver],
  },
  'cso-manager': {
    urgent: [],
    others: [],
    told: [moves, closingsOfOrganisation, followUpsOfOrganisation, holds, pairs],
    toldFirst: [urgentConcernsOfOrganisation],
  },
};

const none: Fragments = { urgent: [], others: [], told: [], toldFirst: [] };
export const fragmentsOf = (role: Role): Fragments => ofRoles[role] ?? none;
