-- Given names added by the programme, with two people agreeing.

create function people.keeps_given_names() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select (access.context()).role in ('national-coordinator', 'administrator')
$$;
grant execute on function people.keeps_given_names() to alongside_programme;

-- `input`: {id, form, head, source, formKey, familyKey}. False if the form is already proposed or
-- in use.
create function people.propose_given_name_form(input jsonb) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if people.keeps_given_names() is not true then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  insert into people.given_name_form (id, form, head, source, form_key, family_key, proposed_by)
    values ((input ->> 'id')::uuid, input ->> 'form', input ->> 'head', input ->> 'source',
      input ->> 'formKey', input ->> 'familyKey', access.actor())
    on conflict (form) where state <> 'withdrawn' do nothing;
  return found;
end $$;
grant execute on function people.propose_given_name_form(jsonb) to alongside_programme;

-- Putting a form into use needs someone other than its proposer; withdrawing it does not. Persons
-- whose names contain the form then get the key of the name's family. If the form is withdrawn,
-- that key stays and only makes them easier to find.
create function people.decide_given_name_form(wanted uuid, base_version integer, decision text)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare target people.given_name_form;
begin
  if people.keeps_given_names() is not true or decision not in ('in-use', 'withdrawn') then
    return 'not-found';
  end if;
  -- One decision at a time: each is checked against the forms in use by then.
  perform access.take_turn('given-names');
  select * into target from people.given_name_form where id = wanted for update;
  if not found then return 'not-found'; end if;
  if target.version <> base_version then return 'conflict-changed-meanwhile'; end if;
  if target.state = 'withdrawn' or target.state = decision then return 'already-decided'; end if;
  if decision = 'in-use' and people.is_same_human(target.proposed_by, access.actor()) then
    return 'second-person-needed';
  end if;
  update people.given_name_form set state = decision, version = version + 1, decided_by =
    access.actor(),
    decided_at = now() where id = wanted;
  if decision = 'in-use' then
    update people.search_entry e set folded = e.folded || target.family_key || ' '
      where e.person_id in (select k.person_id from people.search_key k
        where k.key = target.form_key)
        and e.folded not like '% ' || target.family_key || ' %';
    update operations.entry_name_key k set folded = k.folded || target.family_key || ' '
      where k.folded like '% ' || target.form_key || ' %'
        and k.folded not like '% ' || target.family_key || ' %';
  end if;
  return 'ok';
end $$;
grant execute on function people.decide_given_name_form(uuid, integer, text) to alongside_programme;

-- In schema programme, so that the sign-in role needs no access to the schema people.
create function programme.given_names_in_use() returns table (head text, form text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select f.head, f.form from people.given_name_form f where f.state = 'in-use'
    and ((access.context()).account_id is null or access.acts())
    order by f.decided_at, f.id
$$;
grant execute on function programme.given_names_in_use() to alongside_programme, alongside_door;

-- For the coordinator's alarms, by a code: a form says nothing of anybody. `proposed_by` cannot put
-- it into use.
create function people.given_names_waiting()
  returns table (reference text, proposed_by uuid, since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'N-' || upper(right(f.id::text, 8)), f.proposed_by, f.proposed_at
  from people.given_name_form f
  where (access.context()).role = 'national-coordinator' and f.state = 'proposed'
$$;
grant execute on function people.given_names_waiting() to alongside_programme;
