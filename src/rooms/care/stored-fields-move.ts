// What is known of every column of a move: see kernel/stored-fields.ts for the words. The old
// organisation keeps this row and nothing else, so it names nobody.

import {
  byStaff,
  machinery,
  revisionFields,
  shown,
  type StoredTables,
} from '../../kernel/stored-fields.ts';

export const storedInMoves = {
  'care.move': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.case_file by case_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('whose case'),
      case_code: shown('how the old organisation refers to it', 'person: neighbour, police'),
      from_organisation_id: shown('who helped before', 'person: neighbour, police'),
      to_organisation_id: shown('who helps from now on', 'person: neighbour, police'),
      reason: shown('why somebody else helps', 'person: all'),
      age_band: shown('enough to see who can help, and no more'),
      may_be_minor: shown('whether a child needs somebody'),
      province: shown('whether the new organisation works there', 'person: family, neighbour'),
      priority: shown('how soon somebody must come', 'person: all'),
      state: shown('whether it has happened'),
      proposed_by: byStaff('who proposed it'),
      proposed_at: shown('when it was proposed'),
      decided_by: byStaff('who took the case or did not'),
      decided_at: shown('when that was decided'),
      decline_reason: shown('why another organisation has to be found'),
      lead_id: byStaff('who works with the person from then on'),
      supervisor_id: byStaff('who answers for that work'),
      talked_on: shown('that the two workers talked, so that nothing has to be told twice'),
      not_talked_why: shown('why they could not talk'),
      done_by: byStaff('who handed the case on'),
      done_at: shown('since when the new organisation helps', 'person: neighbour, police'),
      opened_on: shown('for how long the old organisation helped'),
      visits: shown('how much the old organisation did'),
      lead_seen_at: machinery('that the new worker knows'),
      supervisor_seen_at: machinery('that the new supervisor knows'),
      version: machinery('two people do not decide it at once'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
