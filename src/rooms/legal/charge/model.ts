// The nouns of a proceeding beyond its course: the cited offence, what was considered for a child,
// sentence, exemption and pardon, detention, claims and findings about a birth. Every free text
// about a person is sealed.

export const alternatives = [
  'diversion',
  'mediation',
  'warning',
  'supervision-by-family',
  'social-services',
  'other',
] as const;

export const exemptionStates = ['open', 'granted', 'refused', 'withdrawn'] as const;
export const conditionAnswers = ['yes', 'no', 'not-known'] as const;
export const reviewOutcomes = ['continued', 'replaced', 'released'] as const;
