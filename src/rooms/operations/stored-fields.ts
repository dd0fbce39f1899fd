// What is known of every column of an operation: see kernel/stored-fields.ts for the words. An
// operation is of the programme and of everybody who came with it, so its facts are not on one
// person's page; days and places of a journey harm those who come.

import {
  byStaff,
  leaving,
  machinery,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInOperations = {
  'operations.operation': {
    of: 'programme',
    kept: 'operation',
    ending: 'kept',
    within: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      name: withheld('another', 'telling operations apart', 'person: neighbour, police'),
      phase: withheld('another', 'which part of a longer operation it is'),
      origin_site: withheld('another', 'planning the journey', 'person: neighbour, police'),
      origin_country: withheld('another', 'whom to ask for leave to travel', 'person: police'),
      carrier: withheld('another', 'planning the journey', 'worker: all'),
      partners: withheld('another', 'who takes part and has to be told', 'worker: all'),
      planned_on: withheld('another', 'beds and workers are ready on the day', 'person: all'),
      departed_on: withheld('another', 'who has to be met, and when', 'person: all'),
      landed_on: withheld(
        'another',
        'from when people need help here',
        'person: neighbour, police',
      ),
      planned_men: withheld('another', 'planned against arrived: nobody is lost on the way'),
      planned_women: withheld('another', 'planned against arrived: nobody is lost on the way'),
      planned_children: withheld('another', 'planned against arrived: nobody is lost on the way'),
      state: withheld('another', 'it closes only when everybody is settled'),
      suspended_from: machinery('where it goes on after a pause'),
      version: machinery('two people do not change it at once'),
      made_by: byStaff('who began it'),
      made_at: machinery('when it was put on record'),
    },
  },
  'operations.operation_transition': {
    of: 'programme',
    kept: 'operation',
    ending: 'kept',
    within: 'operations.operation by operation_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      operation_id: machinery('which operation'),
      from_state: machinery('where it stood before'),
      to_state: withheld('another', 'the course of the operation'),
      reason: withheld('another', 'why it moved, coded: a text would soon hold names'),
      on_day: withheld('another', 'on which day it moved', 'person: neighbour, police'),
      by_account: byStaff('who answers for the step'),
      at: machinery('in which order steps were written down'),
    },
  },
  'operations.operation_key': {
    of: 'programme',
    kept: 'operation',
    ending: 'tombstone',
    within: 'operations.operation by operation_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      operation_id: leaving('same', machinery('which operation')),
      wrapped_key: withheld('secret', 'opens what is sealed of its lists', 'person: all'),
      made_at: leaving('same', machinery('when the key was made')),
      destroyed_at: leaving(
        'coalesce(destroyed_at, now())',
        machinery('that nothing sealed with it opens any more'),
      ),
    },
  },
  'operations.family': {
    of: 'household',
    kept: 'operation',
    ending: 'kept',
    within: 'operations.operation by operation_id',
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('keeps those of one family together'),
      operation_id: machinery('which operation'),
      code: withheld('list', 'speaking of a family without a name', 'kin: neighbour, police'),
    },
  },
} as const satisfies StoredTables;
