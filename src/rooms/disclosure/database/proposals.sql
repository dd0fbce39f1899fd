-- The owner's proposal of what to give, and its two approvals.

create function disclosure.current_proposal(wanted uuid) returns disclosure.proposal
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.* from disclosure.proposal p where p.request_id = wanted order by p.version desc limit 1
$$;

-- Covers everything that is approved: the basis, the fields with their sealed values, and whom they
-- are about.
create function disclosure.hash_of(wanted uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(concat_ws('|', p.id, p.request_id, p.version, r.protocol_id, r.direction,
    r.requester_id, r.owner_organisation_id, r.authority, r.article, r.court_number, r.order_on,
      r.basis_until,
    coalesce(encode(r.order_hash, 'hex'), ''), r.purpose, array_to_string(r.asked_fields, ','),
      b.subject_id,
      b.person_id,
    (select string_agg(v.field || ':' || encode(v.sealed, 'hex'), ',' order by v.field)
      from disclosure.proposed_value v where v.proposal_id = p.id)), 'UTF8'))
  from disclosure.proposal p join disclosure.request r on r.id = p.request_id
  left join link.disclosure_about b on b.request_id = r.id
  where p.id = wanted
$$;

create function disclosure.propose(wanted uuid, base_version integer, about uuid, new_values jsonb)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  r disclosure.request;
  fields text[] := array(select distinct v ->> 'field' from jsonb_array_elements(new_values) v
    order by 1);
  made uuid;
begin
  -- The person before the request, so that the file does not move meanwhile.
  perform 1 from people.person p where p.id = about and disclosure.answers() for key share;
  r := disclosure.lock_request(wanted);
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.same_name(r.requester_id, me.account_id) then return 'same-person-twice'; end if;
  if r.state not in ('asked', 'proposed', 'approved-once', 'approved') then return 'step-not-open';
    end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  if r.version is distinct from base_version then return 'conflict-changed-meanwhile'; end if;
  if not disclosure.is_own_file(r.direction, about) then return 'no-such-file'; end if;
  if cardinality(fields) = 0 or not fields <@ r.asked_fields
     or not fields <@ (select p.fields from disclosure.protocol p where p.id = r.protocol_id) then
    return 'wider-than-allowed';
  end if;
  update link.disclosure_about b set
      subject_id = case r.direction when 'care-asks-justice' then about else b.subject_id end,
      person_id = case r.direction when 'justice-asks-care' then disclosure.kept_file(about)
        else b.person_id end
    where b.request_id = r.id;
  insert into disclosure.proposal (request_id, version, fields, account_id, organisation_id)
    values (r.id, r.version + 1, fields, me.account_id, me.organisation_id) returning id into made;
  insert into disclosure.proposed_value (proposal_id, field, sealed)
    select made, v ->> 'field', decode(v ->> 'sealed', 'hex')
      from jsonb_array_elements(new_values) v;
  update disclosure.proposal set hash = disclosure.hash_of(made) where id = made;
  update disclosure.request set state = 'proposed', version = version + 1 where id = r.id;
  perform disclosure.note(r.id, 'proposed');
  return 'ok';
end $$;
grant execute on function disclosure.propose(uuid, integer, uuid, jsonb) to alongside_justice,
  alongside_care;

-- Approves all or part of what the approver saw. Part of it is a new proposal, which the other
-- approver has to approve too.
create function disclosure.approve(wanted uuid, seen bytea, kept text[]) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  r disclosure.request := disclosure.lock_request(wanted);
  own_part text;
  p disclosure.proposal;
  made uuid;
  approvals integer;
begin
  own_part := case when r.id is not null then disclosure.part_of(r) end;
  if own_part is null then return 'not-found'; end if;
  if own_part = 'requester' then return 'asked-it-yourself'; end if;
  if disclosure.same_name(r.requester_id, me.account_id) then return 'same-person-twice'; end if;
  if r.state not in ('proposed', 'approved-once') then return 'step-not-open'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  p := disclosure.current_proposal(r.id);
  if p.hash is distinct from seen or p.hash is distinct from disclosure.hash_of(p.id) then
    return 'conflict-changed-meanwhile';
  end if;
  kept := array(select distinct k from unnest(kept) k order by 1);
  if cardinality(kept) = 0 or not kept <@ p.fields then return 'wider-than-allowed'; end if;
  if exists (select 1 from disclosure.approval a where a.proposal_id = p.id and a.part <> own_part
      and (a.account_id = me.account_id or a.organisation_id = me.organisation_id
        or disclosure.same_name(a.account_id, me.account_id))) then
    return 'same-person-twice';
  end if;
  if disclosure.order_unread(r.id) is not null then return disclosure.order_unread(r.id); end if;
  if cardinality(kept) < cardinality(p.fields) then
    insert into disclosure.proposal (request_id, version, fields, account_id, organisation_id)
      values (r.id, r.version + 1, kept, me.account_id, me.organisation_id) returning id into made;
    insert into disclosure.proposed_value (proposal_id, field, sealed)
      select made, v.field, v.sealed from disclosure.proposed_value v where v.proposal_id = p.id
        and v.field = any(kept);
    update disclosure.proposal set hash = disclosure.hash_of(made) where id = made;
    perform disclosure.note(r.id, 'narrowed');
    p := disclosure.current_proposal(r.id);
  elsif exists (select 1 from disclosure.approval a where a.proposal_id = p.id
    and a.part = own_part) then
    return 'step-not-open';
  end if;
  insert into disclosure.approval (proposal_id, part, account_id, organisation_id, hash)
    values (p.id, own_part, me.account_id, me.organisation_id, p.hash);
  select count(*) into approvals from disclosure.approval a where a.proposal_id = p.id;
  update disclosure.request set state = case approvals when 2 then 'approved'
    else 'approved-once' end,
      version = version + 1 where id = r.id;
  perform disclosure.note(r.id, 'approved');
  return 'ok';
end $$;
grant execute on function disclosure.approve(uuid, bytea, text[]) to alongside_justice,
  alongside_care;

-- After a refusal or withdrawal, nothing the owner found or wrote is kept.
create function disclosure.forget_proposals(r disclosure.request) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from disclosure.proposed_value v using disclosure.proposal p
    where p.id = v.proposal_id and p.request_id = r.id;
  update link.disclosure_about b set
      subject_id = case r.direction when 'care-asks-justice' then null else b.subject_id end,
      person_id = case r.direction when 'justice-asks-care' then null else b.person_id end
    where b.request_id = r.id;
end $$;
