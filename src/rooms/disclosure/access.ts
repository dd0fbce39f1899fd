// Who may ask, answer, approve or read a disclosure. The functions of the database enforce the same
// rules (database/), and no login role may read any of its tables. "Assigned" means a request that
// the actor made about their own matter or case, one addressed to an organisation the actor leads,
// or a proposal for which the actor is the second approver.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';
import { type Duty, type OpenRole, type Role, sideOf } from '../../kernel/roles.ts';

const own = { read: 'assigned', write: 'assigned' } as const;

export const disclosureAccess = accessTable('disclosure', {
  prosecutor: own,
  'probation-officer': own,
  'case-manager': own,
  supervisor: own,
  psychologist: none,
  'child-protection-officer': own,
  teacher: none,
  theologian: none,
  'community-mentor': none,
  'cso-manager': own,
  'national-coordinator': { read: 'figures', write: 'nobody' },
  donor: none,
  administrator: none,
  auditor: { read: 'all', write: 'nobody' },
  ...noneYet,
});

/**
 * Which organisations agreed on what. A lead signs for the whole organisation; at a guardianship
 * body that is an officer, because it has no manager. No member of the programme side is a party:
 * nothing is disclosed to it, and it approves nothing.
 */
export const protocolAccess = accessTable('protocol', {
  prosecutor: { read: 'organisation', write: 'organisation' },
  'probation-officer': { read: 'minimum', write: 'nobody' },
  'case-manager': { read: 'minimum', write: 'nobody' },
  supervisor: { read: 'minimum', write: 'nobody' },
  psychologist: none,
  'child-protection-officer': { read: 'organisation', write: 'organisation' },
  teacher: none,
  theologian: none,
  'community-mentor': none,
  'cso-manager': { read: 'organisation', write: 'organisation' },
  'national-coordinator': none,
  donor: none,
  administrator: none,
  auditor: none,
  ...noneYet,
});

/** Everyone who may have a part in a request: asking, answering or approving. */
export const parties = readersOf(disclosureAccess, 'assigned');
/** Those who work on a matter or a case themselves, and may ask about it. */
export const askers = [
  'prosecutor',
  'probation-officer',
  'case-manager',
  'child-protection-officer',
] as const satisfies readonly OpenRole[];
/** Those who ask about a person; on the justice side one asks about a matter. */
export const askersOfPersons = askers.filter((role) => sideOf(role) === 'care');
/** Those who hold a person's file, and read in it what was released about the person. */
export const holdersOfFiles = [
  'case-manager',
  'supervisor',
  'child-protection-officer',
] as const satisfies readonly OpenRole[];
/** Those who may lead an organisation, and answer or approve for it. */
export const leads = [
  'prosecutor',
  'supervisor',
  'child-protection-officer',
  'cso-manager',
] as const satisfies readonly OpenRole[];
/** A protocol binds the whole organisation, so supervisors do not sign one. */
export const signers = writersOf(protocolAccess);
/** Every disclosure, without names and values. */
export const overseers = readersOf(disclosureAccess, 'all');

type Member = { readonly role: Role; readonly duty: Duty };

const has = (group: readonly Role[], { role }: Member): boolean => group.includes(role);

export const asks = (actor: Member): boolean => has(askers, actor);
/** At a court the registrar leads; a prosecutor with another duty does not. */
export const answers = (actor: Member): boolean =>
  actor.role === 'prosecutor' ? actor.duty === 'registrar' : has(leads, actor);
export const signs = (actor: Member): boolean => answers(actor) && has(signers, actor);
/** A manager or supervisor of another organisation, or the approver of a court. */
export const approves = (actor: Member): boolean =>
  has(['supervisor', 'cso-manager'], actor) || actor.duty === 'legal-approver';
