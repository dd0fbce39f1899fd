// SQL of persons, names and contact; consent is in queries-consent.ts. Every query runs under the
// caller's policies; those over many rows also contain the caller's scope, so that a user with few
// rows does not pay for a full table.

import { sql, type Tx } from '../../engine/db/database.ts';
import { insertRow } from '../../engine/db/insert-row.ts';
import { shownColumns, type ShownRow } from '../../engine/db/shown-columns.ts';
import type { Birth } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { Side } from '../../kernel/roles.ts';
import type { UnansweredReason } from '../../kernel/unanswered.ts';
import { contactShown, documentShown } from './api-contact.ts';
import type { relations } from './model.ts';
import type { PersonSummary } from './shapes.ts';

export type SummaryRow = {
  id: string;
  code: string;
  sex: PersonSummary['sex'];
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: Birth['precision'];
  province: string | null;
  name: string | null;
};

export const summaryColumns = sql`p.id, p.code, p.sex, p.birth_from, p.birth_to, p.birth_precision,
  p.province,
  (select n.full_name from people.person_name n where n.person_id = p.id and n.kind = 'current'
    and n.until_at = 'infinity') as name`;

export function summaryOf(row: SummaryRow): PersonSummary {
  return {
    id: row.id,
    code: row.code,
    sex: row.sex,
    province: row.province,
    name: row.name,
    birth: { from: row.birthFrom, to: row.birthTo, precision: row.birthPrecision },
  };
}

/**
 * Up to `most` candidates in the caller's scope with every spelling, to be ranked by their names. A
 * year or a number is not part of a name: if some persons match it, the others are left out.
 */
export async function searchPersonsByKeys(tx: Tx, keys: readonly string[][], most: number) {
  const isNumbered = keys.some((alternatives) => alternatives.some((key) => /^[#\d]/.test(key)));
  const found = await sql<SummaryRow & { spellings: string[] | null }>`
    select ${summaryColumns}, (select array_agg(n.full_name) from people.person_name n
      where n.person_id = any(array(select p.id union all select m.id from people.person m
        where m.merged_into = p.id))) as spellings
    from people.search(${JSON.stringify(keys)}::jsonb, ${most}, ${isNumbered}) s
    join people.person p on p.id = s.person_id`.execute(tx);
  return found.rows.map((row) => ({ ...summaryOf(row), names: row.spellings ?? [] }));
}

/** The most that one code stands for: a large family. */
const membersMost = 100;

/**
 * Whoever has this code, belongs to the family or has the case that has it, by their kept files;
 * empty if nobody of them is in reach. The care side alone knows cases, the programme's entries.
 */
export async function findPersonsByCode(
  tx: Tx,
  code: string,
  side: Side,
): Promise<PersonSummary[]> {
  const others =
    side === 'care'
      ? sql`select c.person_id from care.case_file c where c.code = ${code}`
      : sql`select e.person_id from operations.entry e where e.code = ${code}`;
  const found = await sql<SummaryRow>`select distinct ${summaryColumns} from (
      select t.id from people.person t where t.code = ${code}
      union select m.id from people.household h join people.person m on m.household_id = h.id
        where h.code = ${code}
      union ${others}) typed (id)
    join people.person own on own.id = typed.id
    join people.person p on p.id = coalesce((select k.id from people.person k
      where k.id = own.merged_into), own.id)
    order by p.code limit ${membersMost}`.execute(tx);
  return found.rows.map(summaryOf);
}

export type PersonRow = SummaryRow & {
  citizenship: string | null;
  citizenshipUnanswered: UnansweredReason | null;
  version: number;
  householdId: string | null;
  householdCode: string | null;
  mergedAt: Date | null;
  keptId: string | null;
  keptCode: string | null;
};

export async function findPerson(tx: Tx, personId: string): Promise<PersonRow | null> {
  const found = await sql<PersonRow>`
    select ${summaryColumns}, p.citizenship, p.citizenship_unanswered, p.version, p.household_id,
      h.code as household_code, p.merged_at, kept.id as kept_id, kept.code as kept_code
    from people.person p left join people.household h on h.id = p.household_id
    left join people.person kept on kept.id = p.merged_into
    where p.id = ${personId}`.execute(tx);
  return found.rows[0] ?? null;
}

export async function listNames(tx: Tx, personId: string) {
  const found = await sql<{
    id: string;
    kind: 'current' | 'document' | 'other-script' | 'former';
    fullName: string;
    givenName: string | null;
    familyName: string | null;
    fatherName: string | null;
    language: string | null;
    fromAt: Date;
    untilText: string | null;
  }>`select id, kind, full_name, given_name, family_name, father_name, language, from_at,
      case when until_at = 'infinity' then null else to_char(until_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as until_text
    from people.person_name where person_id = ${personId}
    order by until_at desc, kind, from_at desc, id`.execute(tx);
  return found.rows;
}

/** Files that were merged into this one, with the name in use there. */
export async function listMergedFiles(tx: Tx, personId: string) {
  const found = await sql<SummaryRow & { mergedAt: Date }>`select ${summaryColumns}, p.merged_at
    from people.person p where p.merged_into = ${personId} order by p.merged_at desc, p.id
      limit 20`.execute(tx);
  return found.rows;
}

/**
 * The others of the household, and of the households of files merged into this one, with their
 * known relation to this person. A person with two files appears once, with the kept one.
 */
export async function listFamily(tx: Tx, personId: string) {
  const found = await sql<SummaryRow & { relation: (typeof relations)[number] | null }>`
    with own as (select p.id, p.household_id from people.person p
        where p.id = ${personId} or p.merged_into = ${personId}),
      members as (select coalesce(p.merged_into, p.id) as id, min(p.id::text)::uuid as known_as
        from people.person p where p.household_id in (select o.household_id from own o)
        group by 1)
    select ${summaryColumns}, (select k.relation from people.kinship k
        where k.person_id in (select o.id from own o) and k.kin_person_id in (m.id, m.known_as)
          and k.until_at = 'infinity' order by k.from_at limit 1) as relation
    from members m join people.person p on p.id = m.id
    where p.id not in (select o.id from own o) and p.id is distinct from (select q.merged_into
      from people.person q where q.id = ${personId})
    order by p.birth_from nulls last, p.id limit 60`.execute(tx);
  return found.rows;
}

export async function listCorrections(tx: Tx, personId: string) {
  const found = await sql<{
    id: string;
    field: string;
    before: string;
    after: string;
    reason: Buffer;
    correctedAt: Date;
    correctedBy: string | null;
  }>`select c.id, c.field, c.before ->> 'text' as before, c.after ->> 'text' as after, c.reason,
      c.corrected_at, who.display_name as corrected_by
    from (select * from people.person_correction where person_id = ${personId}
      order by corrected_at desc, id limit 100) c
    left join lateral workforce.staff_names(array[c.corrected_by]) who on true
    order by c.corrected_at desc, c.id`.execute(tx);
  return found.rows;
}

type ContactRow = ShownRow<typeof contactShown, 'value'> & {
  value: Buffer | null;
  valueUnanswered: UnansweredReason | null;
  version: number;
};
type DocumentRow = ShownRow<typeof documentShown, 'number'> & { number: Buffer; version: number };

export async function listContacts(tx: Tx, personId: string) {
  const contacts = await sql<ContactRow>`
    select ${shownColumns(contactShown)}, value_unanswered, version from people.contact
    where person_id = ${personId} and until_at = 'infinity' order by kind, from_at
      limit 50`.execute(tx);
  const documents = await sql<DocumentRow>`
    select ${shownColumns(documentShown)}, version from people.identity_document
    where person_id = ${personId} order by recorded_at limit 50`.execute(tx);
  return { contacts: contacts.rows, documents: documents.rows };
}

type NewContact = {
  id: string;
  personId: string;
  kind: string;
  value: Buffer | null;
  valueUnanswered: UnansweredReason | null;
  by: string;
};

/** Why a question had no answer is over as soon as it is asked again. */
export async function insertContact(tx: Tx, { by, ...row }: NewContact): Promise<void> {
  await sql`update people.contact set until_at = now() where person_id = ${row.personId}
    and kind = ${row.kind} and value is null and until_at = 'infinity'`.execute(tx);
  await insertRow(tx, 'people.contact', { ...row, recordedBy: by });
}

export async function insertDocument(
  tx: Tx,
  row: {
    id: string;
    personId: string;
    kind: string;
    number: Buffer;
    issuedOn: string | null;
    by: string;
  },
): Promise<void> {
  await insertRow(tx, 'people.identity_document', {
    id: row.id,
    personId: row.personId,
    kind: row.kind,
    number: row.number,
    issuedOn: row.issuedOn,
    recordedBy: row.by,
  });
}

/** False if the base version is not the current one. */
export async function correctRow(tx: Tx, input: object): Promise<boolean> {
  const found = await sql<{ corrected: boolean }>`
    select people.correct(${JSON.stringify(input)}::jsonb) as corrected`.execute(tx);
  return found.rows[0]!.corrected;
}

/** Whether this account has searched for persons lately, by its own audit entries. */
export async function hasSearchedLately(tx: Tx, accountId: string): Promise<boolean> {
  const found = await sql<{ found: boolean }>`
    select exists (select 1 from audit.entry where account_id = ${accountId}
      and event = 'person-search-read' and at > now() - interval '4 hours') as found`.execute(tx);
  return found.rows[0]!.found;
}
