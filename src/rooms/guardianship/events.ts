// This room tells nobody anything: it listens. `operations.household-arrived` and
// `people.household-added` bring minors, and each is covered before that transaction ends.

/** What both events say of one person. */
export type ArrivedPerson = {
  readonly personId: string;
  readonly minor: boolean;
  readonly custodialParentPersonId: string | null;
};
