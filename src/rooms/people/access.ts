// Who may read or write a person's identity, kin and ways to be reached. The database enforces the
// same rules (database/). Teachers, theologians and mentors get their few fields with the room that
// works with them; until then, nothing.

import { accessTable, none, noneYet, readersOf, writersOf } from '../../kernel/access.ts';

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

/** As the record it is attached to: a psychologist sees what was signed, with the consent. */
export const documentAccess = accessTable('document', {
  ...contactAccess.rows,
  psychologist: { read: 'minimum', write: 'nobody' },
});

/** The coordinator asks before the handover, when there is no case manager yet. */
export const consentAccess = accessTable('consent', {
  ...personAccess.rows,
  'cso-manager': nobody,
  'national-coordinator': { read: 'until-handover', write: 'until-handover' },
});

/** Spellings are words of a language, not of a person: those who run the programme keep them. */
export const givenNameAccess = accessTable('given-name', {
  prosecutor: nobody,
  'probation-officer': nobody,
  'case-manager': nobody,
  supervisor: nobody,
  psychologist: nobody,
  'child-protection-officer': nobody,
  teacher: nobody,
  theologian: nobody,
  'community-mentor': nobody,
  'cso-manager': nobody,
  'national-coordinator': { read: 'all', write: 'all' },
  donor: nobody,
  administrator: { read: 'all', write: 'all' },
  auditor: nobody,
  ...noneYet,
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
export const consentWriters = writersOf(consentAccess);
/** Without the psychologist, who needs no address for the work. */
export const contactReaders = readersOf(contactAccess, 'assigned');
export const contactWriters = writersOf(contactAccess);
export const documentReaders = readersOf(documentAccess, 'assigned', 'minimum');
export const documentWriters = writersOf(documentAccess);
/** Those who compare two files, merge them and take them apart. */
export const pairDeciders = writersOf(filePairAccess);
export const givenNameKeepers = writersOf(givenNameAccess);
