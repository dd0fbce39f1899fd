// Facts of this room that others act on, in the past tense.

declare module '../../engine/http/event.ts' {
  interface Events {
    /** A household came by intake; its organisation is the intake worker's. */
    'people.household-added': {
      readonly householdId: string;
      readonly organisationId: string;
      readonly persons: readonly {
        readonly personId: string;
        readonly minor: boolean;
        readonly custodialParentPersonId: string | null;
      }[];
      readonly legalAidOffered: {
        readonly on: string;
        readonly answer: 'accepted' | 'declined' | 'later';
      };
    };
  }
}

export {};
