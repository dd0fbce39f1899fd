// What is known of every column of a visit and a needs assessment: see kernel/stored-fields.ts for
// the words. No text here is for clinical content; what was seen or needed harms whoever told it
// when it is read at home.

import {
  byStaff,
  machinery,
  sealed,
  shown,
  type StoredTables,
} from '../../kernel/stored-fields.ts';

export const storedInNeeds = {
  'care.visit': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.case_file by case_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('who was visited'),
      visited_on: shown('that nobody is left unseen', 'person: neighbour, police'),
      kind: shown('only having met the person stops the safety clock'),
      present: shown('whether a child could speak alone', 'child: family'),
      safety_concern: shown('whether somebody must come sooner', 'person: all'),
      text: sealed(shown('what was seen and agreed', 'person: all')),
      next_visit_on: shown('when somebody comes next', 'person: family, neighbour'),
      made_by: byStaff('who was there'),
      made_at: shown('when it was written down'),
    },
  },
  'care.assessment': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.case_file by case_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      case_id: machinery('which case'),
      person_id: machinery('whose needs'),
      assessed_on: shown('how old the picture of their needs is'),
      version: machinery('which of its wordings holds'),
      made_by: byStaff('who spoke with the person'),
      made_at: shown('from when it is locked against changes'),
    },
  },
  'care.assessment_addendum': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.assessment by assessment_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      assessment_id: machinery('what it adds to'),
      person_id: machinery('whose needs'),
      text: sealed(shown('what was learnt after the assessment was locked', 'person: all')),
      made_by: byStaff('who added it'),
      made_at: shown('when it was added'),
    },
  },
  'care.assessment_level': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'care.assessment by assessment_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      assessment_id: machinery('which assessment'),
      person_id: machinery('whose needs'),
      version: machinery('which wording, so that none is overwritten'),
      level: shown('self, family, school, community or papers and income: who can help'),
      strengths: shown('what already holds: every goal starts from one', 'kin: police'),
      needs: shown('which help to plan', 'person: all'),
      need_priority: shown('which help comes first', 'person: family'),
      text: sealed(shown('what was said about it', 'person: all')),
    },
  },
} as const satisfies StoredTables;
