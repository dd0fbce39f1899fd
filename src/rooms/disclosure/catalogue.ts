// Everything that may ever cross the wall: a fixed list in each direction, each field with the one
// form that its value may take. Only what is listed here can be asked or given, and only if a lead
// of the owner chose it: the default is nothing. The database has the same list (database/). Never
// listed: clinical content, an alias or kunya, a camp or a tent, people who did not come,
// theological sessions, the staff pulse, ways to reach a person.

export const directions = ['justice-asks-care', 'care-asks-justice'] as const;
export type Direction = (typeof directions)[number];

export const fieldNames = [
  'best-interests-on-file',
  'child-has-cover',
  'support-in-place',
  'statement',
  'status-known',
  'restriction-in-force',
  'place-of-detention',
  'expected-release',
  'court-contact',
] as const;
export type FieldName = (typeof fieldNames)[number];

export const catalogue: Readonly<Record<Direction, readonly FieldName[]>> = {
  'justice-asks-care': [
    'best-interests-on-file',
    'child-has-cover',
    'support-in-place',
    'statement',
  ],
  'care-asks-justice': [
    'status-known',
    'restriction-in-force',
    'place-of-detention',
    'expected-release',
    'court-contact',
  ],
};

/** The form of a value: a day (of the assessment), a yes or no, a month, a line, a few lines. */
export const fieldForms = {
  'best-interests-on-file': 'day',
  'child-has-cover': 'yes-no',
  'support-in-place': 'yes-no',
  statement: 'lines',
  'status-known': 'yes-no-unsaid',
  'restriction-in-force': 'yes-no-until',
  'place-of-detention': 'line',
  'expected-release': 'month',
  'court-contact': 'line',
} as const satisfies Record<FieldName, string>;
