// What is declared about every column of a proceeding and its course; kernel/stored-fields.ts
// explains the terms. The row of an expunged proceeding stays with its random id and the day it
// went; its state is `expunged` since that day, and nothing says what it was about, where, or how
// it ended.

import {
  byStaff,
  lastingRevisionFields,
  leaving,
  machinery,
  revisionFields,
  sealed,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

const nobody = "'00000000-0000-0000-0000-000000000000'";

// Hidden also where a restored backup knows no day yet, or only a later one.
const gone = 'least(expunge_on, legal.today())';

export const storedInProceedings = {
  'legal.proceeding': {
    of: 'defendant',
    kept: 'matter',
    ending: 'tombstone',
    within: 'legal.subject by subject_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: leaving('same', machinery('names the row; erases it again in a restored backup')),
      subject_id: leaving('same', machinery('whose matter is erased once all its proceedings are')),
      act_from: shown('which law applies, and the age at the act', 'person: all'),
      act_to: shown('which law applies, and the age at the act', 'person: all'),
      act_precision: leaving(
        "'unknown'",
        shown('how exactly the time is known, so that no day is made up', 'person: police'),
      ),
      article: leaving("'-'", shown('what the proceeding is about', 'person: all')),
      // The check wants two capital letters; ZZ is no country.
      country: leaving("'ZZ'", shown('whose law and whose courts', 'person: neighbour, police')),
      court: leaving("'-'", shown('who decides', 'person: neighbour, police')),
      court_number: shown('finds it in the register of the court', 'person: neighbour, police'),
      state: leaving("'expunged'", shown('what may come next, and what may not', 'person: all')),
      state_on: leaving(
        gone,
        shown('when the time limits for an appeal and the end begin', 'person: all'),
      ),
      registered_on: leaving(
        "'epoch'",
        shown('when it was recorded here', 'person: neighbour, police'),
      ),
      registered_by: leaving(nobody, byStaff('which registrar is responsible for the entry')),
      version: leaving('1', machinery('a change made in the meantime is not overwritten')),
      edition_id: machinery('which edition of the law the offence is read in'),
      offence_code: shown('the law under which it is judged', 'person: all'),
      offence_from: shown(
        'which version of the offence applied at the time of the act',
        'person: all',
      ),
      expunge_on: leaving(gone, shown('no record without an end', 'person: neighbour, police')),
      sealed_from: shown('the record of an act as a child seals itself', 'child: all'),
      hidden_from: leaving(
        'same',
        machinery('from which day nobody sees it; reckoned by the database'),
      ),
      ...lastingRevisionFields,
    },
  },

  'legal.proceeding_transition': {
    of: 'defendant',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.proceeding by proceeding_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      proceeding_id: machinery('which proceeding'),
      subject_id: machinery('whose matter'),
      from_state: shown('the steps can be followed', 'person: all'),
      to_state: shown('the last outcome decides what may follow', 'person: all'),
      on_day: shown('when it was decided', 'person: all'),
      recorded_by: byStaff('who answers for the step'),
      at: machinery('which step is the newest'),
      ...revisionFields,
    },
  },

  'legal.hearing': {
    of: 'defendant',
    kept: 'matter',
    ending: 'deleted',
    within: 'legal.proceeding by proceeding_id',
    scope: 'subject_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      subject_id: machinery('whose matter'),
      proceeding_id: machinery('which proceeding'),
      held_on: shown('nobody misses their day in court', 'person: all'),
      held_at: shown('nobody comes too late to it', 'person: all'),
      room: shown('where in the building the person is expected', 'person: all'),
      judge: shown('who hears the person, who may ask for another', 'worker: all'),
      place_kind: shown('whether the person must travel or is heard in detention', 'person: all'),
      outcome: shown('whether another day is needed', 'person: neighbour, police'),
      note: sealed(
        withheld('another', 'course of the hearing; may contain what others said', 'person: all'),
      ),
      recorded_by: byStaff('who answers for the entry'),
      version: machinery('a change made in the meantime is not overwritten'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
