// What may stand on Today, and its groups in the order of the page.

/** Why an item is on Today: a code that has words, and the facts the words need. */
export const todayKinds = [
  'safety-clock',
  'review',
  'action',
  'visit',
  'consent',
  'cover',
  'search',
  'closing',
  'hold',
  'plan',
  'move',
  'assessment',
  'told',
  'pair',
  'urgent',
  'handing',
  'appointment',
] as const;
export type TodayKind = (typeof todayKinds)[number];
export const todayCodes = [
  'first-contact-due',
  'review-due',
  'action-due',
  'visit-due',
  'consent-ends',
  'ground-ends',
  'basis-needed',
  'consent-ask-again',
  'consent-by-list',
  'consent-ask-themselves',
  'consent-ask-alone',
  'safety-ask-alone',
  'cover-ends',
  'cover-lapsed',
  'search-open',
  'search-ended',
  'comes-of-age',
  'closing-to-decide',
  'closing-returned',
  'follow-up-due',
  'hold-ends',
  'hold-review-due',
  'hold-to-decide',
  'hold-refused',
  'hold-kept',
  'erasing-due',
  'plan-to-agree',
  'plan-to-approve',
  'plan-changed',
  'move-to-complete',
  'move-unanswered',
  'move-declined',
  'move-withdrawn',
  'case-moved-here',
  'case-moved-unasked',
  'assessment-to-make',
  'plan-to-draft',
  'told-to-answer',
  'pair-to-decide',
  'pair-undo-to-decide',
  'urgent-concern',
  'handing-to-answer',
  'handing-accepted',
  'handing-declined',
  'appointment-due',
] as const;
export type TodayCode = (typeof todayCodes)[number];

export { todayGroups, type TodayGroup } from '../../../kernel/today.ts';

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
  'concern',
  'handing',
  'put-off',
  'legal-aid',
  'told',
] as const;
