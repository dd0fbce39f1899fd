// What machinery needs of a log: one sentence and coded facts beside it. Never names, never values
// of a record, never SQL. The application hands in its own; this file fixes only the shape.

export type Log = {
  readonly info: (facts: object, text: string) => void;
  readonly error: (facts: object, text: string) => void;
};
