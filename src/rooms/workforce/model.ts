// The nouns of this room: organisation and membership. A membership is one grant of one role in one
// organisation, from one day to another.

export const organisationKinds = [
  'coordination',
  'cso',
  'guardianship-body',
  'court',
  'probation',
  'school',
  'donor',
  'oversight',
  'legal-aid',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What colleagues speak with families. */
export const spokenLanguages = ['kk', 'ky', 'tg', 'uz', 'ru', 'ar', 'en'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];
