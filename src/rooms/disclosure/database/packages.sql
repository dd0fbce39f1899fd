-- The released package: release, reading, receipt, revocation.

create function disclosure.expires_at_most(r disclosure.request) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select least(disclosure.today() + p.retention_days, r.basis_until, p.valid_until)
  from disclosure.protocol p where p.id = r.protocol_id
$$;

create function disclosure.release_package(wanted uuid, seen bytea, last_day date) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  r disclosure.request := disclosure.lock_request(wanted);
  p disclosure.proposal;
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.same_name(r.requester_id, me.account_id) then return 'same-person-twice'; end if;
  if r.state in ('asked', 'proposed', 'approved-once') then return 'approvals-missing'; end if;
  if r.state <> 'approved' then return 'step-not-open'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  p := disclosure.current_proposal(r.id);
  if p.hash is distinct from seen or p.hash is distinct from disclosure.hash_of(p.id)
     or (select count(*) from disclosure.approval a where a.proposal_id = p.id
       and a.hash = p.hash) <> 2 then
    return 'conflict-changed-meanwhile';
  end if;
  if last_day < disclosure.today() or last_day > disclosure.expires_at_most(r) then
    return 'expires-too-late';
  end if;
  -- Sealed in the meantime: treat the matter as missing.
  if r.direction = 'care-asks-justice' and exists (select 1 from link.disclosure_about b
      where b.request_id = r.id and legal.is_sealed(b.subject_id)) then
    return 'no-such-file';
  end if;
  insert into disclosure.release (request_id, proposal_id, is_partial, attests_best_interests,
    released_by,
      released_on, expires_on)
    values (r.id, p.id, cardinality(p.fields) < cardinality(r.asked_fields),
      'best-interests-on-file' = any(p.fields),
      me.account_id, disclosure.today(), last_day);
  -- Two releases about one subject, or a release and the erasing job, must run one after the other
  -- so that the second sees the first one's link.
  perform pg_advisory_xact_lock(hashtextextended('link.subject|' || b.subject_id, 24))
    from link.disclosure_about b where b.request_id = r.id;
  -- No link for a matter sealed or erased in the meantime. Not a refusal either: that would tell
  -- the owner about it.
  with made as (insert into link.subject_person (subject_id, person_id)
      select b.subject_id, disclosure.kept_file(b.person_id) from link.disclosure_about b
      join legal.subject s on s.id = b.subject_id and s.expunged_at is null
        and not legal.is_sealed(s.id)
      where b.request_id = r.id and b.person_id is not null
      on conflict do nothing returning person_id)
    update link.disclosure_about b set linked_person_id = coalesce((select m.person_id from made m),
        -- A link made by an earlier release stays as long as either package.
        (select o.linked_person_id from link.disclosure_about o where o.subject_id = b.subject_id
          and o.linked_person_id = disclosure.kept_file(b.person_id) limit 1))
      where b.request_id = r.id;
  update disclosure.request set state = 'released', version = version + 1 where id = r.id;
  perform disclosure.note(r.id, 'released');
  return 'ok';
end $$;
grant execute on function disclosure.release_package(uuid, bytea, date) to alongside_justice,
  alongside_care;

-- For the requester, as long as they hold the matter or the case.
create function disclosure.may_open(r disclosure.request) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(r.id is not null and disclosure.part_of(r) = 'requester'
    and disclosure.state_of(r) = 'released' and r.wrapped_key is not null
    and exists (select 1 from link.disclosure_about b where b.request_id = r.id
      and not coalesce(legal.is_sealed(b.subject_id), false)
      and disclosure.holds(r.direction, case r.direction
        when 'justice-asks-care' then b.subject_id
        else b.person_id end)), false)
$$;

-- First, in a transaction of its own: the reading is recorded.
create function disclosure.note_reading(wanted uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from disclosure.request q where q.id = wanted
    and disclosure.may_open(q)) then return; end if;
  insert into disclosure.reading (request_id, account_id) values (wanted, access.actor());
  perform access.note_question('package', wanted::text);
end $$;
grant execute on function disclosure.note_reading(uuid) to alongside_justice, alongside_care;

-- The package. Only a reading on record is answered: one recorded here could be rolled back with
-- the package already read.
create function disclosure.open_package(wanted uuid)
  returns table (facts jsonb, wrapped_key bytea, identity bytea, sealed jsonb)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  r disclosure.request;
  l disclosure.release;
begin
  select * into r from disclosure.request q where q.id = wanted;
  if not disclosure.may_open(r) or not access.answer_question('package', wanted::text) then
    return;
  end if;
  select * into l from disclosure.release q where q.request_id = r.id;
  return query select jsonb_build_object('number', l.number, 'code', r.code, 'releasedOn',
    l.released_on,
      'expiresOn', l.expires_on, 'isPartial', l.is_partial, 'recipient', a.display_name,
      'recipientOrganisation', disclosure.organisation_shown(r.requester_organisation_id),
      'owner', disclosure.organisation_shown(r.owner_organisation_id), 'readOn', disclosure.today(),
      'isReceived', exists (select 1 from disclosure.receipt c where c.request_id = r.id)),
    r.wrapped_key, r.identity, (select jsonb_agg(jsonb_build_object('field', v.field, 'sealed',
      encode(v.sealed, 'hex'))
      order by array_position(disclosure.fields_of(r.direction), v.field))
      from disclosure.proposed_value v where v.proposal_id = l.proposal_id)
  from access.account a where a.id = me.account_id;
end $$;
grant execute on function disclosure.open_package(uuid) to alongside_justice, alongside_care;

create function disclosure.acknowledge(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'requester'
     or r.state <> 'released' then return 'not-found'; end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  insert into disclosure.receipt (request_id, account_id) values (r.id,
    (access.context()).account_id)
    on conflict do nothing;
  if not found then return 'step-not-open'; end if;
  perform disclosure.note(r.id, 'received');
  return 'ok';
end $$;
grant execute on function disclosure.acknowledge(uuid) to alongside_justice, alongside_care;

-- The owner takes a package back: unreadable at once, with its key destroyed.
create function disclosure.revoke_package(wanted uuid, new_reason text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner'
     or new_reason is null or new_reason not in ('in-error', 'basis-ended', 'safety') then return
       'not-found'; end if;
  if r.state <> 'released' then return 'step-not-open'; end if;
  update disclosure.request set state = 'revoked', version = version + 1, identity = null,
    wrapped_key = null,
      key_destroyed_at = coalesce(key_destroyed_at, now()) where id = r.id;
  delete from disclosure.proposed_value v using disclosure.proposal p
    where p.id = v.proposal_id and p.request_id = r.id;
  perform disclosure.note(r.id, 'revoked', new_reason);
  return 'ok';
end $$;
grant execute on function disclosure.revoke_package(uuid, text) to alongside_justice,
  alongside_care;
