// What is known of every column that finds a person under another spelling, and of two files of one
// person: see kernel/stored-fields.ts for the words. Keys are sounds of names: whoever reads them
// reads the name. Nothing of a pair is shown: it may be of somebody else.

import {
  byStaff,
  machinery,
  sealed,
  type StoredTables,
  withheld,
} from '../../kernel/stored-fields.ts';

export const storedInPeopleSearch = {
  'people.search_entry': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person by person_id',
    merging: 'follows',
    backup: 'held',
    fields: {
      person_id: machinery('who is found'),
      folded: withheld('machinery', 'finding a name in any script and spelling', 'person: all'),
      keys_version: machinery('which keys are to be made anew'),
      stands_for: machinery('finding the file that is kept instead'),
    },
  },
  'people.person_pair': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person by a_person_id',
    alsoWithin: ['people.person by b_person_id'],
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      a_person_id: machinery('one of the two files'),
      b_person_id: machinery('the other file'),
      kept_person_id: machinery('which file goes on'),
      state: withheld('another', 'not asking again whether two files are of one person'),
      version: machinery('two people do not overwrite each other'),
      changed_at: machinery('what waits longest for a second person'),
    },
  },
  'people.person_pair_step': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.person_pair by pair_id',
    merging: 'stays',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      pair_id: machinery('which two files'),
      step: withheld('another', 'how two files came to be merged or taken apart'),
      reason: sealed(
        withheld('another', 'why they are taken for one person’s, or not', 'person: all'),
      ),
      by_account: byStaff('who proposed does not confirm'),
      at: machinery('in which order the steps were taken'),
    },
  },
  'people.search_key': {
    of: 'person',
    kept: 'file',
    ending: 'deleted',
    within: 'people.search_entry by person_id',
    merging: 'follows',
    backup: 'held',
    fields: {
      key: withheld('machinery', 'meeting one word of a name while it is typed', 'person: all'),
      person_id: machinery('whose name sounds so'),
      found_id: machinery('which file is found by it'),
      organisation_id: withheld('machinery', 'a manager finds the own organisation', 'person: all'),
    },
  },
  'people.given_name_form': {
    of: 'nobody',
    kept: 'programme',
    ending: 'kept',
    within: null,
    merging: 'no matter',
    backup: 'held',
    fields: {
      id: machinery('names the row'),
      form: withheld('machinery', 'a way of writing a given name that search should know'),
      head: withheld('machinery', 'which given name it is a form of'),
      source: withheld('machinery', 'how one knows that it is the same name'),
      form_key: machinery('finding it by its sound'),
      family_key: machinery('finding all forms of the name'),
      state: machinery('whether search goes by it'),
      version: machinery('two people do not overwrite each other'),
      proposed_by: byStaff('who proposed does not decide', 'nobody'),
      proposed_at: machinery('what waits longest for a second person'),
      decided_by: byStaff('who answers for its use', 'nobody'),
      decided_at: machinery('in which order forms came into use'),
    },
  },
} as const satisfies StoredTables;
