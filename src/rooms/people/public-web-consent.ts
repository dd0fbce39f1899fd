// The part of this room's browser door that concerns consent: the questions about what a person was
// told and agreed to, for rooms in which somebody who does not hold the file records it.

export type { recordConsent } from './api-changes.ts';
export { ConsentFields, consentsOf, startConsent } from './screens/consent-fields.tsx';
