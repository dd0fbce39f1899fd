-- What has ended for good, so that an old backup brings none of it back: the ledger of endings lies
-- outside the database and is replayed at a restore.
-- Side of the wall: none of the sides; machinery. A row holds a kind and an id, and nothing else.
-- Locks: nothing that exists; it reads the tables named below.

create table if not exists programme.ending (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('erased', 'expunged', 'withdrawn', 'revoked', 'unmerged')),
  record uuid not null,
  at timestamptz not null default now()
);
-- Its line in the ledger outside; null until it is handed out.
alter table programme.ending add column if not exists number bigint unique;
create index if not exists ending_waiting on programme.ending (at, id) where number is null;
create index if not exists ending_by_record on programme.ending (record);

-- The last line that was handed out. Null: there is no ledger yet.
create table programme.ledger (
  only_row boolean primary key default true check (only_row),
  number bigint,
  hash bytea check (length(hash) = 32),
  handed_out_at timestamptz,
  check ((number is null) = (hash is null))
);
insert into programme.ledger default values;

select access.protect(name::regclass)
  from unnest(array['programme.ending', 'programme.ledger']) name;

-- What ended before there was a ledger: backups of that time would bring it back as well.
insert into programme.ending (kind, record)
  select 'expunged', id from legal.proceeding where state = 'expunged'
  union all select 'expunged', id from legal.subject where expunged_at is not null
  union all select 'erased', id from people.person where expunged_at is not null
  union all select 'erased', k.person_id from people.file_key k
    join people.person p on p.id = k.person_id and p.expunged_at is null
    where k.destroyed_at is not null
  union all select 'erased', operation_id from operations.operation_key
    where destroyed_at is not null
  union all select 'erased', e.id from operations.entry e where not exists (select 1
    from operations.entry_identity i where i.entry_id = e.id)
  union all select 'withdrawn', c.id from people.consent c where c.ground <> 'refused'
    and (c.withdrawn_at is not null or exists (select 1 from people.consent no
      where no.person_id = c.person_id and no.purpose = c.purpose and no.ground = 'refused'
        and no.recorded_at >= c.recorded_at))
  union all select 'revoked', id from workforce.membership where withdrawn_at is not null
  union all select 'revoked', id from workforce.organisation where closed_at is not null
  union all select 'revoked', id from access.account where closed_at is not null
  union all select 'revoked', id from access.tie where ended_at is not null
  union all select 'revoked', id from care.emergency_opening where ended_at is not null
  union all select 'revoked', id from guardianship.cover
    where ended_at is not null and kind <> 'interim-body'
  union all select 'revoked', protocol_id from disclosure.protocol_ending
  union all select state, id from disclosure.request where state in ('withdrawn', 'revoked')
  union all select 'erased', id from disclosure.request where key_destroyed_at is not null
  union all select 'unmerged', case d.kept_person_id when d.a_person_id then d.b_person_id
      else d.a_person_id end from people.person_pair d where d.state = 'undone';
