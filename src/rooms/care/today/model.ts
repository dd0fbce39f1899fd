// The groups of Today, in the order of the page, and the types of its codes.

import type { todayCodes, todayKinds } from '../model.ts';

export type TodayKind = (typeof todayKinds)[number];
export type TodayCode = (typeof todayCodes)[number];
export const todayGroups = ['danger', 'clock', 'missed', 'today', 'week', 'later'] as const;
export type TodayGroup = (typeof todayGroups)[number];

/** What waits on Today for those who may not know yet whom it is about: by code alone. */
export const codedTodayCodes = ['offer-to-answer', 'search-to-take'] as const;
/** What else of its answer says that something waits: moves to here, and cases without a lead. */
export const todayParts = ['moves', 'leftBehind'] as const;
export const timelineKinds = [
  'visit',
  'transition',
  'assessment',
  'addendum',
  'plan',
  'review',
  'action',
  'cover',
  'assignment',
] as const;
