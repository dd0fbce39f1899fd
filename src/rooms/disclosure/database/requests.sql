-- Asking, and finding the file that a request is about.

-- What the actor may ask about: code and name of their own matters or cases only. One of them by id
-- or by its whole code, or the first by code; in the order of names.
create function disclosure.askable(about uuid, wanted_code text, most integer)
  returns table (about_id uuid, code text, full_name text)
  language plpgsql stable rows 100 security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  me access.actor_context := access.context();
  page integer := least(greatest(most, 1), 101);
begin
  if me.side = 'justice' then
    return query select one.id, one.code, n.full_name from (
        (select s.id, s.code from legal.subject s
          where me.role = 'prosecutor' and me.duty = 'registrar'
            and s.organisation_id = me.organisation_id and s.expunged_at is null
            and (s.hidden_from is null or s.hidden_from > (select legal.today()))
            and (about is null or s.id = about) and (wanted_code is null or s.code = wanted_code)
          order by s.code limit page)
        union
        (select s.id, s.code from legal.reach r join legal.subject s on s.id = r.subject_id
          where r.account_id = me.account_id and r.organisation_id = me.organisation_id
            and s.expunged_at is null
            and (s.hidden_from is null or s.hidden_from > (select legal.today()))
            and (about is null or s.id = about) and (wanted_code is null or s.code = wanted_code)
          order by s.code limit page)
        order by 2 limit page) one
      join legal.subject_name n on n.subject_id = one.id and n.kind = 'current'
      order by n.full_name, one.id;
  elsif me.role in ('case-manager', 'child-protection-officer') then
    return query select one.id, one.code, n.full_name from (
        select distinct p.id, p.code from access.reach r
          join people.person p on p.id = r.person_id and p.merged_into is null
            and p.expunged_at is null
          where r.account_id = me.account_id and r.level = 'assigned'
            and r.until_on > (select care.today())
            and p.id <> all (coalesce((select people.past_files()), '{}'))
            and (about is null or p.id = about) and (wanted_code is null or p.code = wanted_code)
          order by p.code limit page) one
      join people.person_name n on n.person_id = one.id and n.kind = 'current'
        and n.until_at = 'infinity'
      order by n.full_name, one.id;
  end if;
end $$;
grant execute on function disclosure.askable(uuid, text, integer) to alongside_justice,
  alongside_care;

create function disclosure.ask(input jsonb, new_key bytea, new_identity bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  new_direction text := case me.side when 'justice' then 'justice-asks-care'
    when 'care' then 'care-asks-justice' end;
  about uuid := (input ->> 'aboutId')::uuid;
  owner uuid := (input ->> 'ownerId')::uuid;
  fields text[] := array(select distinct jsonb_array_elements_text(input -> 'fields'));
  p disclosure.protocol;
  party uuid;
begin
  if not disclosure.holds(new_direction, about) then return 'not-found'; end if;
  party := case when me.side = 'justice' then (select s.organisation_id from legal.subject s
    where s.id = about)
    else me.organisation_id end;
  select * into p from disclosure.protocol where id = (input ->> 'protocolId')::uuid;
  if not found or not disclosure.is_party(p.id, party) or not disclosure.is_party(p.id, owner)
     or not new_direction = any(p.directions)
     or not exists (select 1 from workforce.organisation o where o.id = owner
       and o.side = case me.side when 'justice' then 'care' else 'justice' end) then
    return 'not-found';
  end if;
  if disclosure.protocol_state(p.id) <> 'valid' then return 'protocol-not-valid'; end if;
  if not fields <@ array(select f from unnest(p.fields) f
    where f = any(disclosure.fields_of(new_direction))) then
    return 'wider-than-allowed';
  end if;
  if (input ->> 'orderOn')::date > disclosure.today() then return 'order-in-the-future'; end if;
  if (input ->> 'basisUntil')::date < disclosure.today() then return 'basis-over'; end if;
  -- The daily limit keeps requests from being used to browse.
  perform access.take_own_turn();
  if (select count(*) from disclosure.request r where r.requester_id = me.account_id
      and r.asked_on = disclosure.today()) >= 20 then return 'asked-too-often'; end if;
  insert into disclosure.request (id, protocol_id, direction, asking_party_id, requester_id,
      requester_organisation_id, owner_organisation_id, authority, article, court_number,
        order_on, basis_until, purpose, asked_fields, identity, wrapped_key)
    values ((input ->> 'id')::uuid, p.id, new_direction, party, me.account_id, me.organisation_id,
      owner,
      input ->> 'authority', input ->> 'article', input ->> 'courtNumber',
        (input ->> 'orderOn')::date,
      (input ->> 'basisUntil')::date, input ->> 'purpose', fields, new_identity, new_key);
  insert into link.disclosure_about (request_id, subject_id, person_id)
    values ((input ->> 'id')::uuid, case me.side when 'justice' then about end, case me.side
      when 'care' then about end);
  perform disclosure.note((input ->> 'id')::uuid, 'asked');
  return 'ok';
end $$;
grant execute on function disclosure.ask(jsonb, bytea, bytea) to alongside_justice, alongside_care;

-- The file kept after any number of merges.
create function disclosure.kept_file(wanted uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive chain (id, merged_into, depth) as (
    select p.id, p.merged_into, 0 from people.person p where p.id = wanted
    union all select p.id, p.merged_into, c.depth + 1 from chain c
      join people.person p on p.id = c.merged_into where c.depth < 20)
  select id from chain where merged_into is null
$$;

-- Whether the actor, as a lead of the owner, may say that the request is about this file or matter.
create function disclosure.is_own_file(direction text, about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(case
    when direction = 'care-asks-justice' then not legal.is_sealed(about) and exists (select 1
      from legal.subject s where s.id = about and s.organisation_id = me.organisation_id
        and s.expunged_at is null)
    when me.role = 'cso-manager' then exists (select 1 from people.person p where p.id = about
      and p.organisation_id = me.organisation_id and p.expunged_at is null
      and not people.is_past(p.id))
    else exists (select 1 from access.reach r join people.person p on p.id = r.person_id
      where r.account_id = me.account_id and r.person_id = about and r.level = 'assigned'
        and r.until_on > care.today()
        and p.expunged_at is null and not people.is_past(p.id)) end, false)
  from (select (access.context()).*) me
$$;

-- The key for sealing a proposal, for a lead of the owner.
create function disclosure.key_to_propose(wanted uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.wrapped_key from disclosure.request r
  where r.id = wanted and disclosure.part_of(r) = 'owner'
$$;
grant execute on function disclosure.key_to_propose(uuid) to alongside_justice, alongside_care;

create function disclosure.withdraw(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'requester' then
    return 'not-found';
  end if;
  if r.state not in ('asked', 'proposed', 'approved-once', 'approved') then return 'step-not-open';
    end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  update disclosure.request set state = 'withdrawn', version = version + 1 where id = r.id;
  perform disclosure.forget_proposals(r);
  perform disclosure.note(r.id, 'withdrawn');
  return 'ok';
end $$;
grant execute on function disclosure.withdraw(uuid) to alongside_justice, alongside_care;

create function disclosure.refuse(wanted uuid, new_reason text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
  part text;
begin
  part := case when r.id is not null then disclosure.part_of(r) end;
  if part is null then return 'not-found'; end if;
  if part = 'requester' then return 'asked-it-yourself'; end if;
  if new_reason is null or new_reason not in ('not-held-or-not-shared', 'basis-not-enough',
    'wider-than-needed') then
    return 'not-found';
  end if;
  if r.state not in ('asked', 'proposed', 'approved-once', 'approved') then return 'step-not-open';
    end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  update disclosure.request set state = 'refused', version = version + 1 where id = r.id;
  perform disclosure.forget_proposals(r);
  perform disclosure.note(r.id, 'refused', new_reason);
  return 'ok';
end $$;
grant execute on function disclosure.refuse(uuid, text) to alongside_justice, alongside_care;
