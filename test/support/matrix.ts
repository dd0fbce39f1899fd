// Reads the golden access matrix and computes, for each record, which rows a letter opens. The
// scope of a letter is computed here from assignments and memberships, as the owner reads them: not
// from the policies and not from the reach tables that the policies use, so that a mistake in one
// does not hide a mistake in the other.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reach } from '../../src/kernel/access.ts';
import { type Role, roleNames, roles } from '../../src/kernel/roles.ts';

export type Cell = { readonly read: Letter; readonly writes: boolean };
export type Letter = '-' | 'A' | 'O' | 'H' | 'M' | 'C' | 'G' | 'S' | 'F';
export type Matrix = ReadonlyMap<string, ReadonlyMap<Role, Cell>>;

export function readMatrix(): Matrix {
  const lines = readFileSync(join(import.meta.dirname, '..', 'access-matrix.expected.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [head, ...rows] = lines.map((line) => [
    line.slice(0, 14).trim(),
    ...line.slice(14).trim().split(/\s+/),
  ]);
  const columns = head!
    .slice(1)
    .map((code) => roleNames.find((name) => roles[name].code === code)!);
  return new Map(
    rows.map(([record, ...cells]) => [
      record!,
      new Map(columns.map((role, at) => [role, cellOf(cells[at]!)])),
    ]),
  );
}

function cellOf(text: string): Cell {
  return { read: text[0] as Letter, writes: text.endsWith('W') };
}

const letters: Record<Reach, Letter> = {
  nobody: '-',
  own: 'S',
  assigned: 'A',
  minimum: 'M',
  organisation: 'O',
  'until-handover': 'H',
  coded: 'C',
  figures: 'G',
  all: 'F',
};

export function letterOf(reach: Reach): Letter {
  return letters[reach];
}

const lead = `select c.person_id from care.assignment a join care.case_file c on c.id = a.case_id
  where a.account_id = $1 and a.until_at = 'infinity'`;
/**
 * Persons assigned to an account: by a case, by a kin search that is theirs and open for a child,
 * by intake not yet assigned.
 */
const assignedThemselves = `(${lead} union select s.person_id from guardianship.search s
    join people.person p on p.id = s.person_id
  where s.taken_by = $1 and s.state = 'open' and care.may_be_minor(p.birth_to, care.today())
  union select person_id from access.reach where account_id = $1 and via = 'intake')`;
/** Those persons, and with each of them the files merged into theirs. */
const assignedPersons = `(select person_id from ${assignedThemselves} own
  union select id from people.person where merged_into in (select person_id
    from ${assignedThemselves} own))`;
const ownOrganisation = `(select organisation_id from workforce.membership where account_id = $1
  and withdrawn_at is null)`;
const ownTeam = `(select worker_id from workforce.supervised where supervisor_id = $1
  and until_at = 'infinity')`;
const beforeHandover = `(select id from people.person where handed_over_at is null
  and operation_id is not null)`;
const assignedSubjects = `(select subject_id from legal.assignment where officer_account_id = $1
  and until_at = 'infinity'
  union select s.id from legal.subject s join workforce.membership m on m.account_id = $1
    and m.withdrawn_at is null
    and m.duty = 'registrar' and m.organisation_id = s.organisation_id)`;

/** `scope[letter]`: SQL condition on table alias t; a letter left out opens nothing over SQL. */
export type Door = {
  readonly record: string;
  readonly table: string;
  readonly key: string;
  readonly scope: Partial<Record<Letter, string>>;
};

const byPerson = (
  record: string,
  table: string,
  more: Partial<Record<Letter, string>> = {},
): Door => ({
  record,
  table,
  key: 'id',
  scope: { A: `t.person_id in ${assignedPersons}`, ...more },
});
const bySubject = (record: string, table: string): Door => ({
  record,
  table,
  key: 'id',
  scope: { A: `t.subject_id in ${assignedSubjects}` },
});

export const doors: readonly Door[] = [
  {
    record: 'person',
    table: 'people.person',
    key: 'id',
    scope: {
      A: `t.id in ${assignedPersons}`,
      O: `t.organisation_id in ${ownOrganisation}`,
      H: `t.id in ${beforeHandover}`,
    },
  },
  byPerson('person', 'people.person_name', {
    O: `t.kind = 'current' and t.until_at = 'infinity' and t.person_id in (select id from people.person where organisation_id in ${ownOrganisation})`,
    H: `t.person_id in ${beforeHandover}`,
  }),
  byPerson('kin', 'people.kinship', { H: `t.person_id in ${beforeHandover}` }),
  byPerson('contact', 'people.contact'),
  byPerson('contact', 'people.identity_document'),
  byPerson('document', 'people.document', {
    M: `t.about = 'consent' and t.person_id in ${assignedPersons}`,
  }),
  byPerson('consent', 'people.consent', { H: `t.person_id in ${beforeHandover}` }),
  {
    record: 'given-name',
    table: 'people.given_name_form',
    key: 'id',
    scope: { F: 'true' },
  },
  byPerson('cover', 'guardianship.cover'),
  {
    record: 'file-pair',
    table: 'people.person_pair',
    key: 'id',
    scope: {
      A: `t.a_person_id in ${assignedPersons} and t.b_person_id in ${assignedPersons}`,
    },
  },
  {
    record: 'file-pair',
    table: 'people.person_pair_step',
    key: 'id',
    scope: {
      A: `t.pair_id in (select q.id from people.person_pair q
        where q.a_person_id in ${assignedPersons}
      and q.b_person_id in ${assignedPersons})`,
    },
  },
  {
    record: 'operation',
    table: 'operations.operation',
    key: 'id',
    scope: {
      F: 'true',
      M: `t.id in (select operation_id from people.person where id in ${assignedPersons})`,
    },
  },
  {
    record: 'list entry',
    table: 'operations.entry_identity',
    key: 'entry_id',
    scope: {
      H: `exists (select 1 from operations.entry e where e.id = t.entry_id
        and e.state <> 'handed-over')`,
      // Whoever does not come is looked for by nobody.
      M: `exists (select 1 from operations.entry e where e.id = t.entry_id and e.root_id = e.id
        and e.state not in ('handed-over', 'refused', 'prevented', 'not-boarded')
        and e.unaccompanied)`,
    },
  },
  {
    record: 'supervision',
    table: 'workforce.supervision',
    key: 'id',
    scope: {
      S: `t.id in (select supervision_id from workforce.supervision_worker where worker_id = $1)`,
      A: `(t.supervisor_id = $1 or t.id in (select supervision_id
        from workforce.supervision_worker where worker_id in ${ownTeam}))`,
      O: `t.organisation_id in ${ownOrganisation}`,
    },
  },
  {
    record: 'supervision',
    table: 'workforce.supervision_worker',
    key: 'id',
    scope: {
      S: 't.worker_id = $1',
      A: `(t.supervisor_id = $1 or t.worker_id in ${ownTeam})`,
      O: `t.supervisor_id in (select account_id from workforce.membership
        where organisation_id in ${ownOrganisation})`,
    },
  },
  {
    record: 'supervision',
    table: 'workforce.supervision_ask',
    key: 'id',
    scope: {
      S: 't.worker_id = $1',
      A: `t.worker_id in ${ownTeam}`,
      O: `t.organisation_id in ${ownOrganisation}`,
    },
  },
  {
    record: 'supervision',
    table: 'workforce.supervised',
    key: 'id',
    scope: {
      S: 't.worker_id = $1',
      A: 't.supervisor_id = $1',
      O: `t.organisation_id in ${ownOrganisation}`,
    },
  },
  byPerson('needs', 'care.visit'),
  byPerson('needs', 'care.assessment'),
  byPerson('needs', 'care.appointment'),
  byPerson('needs', 'care.contact_attempt'),
  byPerson('concern', 'care.urgent_concern'),
  byPerson('concern', 'care.handing'),
  byPerson('concern', 'care.told'),
  byPerson('plan', 'care.put_off'),
  byPerson('closing', 'care.closing', {
    O: `t.case_id in (select id from care.case_file where organisation_id in ${ownOrganisation})`,
  }),
  {
    ...byPerson('closing', 'care.closing_criterion', {
      O: `t.person_id in (select person_id from care.case_file
        where organisation_id in ${ownOrganisation})`,
    }),
    key: 'closing_id',
  },
  byPerson('plan', 'care.plan'),
  byPerson('plan', 'care.goal'),
  byPerson('plan', 'care.action'),
  byPerson('case', 'care.case_file', { O: `t.organisation_id in ${ownOrganisation}` }),
  byPerson('case', 'care.move', {
    O: `(t.from_organisation_id in ${ownOrganisation}
      or t.to_organisation_id in ${ownOrganisation})`,
  }),
  {
    record: 'legal-subject',
    table: 'legal.subject',
    key: 'id',
    scope: { A: `t.id in ${assignedSubjects}` },
  },
  bySubject('proceeding', 'legal.proceeding'),
  {
    ...bySubject('court document', 'legal.document'),
    scope: {
      A: `t.subject_id in ${assignedSubjects}`,
      M: `t.about = 'restriction' and t.subject_id in ${assignedSubjects}`,
    },
  },
  bySubject('restriction', 'legal.restriction'),
  // law.test.ts covers proposals, which administrators and the auditor may read too.
  { record: 'law', table: 'law.edition', key: 'id', scope: { F: 't.confirmed_at is not null' } },
  { record: 'job', table: 'jobs.job', key: 'id', scope: { F: 'true' } },
  bySubject('hearing', 'legal.hearing'),
  bySubject('sentence', 'legal.sentence'),
  ...['birth_claim', 'birth_settlement', 'counsel_change', 'alternatives_considered'].map((table) =>
    bySubject('safeguard', `legal.${table}`),
  ),
  ...['exemption_request', 'exemption_answer'].map((table) =>
    bySubject('exemption', `legal.${table}`),
  ),
  ...['detention', 'detention_review'].map((table) => bySubject('detention', `legal.${table}`)),
  // Whoever may see or write a restriction may also see or write what belongs to it.
  ...[
    'restriction_variation',
    'restriction_appeal',
    'restriction_notice',
    'permission_request',
    'probation_contact',
  ].map((name) => bySubject('restriction', `legal.${name}`)),
  {
    record: 'audit-entry',
    table: 'audit.entry',
    key: 'id',
    scope: { F: 'true', S: 't.account_id = $1' },
  },
];
