// What is declared about the columns that every table of documents has, whichever room it is in;
// kernel/stored-fields.ts explains the terms.

import { byStaff, machinery, sealed, shown, withheld } from '../../kernel/stored-fields.ts';

export const documentColumns = {
  about: machinery('which kind of record it is attached to'),
  about_id: machinery('which record it is attached to, and who sees it therefore'),
  kind: shown('which papers exist and which are missing', 'person: neighbour, police'),
  form: shown('whether the original is still to be obtained'),
  language: shown('whether a translation is needed'),
  dated_on: shown('when a paper must be renewed', 'person: neighbour, police'),
  issuer: sealed(shown('where another copy can be had', 'person: all')),
  number: sealed(shown('applying for school, allowance and other papers', 'person: all')),
  original_seen_on: shown('that somebody compared it with the original'),
  format: machinery('how the content is shown'),
  bytes: machinery('how long it takes to load'),
  pages: machinery('how many pages can be looked at'),
  content_id: machinery('where the content lies beside the database'),
  content_key: sealed(withheld('secret', 'opening the content', 'person: all')),
  attached_by: byStaff('whom to ask about the paper', 'worker: family'),
  attached_at: shown('since when the paper is in the file'),
  taken_off_by: byStaff('who took off what did not belong here', 'worker: family'),
  taken_off_at: shown('that something was attached and taken off'),
  taken_off_because: shown('why it was taken off'),
} as const;
