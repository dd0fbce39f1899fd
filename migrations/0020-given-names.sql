-- Spellings of given names that a programme adds to those which come with it: one name across languages
-- and scripts (Юсуф, Жүсіп, Yusuf). Proposed by one, taken into use by another; words, never a person.
-- Side of the wall: programme (coordinator, administrator). The door reads those in use, when the server starts.
-- Locks: creates only.

create table people.given_name_form (
  id uuid primary key,
  form text not null check (length(form) between 2 and 40 and form !~ '[\s\d]'),
  head text not null check (head ~ '^[A-Za-z''-]{2,40}$'),
  source text not null check (length(source) between 2 and 300),
  -- Keys of search (src/rooms/people/matching/search-keys.ts): of the form, and of the family of names.
  form_key text not null check (form_key ~ '^[a-y][a-z]{0,39}$'),
  family_key text not null check (family_key ~ '^z[a-z]{1,40}$'),
  state text not null default 'proposed' check (state in ('proposed', 'in-use', 'withdrawn')),
  version integer not null default 1,
  proposed_by uuid not null references access.account (id),
  proposed_at timestamptz not null default now(),
  decided_by uuid references access.account (id),
  decided_at timestamptz,
  check (state = 'proposed' or decided_by is not null)
);
comment on column people.given_name_form.source is 'Where one knows it from: a book, a register, a speaker. No person''s name.';
create unique index given_name_form_once on people.given_name_form (form) where state <> 'withdrawn';
select access.protect('people.given_name_form'::regclass);

create function people.keeps_given_names() returns boolean
  language sql stable parallel safe set search_path = '' as $$
  select (access.context()).role in ('national-coordinator', 'administrator')
$$;
grant execute on function people.keeps_given_names() to alongside_programme;
grant select on people.given_name_form to alongside_programme;
create policy keepers_read on people.given_name_form for select to alongside_programme
  using ((select people.keeps_given_names()));

-- `input`: {id, form, head, source, formKey, familyKey}. False: the form is proposed or in use already.
create function people.propose_given_name_form(input jsonb) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if people.keeps_given_names() is not true then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  insert into people.given_name_form (id, form, head, source, form_key, family_key, proposed_by)
    values ((input ->> 'id')::uuid, input ->> 'form', input ->> 'head', input ->> 'source',
      input ->> 'formKey', input ->> 'familyKey', access.actor())
    on conflict do nothing;
  return found;
end $$;

-- Into use by another human being than who proposed; out of it by either. Persons whose names hold the form
-- get the key of the family from then on; it stays when the form is withdrawn and does no more than be found.
create function people.decide_given_name_form(wanted uuid, base_version integer, decision text) returns text
  language plpgsql volatile security definer set search_path = '' as $$
declare target people.given_name_form;
begin
  if people.keeps_given_names() is not true or decision not in ('in-use', 'withdrawn') then return 'not-found'; end if;
  -- One decision after another: each is checked against what is in use by then.
  perform pg_advisory_xact_lock(hashtextextended('given-names', 20));
  select * into target from people.given_name_form where id = wanted for update;
  if not found then return 'not-found'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if target.state = 'withdrawn' or target.state = decision then return 'already-decided'; end if;
  if decision = 'in-use' and people.is_same_human(target.proposed_by, access.actor()) then
    return 'second-person-needed';
  end if;
  update people.given_name_form set state = decision, version = version + 1, decided_by = access.actor(),
    decided_at = now() where id = wanted;
  if decision = 'in-use' then
    update people.search_entry e set folded = e.folded || target.family_key || ' '
      where e.person_id in (select k.person_id from people.search_key k where k.key = target.form_key)
        and e.folded not like '% ' || target.family_key || ' %';
    update operations.entry_name_key k set folded = k.folded || target.family_key || ' '
      where k.folded like '% ' || target.form_key || ' %' and k.folded not like '% ' || target.family_key || ' %';
  end if;
  return 'ok';
end $$;
grant execute on function people.propose_given_name_form(jsonb),
  people.decide_given_name_form(uuid, integer, text) to alongside_programme;

-- Of the programme, so that the door has nothing to do in the schema of people.
create function programme.given_names_in_use() returns table (head text, form text)
  language sql stable security definer set search_path = '' as $$
  select f.head, f.form from people.given_name_form f where f.state = 'in-use' order by f.decided_at, f.id
$$;
grant execute on function programme.given_names_in_use() to alongside_door, alongside_programme;
