// What a made-up programme consists of: plain data, independent of any table. The code that writes
// it to the database maps these fields; ids are final, days are civil days, logins name users.
// Always: every code begins with SYN-, every family name carries the mark °, and every protected
// value contains its own canary. Nobody in it exists.
// A chunk contains whole families, so that a hundred thousand persons are never in memory at once.
// Subjects of the justice side are separate and have their own ids; only `subjectLinks` joins them.

import type { Birth } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';
import type { Duty, Role, Side } from '../../kernel/roles.ts';
import type { DemoCase, DemoCover } from './model-care.ts';
import type { DemoSubject, DemoSubjectLink } from './model-legal.ts';

export const demoCountries = ['kg', 'kz', 'uz', 'tj'] as const;
export type DemoCountry = (typeof demoCountries)[number];
export type DemoLanguage = 'en' | 'ru' | 'kk' | 'ky' | 'tg' | 'uz' | 'ar';

export type DemoOptions = {
  readonly seed: number;
  readonly today: Day;
  readonly persons: number; // in families; exceeded by less than one family
  readonly country: DemoCountry;
};

export type DemoProgramme = {
  readonly options: DemoOptions;
  readonly language: DemoLanguage;
  readonly organisations: readonly DemoOrganisation[];
  readonly users: readonly DemoUser[];
  readonly operations: readonly DemoOperation[];
  /** Starts from the beginning at every call, and yields the same each time. */
  chunks(): Generator<DemoChunk>;
};

export type DemoChunk = {
  readonly families: readonly DemoFamily[];
  readonly entries: readonly DemoEntry[];
  readonly subjects: readonly DemoSubject[]; // in random order
  readonly subjectLinks: readonly DemoSubjectLink[];
  readonly canaries: readonly DemoCanary[];
};

/** `record` is a code, or a code and a number: `SYN-P-000001`, `SYN-C-000001/visit-2`. */
export type DemoCanary = {
  readonly record: string;
  readonly field: string;
  readonly value: string;
};

export type OrganisationKind =
  | 'coordination'
  | 'cso'
  | 'guardianship-body'
  | 'court'
  | 'probation'
  | 'school'
  | 'donor'
  | 'oversight';
export type DemoOrganisation = {
  readonly id: Id<'organisation'>;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly side: Side;
  readonly names: Readonly<Record<'en' | 'ru', string>>;
  readonly province: string | null; // ISO 3166-2
};

export type DemoUser = {
  readonly id: Id<'account'>;
  readonly login: string; // `cm.aigerim`
  readonly displayName: string;
  readonly side: Side;
  readonly role: Role;
  readonly duty: Duty;
  readonly organisation: string; // its code
  readonly province: string | null;
  readonly locale: Exclude<DemoLanguage, 'ar'>;
  readonly supervisor: string | null; // login of a case manager's supervisor
};

export type OperationState =
  | 'negotiating'
  | 'lists-verified'
  | 'approved'
  | 'executing'
  | 'landed'
  | 'reception'
  | 'dispersal'
  | 'closed';
export type ListKind = 'camp' | 'ministry' | 'boarding';
export type DemoOperation = {
  readonly id: Id<'operation'>;
  readonly code: string;
  readonly name: string;
  readonly phase: string;
  readonly state: OperationState;
  readonly history: readonly { readonly state: OperationState; readonly on: Day }[];
  readonly originSite: string;
  readonly originCountry: string;
  readonly carrier: string;
  readonly partners: readonly string[];
  readonly plannedOn: Day;
  readonly departedOn: Day;
  readonly landedOn: Day;
  readonly planned: { readonly men: number; readonly women: number; readonly children: number };
  readonly lists: readonly DemoList[];
};
export type DemoList = {
  readonly id: Id<'list'>;
  readonly kind: ListKind;
  readonly fileName: string;
  readonly listedOn: Day;
  readonly reconciled: boolean;
};

export type EntryState =
  | 'identified'
  | 'contacted'
  | 'willing'
  | 'refused'
  | 'undecided'
  | 'prevented'
  | 'identity-pending'
  | 'cleared'
  | 'boarded'
  | 'not-boarded'
  | 'arrived'
  | 'handed-over';
export type EntryReason =
  | 'own-decision'
  | 'family-decision'
  | 'stays-with-family'
  | 'medical'
  | 'not-present'
  | 'identity-pending'
  | 'documents'
  | 'not-released'
  | 'no-seat'
  | 'returned-otherwise'
  | 'not-stated';
/**
 * One row of one list. Rows with the same `identity` are one person; in the programme nobody has
 * decided that yet.
 */
export type DemoEntry = {
  readonly id: Id<'entry'>;
  readonly code: string;
  readonly operation: string; // its code
  readonly listId: Id<'list'>;
  readonly listKind: ListKind;
  readonly row: number;
  readonly familyNumber: string | null;
  readonly identity: string;
  readonly state: EntryState;
  readonly reason: EntryReason | null; // for refused, prevented, not boarded
  readonly fullName: string;
  readonly motherName: string | null;
  readonly kunya: string | null;
  readonly tent: string | null;
  readonly sex: 'female' | 'male';
  readonly birth: Birth;
  readonly relation: 'mother' | 'father' | 'child';
  readonly mark: 'full-orphan' | 'parent-in-prison' | null;
  readonly document: string | null;
  readonly personId: Id<'person'> | null; // known only after handover
};

export type FamilyKind =
  | 'with-mother'
  | 'mother-in-prison-abroad'
  | 'mother-in-prison-at-home'
  | 'full-orphans';
export type DemoFamily = {
  readonly id: Id<'household'>;
  readonly code: string;
  readonly kind: FamilyKind;
  readonly route: 'operation' | 'self-return';
  readonly operation: string | null; // its code
  readonly arrivedOn: Day;
  readonly organisation: string; // code of the CSO that accepted the family
  readonly province: string;
  readonly persons: readonly DemoPerson[]; // the first is the contact of the household
  readonly kin: readonly DemoKin[];
  readonly covers: readonly DemoCover[];
  /** Children whose cover lapsed and was not renewed: the alarms must show them. */
  readonly uncovered: readonly Id<'person'>[];
  readonly cases: readonly DemoCase[];
};

export type DemoName = {
  readonly kind: 'current' | 'other-script';
  readonly fullName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly fatherName: string | null;
  readonly language: DemoLanguage;
};
export type DemoPerson = {
  readonly id: Id<'person'>;
  readonly code: string;
  readonly part: 'mother' | 'father' | 'child' | 'relative';
  readonly whereabouts: 'home' | 'prison-abroad' | 'prison-at-home';
  readonly returned: boolean; // false: was at home, or is not back
  readonly sex: 'female' | 'male';
  readonly birth: Birth;
  readonly names: readonly DemoName[];
  readonly citizenship: string; // ISO 3166-1
  readonly bornAbroad: boolean;
  readonly note: string | null;
  readonly contacts: readonly DemoContact[];
  readonly documents: readonly DemoDocument[];
  readonly consents: readonly DemoConsent[];
};
export type DemoContact = { readonly kind: 'phone' | 'address'; readonly value: string };
export type DemoDocument = {
  readonly kind: 'passport' | 'birth-certificate' | 'identity-card' | 'return-certificate';
  readonly number: string;
  readonly issuedOn: Day | null;
};
export type DemoConsent = {
  readonly id: Id<'consent'>;
  readonly purpose: 'case-support' | 'share-with-organisation' | 'legal-aid';
  readonly ground: 'consent' | 'assent-and-guardian' | 'best-interests' | 'refused';
  readonly toldIn: DemoLanguage;
  readonly toldHow: 'spoken' | 'written' | 'interpreter';
  readonly toldOn: Day;
  readonly untilOn: Day;
  /** Taken for a whole list: by then the person has to be asked. */
  readonly askAgainBy?: Day;
};

export type KinRelation =
  | 'mother'
  | 'father'
  | 'child'
  | 'sibling'
  | 'grandmother-maternal'
  | 'grandmother-paternal'
  | 'aunt-maternal'
  | 'uncle-paternal'
  | 'grandfather-paternal'
  | 'spouse'
  | 'other';
/** `kinId` is the `relation` of `personId`. */
export type DemoKin = {
  readonly personId: Id<'person'>;
  readonly kinId: Id<'person'>;
  readonly relation: KinRelation;
  readonly basis: 'document' | 'dna-verdict' | 'statement' | 'list';
};
