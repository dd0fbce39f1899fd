// What is known of every column of guardianship: see kernel/stored-fields.ts for the words.
// The child is shown who answers for them and since when; not what a relative answered, for that is
// the relative's, and a "no" read years later hurts.

import {
  byStaff,
  machinery,
  sealed,
  shown,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInGuardianship = {
  'guardianship.search': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person by person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      person_id: machinery('which child'),
      body_organisation_id: shown('which authority looks for relatives', 'child: all'),
      state: shown('no child waits without somebody looking', 'child: all'),
      opened_by: byStaff('whom the authority asks about the beginning'),
      opened_at: shown('who has waited longest', 'child: family'),
      taken_by: byStaff('one officer looks, and reaches the file for it'),
      taken_at: shown('since when an officer looks for relatives'),
      closed_by: byStaff('who answers for the end of the search'),
      closed_at: shown('until when relatives were looked for'),
      outcome: shown('whether somebody was found to care for the child', 'child: family'),
    },
  },
  'guardianship.cover': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person by person_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      person_id: machinery('which child'),
      kind: shown('whether a parent, a guardian or an authority answers', 'child: all'),
      basis: shown('by what right somebody decides for the child', 'child: family, neighbour'),
      holder_person_id: machinery('the adult’s own file, to reach them in an emergency'),
      holder_name: {
        ...sealed(shown('who answers for the child, where they have no file', 'child: all')),
        of: 'kin',
      },
      holder_relation: {
        ...shown('how the child is related to whom they live with', 'child: all'),
        of: 'kin',
      },
      body_organisation_id: shown('which authority stands in', 'child: all'),
      from_on: shown('since when somebody is responsible', 'child: family'),
      until_on: shown('finding the next adult before this one’s duty ends', 'child: family'),
      end_reason: withheld('another', 'which help the next adult needs', 'kin: family, neighbour'),
      version: machinery('two people do not overwrite each other'),
      recorded_by: byStaff('who answers for the record'),
      recorded_at: machinery('of two records the later one is believed'),
      ended_at: machinery('when the end was entered, whatever day it names'),
    },
  },
  'guardianship.kin_contact': {
    of: 'kin',
    kept: 'file',
    ending: 'deleted',
    within: 'guardianship.search by search_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      search_id: machinery('in which search'),
      person_id: machinery('for which child'),
      relation: withheld('another', 'not asking the same relative twice', 'kin: all'),
      contacted_on: {
        ...shown('when to ask again; that relatives were asked at all', 'child: family'),
        of: 'person',
      },
      answer: withheld('another', 'who could take the child, now or later', 'kin: all'),
      reason: withheld('another', 'which help would make a home possible', 'kin: all'),
      note: sealed(withheld('another', 'what a relative would need, in their words', 'kin: all')),
      recorded_by: byStaff('who spoke with the relative'),
      recorded_at: machinery('of two answers the later one holds'),
    },
  },
} as const satisfies StoredTables;
