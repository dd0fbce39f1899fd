// Who may read or write a person's identity, kin and ways to be reached. The database enforces the
// same rules (database/). Teachers, theologians and mentors get their few fields with the room that
// works with them; until then, nothing.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';
import type { OpenRole } from '../../kernel/roles.ts';

const nobody = none;

export const personAccess = accessTable('person', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': { read: 'assigned', write: 'assigned' },
  supervisor: { read: 'assigned', write: 'nobody' },
  psychologist: { read: 'assigned', write: 'nobody' },
  'child-protection-officer': { read: 'assigned', write: 'assigned' },
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': { read: 'organisation', write: 'nobody' },
  'national-coordinator': { read: 'until-handover', write: 'nobody' },
  donor: nobody,
  administrator: nobody,
  auditor: nobody,
  ...noneYet,
});

export const kinAccess = accessTable('kin', {
  ...personAccess.rows,
  'cso-manager': nobody,
});

export const contactAccess = accessTable('contact', {
  ...personAccess.rows,
  psychologist: nobody,
  'cso-manager': nobody,
  'national-coordinator': nobody,
});

/** Two files that may be one person: two people who reach both merge or separate them. */
export const filePairAccess = accessTable('file-pair', {
  ...contactAccess.rows,
  supervisor: { read: 'assigned', write: 'assigned' },
});

/** Those who have the person's whole file. */
export const fileHolders = readersOf(personAccess, 'assigned');
/** Those who open files at intake and change them. */
export const fileWriters = writersOf(personAccess);
/** A manager and the coordinator learn only that a person is known, within their own reach. */
export const personSearchers = readersOf(
  personAccess,
  'assigned',
  'organisation',
  'until-handover',
);
/** The coordinator asks for consent before the handover, when there is no case manager yet. */
export const consentWriters: readonly OpenRole[] = [...fileWriters, 'national-coordinator'];
/** Without the psychologist, who needs no address for the work. */
export const contactReaders = readersOf(contactAccess, 'assigned');
export const contactWriters = writersOf(contactAccess);
/** Those who compare two files, merge them and take them apart. */
export const pairDeciders = writersOf(filePairAccess);
/** Spellings are words of a language, not of a person: those who run the programme keep them. */
export const givenNameKeepers = [
  'national-coordinator',
  'administrator',
] as const satisfies readonly OpenRole[];
