-- The law of the country in the database, so that a charge or a restriction that it forbids is impossible
-- there too. An edition is one whole document, in the form of src/engine/countries/law-pack.ts; it never
-- changes, so that an old matter keeps the law under which it was decided.
-- Side of the wall: none; public facts, read by every side. Written by the owner at a start (origin pack) or
-- by two administrators (origin screen).
-- Locks: programme.setting for a moment.

create schema law;
grant usage on schema law to alongside_justice, alongside_care, alongside_programme, alongside_oversight;

-- A fifth country is a folder of data.
alter table programme.setting drop constraint setting_country_check,
  add constraint setting_country_check check (country ~ '^[a-z]{2}$');

create table law.edition (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity unique,
  origin text not null check (origin in ('pack', 'screen')),
  document jsonb not null,
  document_hash bytea not null,
  -- The edition whose copy was changed; for a pack the one before it.
  based_on uuid references law.edition (id),
  reason text check (length(reason) between 2 and 1000),
  proposed_by uuid references access.account (id),
  proposed_at timestamptz not null default now(),
  confirmed_by uuid references access.account (id),
  confirmed_at timestamptz,
  declined_by uuid references access.account (id),
  declined_at timestamptz,
  check (origin = 'pack' or (proposed_by is not null and reason is not null)),
  check (confirmed_at is null or declined_at is null),
  check (confirmed_by is null or confirmed_at is not null),
  check (origin = 'pack' or (confirmed_by is null) = (confirmed_at is null)),
  constraint edition_two_people check (confirmed_by is distinct from proposed_by or confirmed_by is null)
);
create index edition_in_order on law.edition (confirmed_at) where confirmed_at is not null;
select access.protect('law.edition'::regclass);

-- Only the decision about a proposal is ever written into a row, and once.
create function law.refuse_change() returns trigger
  language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.confirmed_at is null and old.declined_at is null
     and new.id = old.id and new.document = old.document and new.document_hash = old.document_hash
     and new.origin = old.origin and new.proposed_by is not distinct from old.proposed_by then
    return new;
  end if;
  raise exception 'an edition of the law never changes' using errcode = 'check_violation',
    constraint = 'edition_never_changes';
end $$;
create trigger never_changes before update or delete on law.edition
  for each row execute function law.refuse_change();

grant select on law.edition to alongside_justice, alongside_care, alongside_programme, alongside_oversight;
create policy everyone_reads on law.edition for select
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight
  using ((select access.actor()) is not null
    and (confirmed_at is not null or (select access.role()) = 'administrator'));

create function law.current_edition() returns uuid
  language sql stable security definer set search_path = '' as $$
  select id from law.edition where confirmed_at is not null order by confirmed_at desc, number desc limit 1
$$;

-- By the owner, at a start and when a programme is made. A pack that changed becomes the law in force as long
-- as nobody changed the law on screen; after that it waits as a proposal, and people decide.
create function law.use_pack(new_document jsonb, new_hash bytea) returns void
  language plpgsql volatile set search_path = '' as $$
declare
  in_force law.edition;
begin
  perform pg_advisory_xact_lock(hashtextextended('law.edition', 0));
  if exists (select 1 from law.edition where origin = 'pack' and document_hash = new_hash) then return; end if;
  select * into in_force from law.edition where id = law.current_edition();
  insert into law.edition (origin, document, document_hash, based_on, confirmed_at)
    values ('pack', new_document, new_hash, in_force.id,
      case when in_force.id is null or in_force.origin = 'pack' then clock_timestamp() end);
end $$;
revoke execute on function law.use_pack(jsonb, bytea) from public;

-- ---------------------------------------------------------------- what follows from it
-- The same decisions as src/engine/countries/law-rules.ts; law-store.test.ts holds them together.

-- In a real programme only what was checked permits; a demo says that it treats reported law as checked.
create function law.permits(status text) returns boolean
  language sql stable security definer set search_path = '' as $$
  select status = 'checked-against-statute'
    or (status = 'reported' and (select is_demo from programme.setting))
$$;

create function law.months(penalty jsonb, bound text) returns numeric
  language sql immutable parallel safe set search_path = '' as $$
  select case when penalty ->> bound = 'life' then 'Infinity'::numeric else (penalty ->> bound)::numeric end
$$;

-- What is not known is not milder.
create function law.is_milder(one jsonb, other jsonb) returns boolean
  language sql immutable parallel safe set search_path = '' as $$
  select coalesce(law.months(one, 'monthsMax') < law.months(other, 'monthsMax')
    or (law.months(one, 'monthsMax') = law.months(other, 'monthsMax')
      and law.months(one, 'monthsMin') < law.months(other, 'monthsMin')), false)
$$;

-- An offence within an edition is found by its code and the day from which it holds.
create function law.offence(wanted uuid, wanted_code text, wanted_from date) returns jsonb
  language sql stable security definer set search_path = '' as $$
  select o from law.edition e, jsonb_array_elements(e.document -> 'offences') o
  where e.id = wanted and o ->> 'code' = wanted_code and (o ->> 'from')::date = wanted_from
$$;

create function law.is_citable(wanted uuid, wanted_code text, wanted_from date, act_from date, act_to date,
    today date) returns boolean
  language plpgsql stable security definer set search_path = '' as $$
declare
  is_covered boolean;
  mildest jsonb;
  cited jsonb := law.offence(wanted, wanted_code, wanted_from);
begin
  if act_from is null or act_to is null or cited is null or not law.permits(cited ->> 'status') then
    return false;
  end if;
  -- No longer an offence today: nobody is charged with it.
  if not exists (select 1 from law.edition e, jsonb_array_elements(e.document -> 'offences') o
      where e.id = wanted and o ->> 'code' = wanted_code and (o ->> 'from')::date <= today
        and coalesce((o ->> 'until')::date, 'infinity') > today) then
    return false;
  end if;
  with at_act as (
    select o, (o ->> 'from')::date as since, coalesce((o ->> 'until')::date, 'infinity') as until,
      lag(coalesce((o ->> 'until')::date, 'infinity')) over (order by (o ->> 'from')::date) as last_until
    from law.edition e, jsonb_array_elements(e.document -> 'offences') o
    where e.id = wanted and o ->> 'code' = wanted_code and (o ->> 'from')::date <= act_to
      and coalesce((o ->> 'until')::date, 'infinity') > act_from)
  select min(since) <= act_from and max(until) > act_to and bool_and(last_until is null or last_until = since),
      (select m.o from at_act m where not exists (select 1 from at_act x
        where x.since <> m.since and not law.is_milder(m.o -> 'penalty', x.o -> 'penalty')))
    into is_covered, mildest from at_act;
  if not coalesce(is_covered, false) or mildest is null then return false; end if;
  return cited = mildest or (wanted_from > act_to and wanted_from <= today
    and law.is_milder(cited -> 'penalty', mildest -> 'penalty'));
end $$;

-- Years at the act below which nobody is charged with this offence.
create function law.age_floor(wanted uuid, wanted_code text) returns integer
  language sql stable security definer set search_path = '' as $$
  select case when r -> 'listedOffences' -> 'value' ? wanted_code
      and law.permits(r -> 'listedOffences' ->> 'status') and law.permits(r -> 'listed' ->> 'status')
    then (r -> 'listed' ->> 'value')::integer else (r -> 'general' ->> 'value')::integer end
  from (select document -> 'responsibility' as r from law.edition where id = wanted) one
$$;

-- True unless it is certain that the person had reached the age on every possible day of the act. An age is
-- reached on the day after the birthday; born on 29 February, the birthday is 1 March.
create function law.may_be_below(age integer, birth_to date, act_from date) returns boolean
  language sql immutable parallel safe set search_path = '' as $$
  select birth_to is null or act_from is null or age is null
    or (birth_to + make_interval(years => age))::date
      + case when extract(month from birth_to) = 2 and extract(day from birth_to) = 29
          and extract(day from birth_to + make_interval(years => age)) = 28 then 1 else 0 end >= act_from
$$;

-- Null: no source is known well enough to permit one. Every source protects, so the shortest counts.
create function law.restriction_months_max(wanted uuid, wanted_kind text) returns integer
  language sql stable security definer set search_path = '' as $$
  select case when bool_or(law.permits(r ->> 'status')) then min((r ->> 'monthsMax')::integer) end
  from law.edition e, jsonb_array_elements(e.document -> 'restrictions') r
  where e.id = wanted and r ->> 'kind' = wanted_kind
$$;

grant execute on function law.current_edition(), law.permits(text), law.offence(uuid, text, date),
  law.is_citable(uuid, text, date, date, date, date), law.age_floor(uuid, text),
  law.may_be_below(integer, date, date), law.restriction_months_max(uuid, text)
  to alongside_justice, alongside_care, alongside_programme, alongside_oversight;
