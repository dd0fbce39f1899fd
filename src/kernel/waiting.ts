// What waits for somebody, as data of the rooms: for each state of each record, on whose first page
// it stands, by when it is done, and on whose page it stands then. Only types; `src/app/duties.ts`
// joins the rooms' tables, and the check compares them with the database.

/** In the order of a case: who works on it, who answers for them, who sees to the programme. */
export type Holder =
  | 'lead'
  | 'worker'
  | 'new-lead'
  | 'asked-colleague'
  | 'who-asked'
  | 'second-person'
  | 'supervisor'
  | 'supervisor-or-manager'
  | 'manager'
  | 'asked-manager'
  | 'officers'
  | 'officer'
  | 'coordinator'
  | 'prosecutor'
  | 'probation-officer'
  | 'registrar'
  | 'owner-lead'
  | 'second-approver'
  | 'manager-of-owner'
  | 'asking-lead'
  | 'administrator';

/** `now`: it is news, or already late; `its-day`: the record says its own day; else of the pack. */
export type By = 'now' | 'its-day' | 'a-week' | `${string}-days` | `${string}-hours`;

/** `as`: a code of Today, a part of its answer, a kind of alarm, or a count above every screen. */
export type Stand = {
  readonly on: Holder;
  readonly as: string;
  readonly by: By;
  /** Null: there is nobody further whom it could wait for. */
  readonly then: { readonly on: Holder; readonly as: string } | null;
};

export type Waiting =
  /** Final: nothing waits. */
  | 'over'
  /** Another record waits for it. */
  | { readonly carriedBy: readonly [string, ...string[]] }
  | { readonly stands: readonly [Stand, ...Stand[]] };

/** For one table: each state of its code list. */
export type Duties<State extends string = string> = Readonly<Record<State, Waiting>>;
export type DutiesOfTables = Readonly<Record<string, Duties>>;
