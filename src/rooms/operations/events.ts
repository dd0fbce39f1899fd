// Facts that this room tells the others, in the past tense.

declare module '../../engine/http/event.ts' {
  interface Events {
    /** A family came and became a household of persons: guardianship opens cover for each minor. */
    'operations.household-arrived': {
      readonly householdId: string;
      readonly operationId: string;
      readonly persons: readonly {
        readonly personId: string;
        readonly minor: boolean;
        readonly custodialParentPersonId: string | null;
      }[];
    };
    /** The cases of an imported caseload go to colleagues: a household each, by load. */
    'operations.caseload-shared-out': {
      readonly shares: readonly { readonly householdId: string; readonly lead: string }[];
    };
  }
}

export {};
