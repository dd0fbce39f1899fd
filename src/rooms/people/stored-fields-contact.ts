// What is declared about every column about reaching a person, their papers, and what they were
// told and agreed to; kernel/stored-fields.ts explains the terms. An address is what a violent
// relative looks for first; a refusal must never be held against the person.

import {
  byStaff,
  machinery,
  revisionFields,
  sealed,
  shown,
  type StoredTables,
} from '../../kernel/stored-fields.ts';

export const storedInPeopleContact = {
  'people.contact': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person by person_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      person_id: machinery('who is reached'),
      kind: shown('calling, visiting, or asking the way'),
      value: sealed(shown('reaching the person without asking around', 'person: all')),
      version: machinery('binds the sealed value to its row'),
      from_at: shown('when this way to reach the person began to work'),
      until_at: shown('not calling a number that is somebody else’s by now'),
      recorded_by: byStaff('whom to ask if it does not work', 'worker: family'),
      ...revisionFields,
    },
  },
  'people.identity_document': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person by person_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      person_id: machinery('whose paper'),
      kind: shown('which papers exist and which are missing', 'person: neighbour, police'),
      number: sealed(shown('applying for school, allowance and other papers', 'person: all')),
      version: machinery('binds the sealed value to its row'),
      issued_on: shown('when a paper must be renewed', 'person: neighbour, police'),
      recorded_by: byStaff('who saw the paper', 'worker: family'),
      recorded_at: machinery('which of two papers was entered last'),
      ...revisionFields,
    },
  },
  'people.consent': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person by person_id',
    scope: 'person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      person_id: machinery('who was asked'),
      purpose: shown('what was agreed to, and no more', 'person: police'),
      ground: shown('sharing nothing without a lawful ground', 'person: family, police'),
      organisation_id: shown('who may learn of the person', 'person: all'),
      told_in: shown('whether the person could understand it', 'person: neighbour'),
      told_how: shown('whether the person could read or hear it'),
      told_on: shown('since when it was agreed'),
      until_on: shown('asking again in time'),
      withdrawn_at: shown('nothing is shared after this', 'person: family, police'),
      recorded_by: byStaff('who explained it and is responsible for the record'),
      recorded_at: machinery('the later of two answers counts'),
      ...revisionFields,
    },
  },
} as const satisfies StoredTables;
