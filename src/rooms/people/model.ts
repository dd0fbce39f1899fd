// The codes of this room's nouns (a person as others may see them, names, kin, consent), in the
// order in which forms offer them. Shapes are in shapes.ts; what is known of every column is in
// stored-fields.ts. No alias, kunya, camp or tent: those serve the reconciliation of lists and
// never come here.

export const relations = [
  'child',
  'mother',
  'father',
  'sibling',
  'grandmother-maternal',
  'grandmother-paternal',
  'grandfather-maternal',
  'grandfather-paternal',
  'aunt-maternal',
  'aunt-paternal',
  'uncle-maternal',
  'uncle-paternal',
  'spouse',
  'other',
] as const;

/** What a document can be attached to. */
export const attachableTo = ['person', 'consent', 'cover'] as const;
/** There is no picture of the person alone among them, and no print of a thumb is a signature. */
export const attachedKinds = [
  'passport',
  'identity-card',
  'birth-certificate',
  'return-certificate',
  'marriage-certificate',
  'death-certificate',
  'school-certificate',
  'medical-certificate',
  'court-decision',
  'guardianship-order',
  'signed-consent',
  'witnessed-consent',
  'letter',
  'other',
] as const;

export const consentGrounds = [
  'consent',
  'assent-and-guardian',
  'vital-interest',
  'best-interests',
  'law',
  'refused',
] as const;
/** Somebody else decided, said why, and until when. */
export const namedGrounds = ['vital-interest', 'best-interests', 'law'] as const;
/** Given by the person, or for a child by both. */
export const agreedGrounds = ['consent', 'assent-and-guardian'] as const;
export const assents = ['given', 'refused', 'not-able-yet'] as const;
export const adultAnswers = ['given', 'refused'] as const;
export const adultRelations = [
  'mother',
  'father',
  'grandparent',
  'aunt-or-uncle',
  'sibling',
  'guardian',
  'other',
] as const;
export const consentEndings = [
  'replaced',
  'withdrawn',
  'refused',
  'came-of-age',
  'not-alone',
  'moved',
] as const;
export const consentPurposes = ['case-support', 'share-with-organisation', 'legal-aid'] as const;
export const tellings = ['spoken', 'written', 'interpreter'] as const;

export const nameKinds = ['current', 'document', 'other-script', 'former'] as const;
export const documentKinds = [
  'passport',
  'birth-certificate',
  'identity-card',
  'return-certificate',
  'court-decision',
  'other',
] as const;
export const correctedFields = ['name', 'birth', 'sex', 'citizenship', 'province'] as const;

/** What the search for kin answers with: on which side of the family, and why. */
export const kinRelationCodes = [
  'mother',
  'father',
  'sibling',
  'grandmother-maternal',
  'grandfather-maternal',
  'grandmother-paternal',
  'grandfather-paternal',
  'aunt-maternal',
  'uncle-maternal',
  'aunt-paternal',
  'uncle-paternal',
] as const;
export type KinRelationCode = (typeof kinRelationCodes)[number];
export const kinReasonCodes = [
  'kin-father',
  'kin-chain',
  'kin-family',
  'kin-given',
  'kin-same-father',
  'kin-child-of-child',
  'kin-age',
  'kin-sex',
] as const;
export type KinReasonCode = (typeof kinReasonCodes)[number];
