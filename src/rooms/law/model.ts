// The states of an edition, and what this room keeps besides public facts: who proposed and
// decided, and why, for as long as the programme lasts, because matters are judged by these
// editions.

export const editionStates = ['in-force', 'earlier', 'proposed', 'declined'] as const;

export const storedFields = {
  'edition.document': { purpose: 'the law by which matters are judged', retention: 'programme' },
  'edition.reason': { purpose: 'why the law was changed', retention: 'programme' },
  'edition.decision_reason': {
    purpose: 'why it was confirmed or declined',
    retention: 'programme',
  },
  'edition.proposed_by': { purpose: 'two people for each change', retention: 'programme' },
  'edition.confirmed_by': { purpose: 'two people for each change', retention: 'programme' },
  'edition.declined_by': { purpose: 'two people for each change', retention: 'programme' },
} as const;
