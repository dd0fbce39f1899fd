// All reading in this room. No login role has a privilege on any of its tables: each question is a
// function that itself decides what this actor is shown. Only a lead's search among their own files
// goes through the row policies of the files' room.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Actor } from '../../engine/access/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { typedCode } from '../../kernel/letters.ts';
import { queryKeys } from '../people/public.ts';
import type {
  MetadataShown,
  PackageShown,
  ReleasedShown,
  RequestPage,
  RequestSummary,
} from './shapes.ts';
import type { OrganisationShown, ProtocolShown } from './protocol-model.ts';
import type { SealedValue } from './request-key.ts';

export async function listProtocolRows(tx: Tx): Promise<ProtocolShown[]> {
  const found = await sql<{ shown: ProtocolShown }>`
    select p as shown from disclosure.protocols() p`.execute(tx);
  return found.rows.map((row) => row.shown);
}

/** Organisations that may be parties, courts first. */
export async function listPartyRows(tx: Tx): Promise<OrganisationShown[]> {
  return (
    await sql<OrganisationShown>`select id, code, names, side from workforce.organisation
    where kind in ('court', 'cso', 'guardianship-body') and closed_at is null
    order by side desc, code limit 500`.execute(tx)
  ).rows;
}

export type Paging = { readonly after: string | null; readonly most: number };

/** Newest first; one more than the page, to know whether there is a next one. */
export async function listRequestRows(
  tx: Tx,
  view: string,
  { after, most }: Paging,
): Promise<RequestSummary[]> {
  const found = await sql<{ shown: RequestSummary }>`
    select r as shown from disclosure.requests(${view}, ${after}::uuid, ${most}) r`.execute(tx);
  return found.rows.map((row) => row.shown);
}

export async function listMetadataRows(tx: Tx, { after, most }: Paging): Promise<MetadataShown[]> {
  const found = await sql<{ shown: MetadataShown }>`
    select m as shown from disclosure.metadata(${after}::uuid, ${most}) m`.execute(tx);
  return found.rows.map((row) => row.shown);
}

export async function listReleasedRows(tx: Tx, personId: string): Promise<ReleasedShown[]> {
  const found = await sql<{ shown: ReleasedShown }>`
    select r as shown from disclosure.released_about(${personId}) r`.execute(tx);
  return found.rows.map((row) => row.shown);
}

type AskableRow = { readonly id: string; readonly code: string; readonly fullName: string };
type Askable = { readonly about: string | null; readonly code: string | null };

/** Up to `most`, in the order of names. */
export async function listAskableRows(
  tx: Tx,
  { about, code }: Askable,
  most: number,
): Promise<AskableRow[]> {
  return (
    await sql<AskableRow>`select about_id as id, code, full_name as "fullName"
      from disclosure.askable(${about}::uuid, ${code}, ${most})`.execute(tx)
  ).rows;
}

export type RequestRow = {
  readonly facts: Omit<RequestPage, 'identity' | 'values' | 'about'>;
  readonly wrappedKey: Buffer | null;
  readonly identity: Buffer | null;
  readonly sealed: readonly SealedValue[] | null;
};

export async function findRequest(tx: Tx, disclosureId: string): Promise<RequestRow | null> {
  return (
    (await sql<RequestRow>`select * from disclosure.find_request(${disclosureId})`.execute(tx))
      .rows[0] ?? null
  );
}

export type PackageRow = {
  readonly facts: Omit<PackageShown, 'identity' | 'values'>;
  readonly wrappedKey: Buffer;
  readonly identity: Buffer;
  readonly sealed: readonly SealedValue[];
};

/** Before `openPackageRow`, in a transaction of its own. */
export async function noteReading(tx: Tx, disclosureId: string): Promise<void> {
  await sql`select disclosure.note_reading(${disclosureId})`.execute(tx);
}

/** Null without a reading on record, after the last day, and for everyone except the asker. */
export async function openPackageRow(tx: Tx, disclosureId: string): Promise<PackageRow | null> {
  return (
    (await sql<PackageRow>`select * from disclosure.open_package(${disclosureId})`.execute(tx))
      .rows[0] ?? null
  );
}

export async function findKeyToPropose(tx: Tx, disclosureId: string): Promise<Buffer | null> {
  const found = await sql<{ key: Buffer | null }>`
    select disclosure.key_to_propose(${disclosureId}) as key`.execute(tx);
  return found.rows[0]?.key ?? null;
}

export type CandidateRow = {
  id: string;
  code: string;
  fullName: string;
  birthFrom: Day | null;
  birthTo: Day | null;
};
const candidatesMost = 20;

/** The lead's own files by name or code; for a registrar, the matter with exactly this code. */
export async function listCandidates(
  tx: Tx,
  actor: Actor,
  search: string,
): Promise<CandidateRow[]> {
  const columns = (file: string) =>
    sql.raw(`${file}.id, ${file}.code, n.full_name as "fullName", ${file}.birth_from as "birthFrom",
      ${file}.birth_to as "birthTo"`);
  if (actor.side === 'justice') {
    return (
      await sql<CandidateRow>`select ${columns('s')} from legal.subject s
      join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
      where s.organisation_id = ${actor.organisationId} and s.code = ${typedCode(search)}
      order by s.id limit ${candidatesMost}`.execute(tx)
    ).rows;
  }
  const tokens = queryKeys(search);
  const byName =
    tokens.length === 0
      ? sql``
      : sql`union all select s.person_id from people.search(${JSON.stringify(tokens)}::jsonb, 200,
        true) s`;
  return (
    await sql<CandidateRow>`select ${columns('p')} from people.person p
    join people.person_name n on n.person_id = p.id and n.kind = 'current'
      and n.until_at = 'infinity'
    where p.id in (select q.id from people.person q
      where q.code = ${typedCode(search)} ${byName})
      and p.merged_into is null
    order by n.full_name, p.id limit ${candidatesMost}`.execute(tx)
  ).rows;
}

/** The file or matter that a lead chose, with its name, read through this lead's policies. */
export async function findCandidate(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ code: string; fullName: string } | null> {
  const query =
    actor.side === 'justice'
      ? sql<{
          code: string;
          fullName: string;
        }>`select s.code, n.full_name as "fullName" from legal.subject s
        join legal.subject_name n on n.subject_id = s.id and n.kind = 'current' where s.id = ${id}`
      : sql<{
          code: string;
          fullName: string;
        }>`select p.code, n.full_name as "fullName" from people.person p
        join people.person_name n on n.person_id = p.id and n.kind = 'current'
          and n.until_at = 'infinity'
        where p.id = ${id}`;
  return (await query.execute(tx)).rows[0] ?? null;
}
