// The nouns of the page about jobs: a kind with its counts and ages, and a dead letter. Nothing
// here is about a person.

/** As `jobs.known_kinds()` has them; a test compares both with the jobs that the server runs. */
export const jobKinds = [
  'sealing',
  'head-sending',
  'erasing',
  'rekeying',
  'ledger',
  'notice-mail',
  'document-sweep',
  'list-import',
] as const;
/** What a line above every screen of its readers counts. */
export const jobNotices = ['stuck', 'dead'] as const;
export type JobKind = (typeof jobKinds)[number];

/** What is kept only for a time, as the list of stored fields calls it. */
export const erasedKinds = [
  'file',
  'matter',
  'crossing',
  'entry',
  'stage',
  'operation',
  'account',
  'session',
  'job',
  'notice',
  'supervision',
] as const;
