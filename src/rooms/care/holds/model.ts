// Keeping a file past its day: who ordered it, and how far it came.

/** On what ground a file is still needed when its day comes. */
export const holdGrounds = ['court-order', 'complaint', 'inquiry', 'person-asked'] as const;
export type HoldGround = (typeof holdGrounds)[number];
export const holdStates = [
  'proposed',
  'in-force',
  'lifting-proposed',
  'lifted',
  'refused',
  'over',
] as const;
export type HoldState = (typeof holdStates)[number];
export const holdSteps = [
  'confirmed',
  'refused',
  'reviewed',
  'lifting-proposed',
  'lifted',
  'kept',
] as const;
export type HoldStep = (typeof holdSteps)[number];
