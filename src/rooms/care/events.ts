// Facts of this room that others act on, in the past tense.

declare module '../../engine/http/event.ts' {
  interface Events {
    /** An organisation accepted a household: from now on only the care side sees its names. */
    'care.household-accepted': {
      readonly householdId: string;
      readonly organisationId: string;
      readonly personIds: readonly string[];
    };
  }
}

export {};
