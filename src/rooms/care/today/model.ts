// The groups of Today, in the order of the page, and the types of its codes.

import type { todayCodes, todayKinds } from '../model.ts';

export type TodayKind = (typeof todayKinds)[number];
export type TodayCode = (typeof todayCodes)[number];
export const todayGroups = ['danger', 'clock', 'missed', 'today', 'week', 'later'] as const;
export type TodayGroup = (typeof todayGroups)[number];
