// Facts that this room tells the others, in the past tense.

/** A family came and became a household of persons: guardianship opens cover for each minor. */
export type HouseholdArrived = {
  readonly name: 'operations.household-arrived';
  readonly facts: {
    readonly householdId: string;
    readonly operationId: string;
    readonly persons: readonly {
      readonly personId: string;
      readonly minor: boolean;
      readonly custodialParentPersonId: string | null;
    }[];
  };
};
