// SQL of this room's pages; that of sealing and proving is in `queries-chain.ts`. Pages are cut by
// instant and id; the instant is text with microseconds, because a Date would lose three digits and
// with them rows.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { PlaceInTime } from '../../engine/http/cursor.ts';
import type { Duty, Role } from '../../kernel/roles.ts';
import type { ReturnsOf } from '../../kernel/contract.ts';
import type { readChain } from './api.ts';
import type { AuditAction } from './model.ts';
import type { GrantShown } from './shapes.ts';

const utc = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export type EntryFilter = {
  readonly accountId?: string | undefined;
  readonly pseudonym?: string | undefined;
  readonly action?: AuditAction | undefined;
  readonly record?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
};
export type Page = { readonly after: PlaceInTime | null; readonly most: number };

export type EntryRow = {
  id: string;
  at: string;
  accountId: string | null;
  displayName: string | null;
  side: string | null;
  role: string | null;
  organisationCode: string | null;
  action: AuditAction;
  event: string;
  record: string;
  subjects: string[];
  purpose: string;
  requestId: string | null;
  sealedIn: number | null;
};

/** Newest first; `from` inclusive, `until` exclusive. */
export async function listEntryRows(
  tx: Tx,
  filter: EntryFilter,
  { after, most }: Page,
): Promise<EntryRow[]> {
  const {
    accountId = null,
    pseudonym = null,
    action = null,
    record = null,
    from = null,
    until = null,
  } = filter;
  return (
    await sql<EntryRow>`
    select e.id, ${utc('e.at')} as at, e.account_id, a.display_name, e.side, e.role,
      o.code as organisation_code, e.action, e.event, e.record, e.subjects, e.purpose, e.request_id,
      e.sealed_in
    from audit.entry e
    left join access.account a on a.id = e.account_id
    left join workforce.organisation o on o.id = e.organisation_id
    where (${accountId}::uuid is null or e.account_id = ${accountId})
      and (${pseudonym}::text is null or e.subjects @> array[${pseudonym}::text])
      and (${action}::text is null or e.action = ${action})
      and (${record}::text is null or e.record = ${record})
      and (${from}::timestamptz is null or e.at >= ${from})
      and (${until}::timestamptz is null or e.at < ${until})
      and ${afterCursor('e', after)}
    order by e.at desc, e.id desc limit ${most}`.execute(tx)
  ).rows;
}

function afterCursor(table: string, after: PlaceInTime | null) {
  if (!after) return sql`true`;
  return sql`(${sql.ref(`${table}.at`)}, ${sql.ref(`${table}.id`)}) < (${after.at}::timestamptz, ${after.id}::uuid)`;
}

export type OwnEntryRow = Omit<
  EntryRow,
  'accountId' | 'displayName' | 'organisationCode' | 'sealedIn'
>;

export async function listOwnEntryRows(
  tx: Tx,
  accountId: string,
  { after, most }: Page,
): Promise<OwnEntryRow[]> {
  return (
    await sql<OwnEntryRow>`
    select e.id, ${utc('e.at')} as at, e.side, e.role, e.action, e.event, e.record, e.subjects,
      e.purpose,
      e.request_id
    from audit.entry e
    where e.account_id = ${accountId} and ${afterCursor('e', after)}
    order by e.at desc, e.id desc limit ${most}`.execute(tx)
  ).rows;
}

// ---------------------------------------------------------------- grants

export type GrantRow = {
  membershipId: string;
  holderId: string;
  login: string;
  holderName: string;
  role: Role;
  duty: Duty;
  organisationId: string;
  organisationCode: string;
  organisationNames: Record<string, string>;
  state: GrantShown['state'];
  fromAt: string;
  untilAt: string | null;
  grantedAt: string;
  grantedId: string | null;
  grantedName: string | null;
  confirmedId: string | null;
  confirmedName: string | null;
  confirmedAt: string | null;
  withdrawnId: string | null;
  withdrawnName: string | null;
  withdrawnAt: string | null;
};

/** Waiting: it opens nothing before a second person confirms it, on whichever side. */
const grantState = sql`case when m.withdrawn_at is not null then 'withdrawn'
  when access.grant_is_over(m) then 'ended'
  when m.confirmed_at is null then 'waiting' else 'active' end`;

export type GrantFilter = {
  readonly state?: string | undefined;
  readonly organisationId?: string | undefined;
};

/** The most recent first. */
export async function listGrantRows(
  tx: Tx,
  filter: GrantFilter,
  { after, most }: Page,
): Promise<GrantRow[]> {
  const { state = null, organisationId = null } = filter;
  return (
    await sql<GrantRow>`
    select m.id as membership_id, a.id as holder_id, a.login, a.display_name as holder_name, m.role,
      m.duty,
      o.id as organisation_id, o.code as organisation_code, o.names as organisation_names,
      ${grantState} as state, ${utc('m.from_at')} as from_at,
      case when m.until_at < 'infinity' then ${utc('m.until_at')} end as until_at,
      ${utc('m.granted_at')} as granted_at, g.id as granted_id, g.display_name as granted_name,
      c.id as confirmed_id, c.display_name as confirmed_name, ${utc('m.confirmed_at')} as confirmed_at,
      w.id as withdrawn_id, w.display_name as withdrawn_name, ${utc('m.withdrawn_at')} as withdrawn_at
    from workforce.membership m
    join access.account a on a.id = m.account_id
    join workforce.organisation o on o.id = m.organisation_id
    left join access.account g on g.id = m.granted_by
    left join access.account c on c.id = m.confirmed_by
    left join access.account w on w.id = m.withdrawn_by
    where (${state}::text is null or ${grantState} = ${state})
      and (${organisationId}::uuid is null or m.organisation_id = ${organisationId})
      and ${after ? sql`(m.granted_at, m.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by m.granted_at desc, m.id desc limit ${most}`.execute(tx)
  ).rows;
}

export async function countGrants(tx: Tx): Promise<Record<GrantShown['state'], number>> {
  const rows = (
    await sql<{ state: GrantShown['state']; count: number }>`
    select ${grantState} as state, count(*)::int as count from workforce.membership m
    join access.account a on a.id = m.account_id group by 1`.execute(tx)
  ).rows;
  const counts = { active: 0, waiting: 0, withdrawn: 0, ended: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

// ---------------------------------------------------------------- chain

export async function readChainRows(tx: Tx) {
  const size = (
    await sql<{ seals: number; entries: number; waiting: number; unsealedSince: string | null }>`
    select seals, entries, waiting, ${utc('unsealed_since')} as unsealed_since
    from audit.chain_size()`.execute(tx)
  ).rows[0]!;
  const seal =
    (
      await sql<{ number: number; hash: string; sealedAt: string }>`
    select number, encode(hash, 'hex') as hash, ${utc('sealed_at')} as sealed_at
    from audit.seal order by number desc limit 1`.execute(tx)
    ).rows[0] ?? null;
  const checkpoint =
    (
      await sql<{ sealNumber: number; sealHash: string; madeAt: string; key: string }>`
    select seal_number, encode(seal_hash, 'hex') as seal_hash, ${utc('made_at')} as made_at, key
    from audit.checkpoint order by seal_number desc, made_at desc limit 1`.execute(tx)
    ).rows[0] ?? null;
  const verification =
    (
      await sql<{
        at: string;
        whole: boolean;
        seals: number;
        entries: number;
        firstWrongSeal: number | null;
      }>`select ${utc('at')} as at, whole, seals, entries, first_wrong_seal
    from audit.verification order by verification.at desc limit 1`.execute(tx)
    ).rows[0] ?? null;
  return { size, seal, checkpoint, verification, kept: await listHandings(tx) };
}

async function listHandings(tx: Tx) {
  return (
    await sql<ReturnsOf<typeof readChain>['kept'][number]>`
    select destination, seal_number, ${utc('handed_at')} as handed_at, trouble
    from audit.handing order by destination limit 10`.execute(tx)
  ).rows;
}
