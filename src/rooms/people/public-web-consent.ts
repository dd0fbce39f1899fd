// The part of this room's browser door for consent: the questions about what a person was told and
// agreed to, for rooms in which consent is recorded without access to the file.

export type { recordConsent } from './api-changes.ts';
export {
  consentLines,
  type Consents,
  consentsOf,
  startConsent,
  type Told,
  toldLines,
} from './screens/consent-lines.tsx';
export { withElse } from './screens/consent-of-child.ts';
export { useDuty } from './screens/duty-statement.tsx';
