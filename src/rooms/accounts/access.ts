// Who makes accounts, who confirms their grants, who helps whoever cannot come in any more, and who
// finds what waits for them.

import type { OpenRole } from '../../kernel/roles.ts';

/** The administrator makes accounts, and confirms none that they made. */
export const accountMakers = ['administrator'] as const satisfies readonly OpenRole[];
/** Second persons of the sides without a manager: the programme's and oversight. */
export const secondPersons = [
  'national-coordinator',
  'auditor',
] as const satisfies readonly OpenRole[];
/** Who looks after access where no manager does; each of them needs a second one. */
export const lookersAfterAccess = [
  ...accountMakers,
  ...secondPersons,
] as const satisfies readonly OpenRole[];
/** Roles with an agenda: they may have it in a calendar outside, as times alone. */
export const calendarOwners = [
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
  'cso-manager',
  'prosecutor',
  'probation-officer',
] as const satisfies readonly OpenRole[];
/** A manager of the organisation: for a CSO, and in a court the prosecutor who is its registrar. */
export const managers = ['cso-manager', 'prosecutor'] as const satisfies readonly OpenRole[];
/**
 * A manager confirms grants of the own organisation, a prosecutor only with the duty registrar;
 * another administrator or a second person those of the programme and of oversight. They see
 * grants, and may withdraw them.
 */
export const grantConfirmers = [
  ...accountMakers,
  ...managers,
  ...secondPersons,
] as const satisfies readonly OpenRole[];
/** Those for whom what others do can wait; the donor and the auditor are told nothing. */
export const noticeReceivers = [
  'prosecutor',
  'probation-officer',
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
  'cso-manager',
  'national-coordinator',
  'administrator',
] as const satisfies readonly OpenRole[];
/** Duties and places are given in an organisation, by its manager or the administrator. */
export const dutyGivers = [...accountMakers, ...managers] as const satisfies readonly OpenRole[];
/** Whose page lists what waits for them; the administrator's lists every account. */
export const teamReaders = [...managers, ...secondPersons] as const satisfies readonly OpenRole[];
/** Whom colleagues call about a person they both work with. */
export const calledByColleagues = [
  'case-manager',
  'supervisor',
  'psychologist',
  'child-protection-officer',
  'cso-manager',
] as const satisfies readonly OpenRole[];
