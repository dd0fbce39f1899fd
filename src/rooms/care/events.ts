// Facts of this room that others act on, in the past tense.

/** An organisation accepted a household: from now on only the care side sees its names. */
export type HouseholdAccepted = {
  readonly name: 'care.household-accepted';
  readonly facts: {
    readonly householdId: string;
    readonly organisationId: string;
    readonly personIds: readonly string[];
  };
};
