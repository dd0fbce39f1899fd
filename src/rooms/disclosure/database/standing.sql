-- Who may do what in a request, its state, and when it closes.

-- Leads who answer requests for their organisation.
create function disclosure.answers() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(me.role in ('supervisor', 'cso-manager')
    or (me.role = 'prosecutor' and me.duty = 'registrar')
    or (me.role = 'child-protection-officer' and exists (select 1 from workforce.organisation o
      where o.id = me.organisation_id and o.kind = 'guardianship-body')), false)
  from (select (access.context()).*) me
$$;

-- Leads who may sign for their organisation.
create function disclosure.signs() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select disclosure.answers() and (access.context()).role <> 'supervisor'
$$;

-- Whether the actor holds this matter or case right now.
create function disclosure.holds(direction text, about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(case
    when direction = 'justice-asks-care' and me.side = 'justice' then
      -- Nobody holds a sealed or expunged matter any more.
      not legal.is_sealed(about) and (exists (select 1 from legal.reach r
        where r.account_id = me.account_id and r.subject_id = about
        and r.organisation_id = me.organisation_id)
      or (me.role = 'prosecutor' and me.duty = 'registrar' and exists (select 1 from legal.subject s
        where s.id = about and s.organisation_id = me.organisation_id)))
    when direction = 'care-asks-justice' and me.role in ('case-manager', 'child-protection-officer')
      then
      exists (select 1 from access.reach r join people.person p on p.id = r.person_id
        where r.account_id = me.account_id and r.person_id = about and r.level = 'assigned'
          and r.until_on > care.today()
          and p.expunged_at is null and not people.is_past(p.id)) end, false)
  from (select (access.context()).*) me
$$;

-- Parties the actor may ask for: their own organisation and, on the justice side, the courts whose
-- matters they hold, since a probation office is rarely the court itself.
create function disclosure.asks_for(party uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(me.role in ('prosecutor', 'probation-officer', 'case-manager',
    'child-protection-officer')
    and (party = me.organisation_id or (me.side = 'justice' and exists (select 1 from legal.reach r
      join legal.subject s on s.id = r.subject_id and s.organisation_id = party
        and not legal.is_sealed(s.id)
      where r.account_id = me.account_id and r.organisation_id = me.organisation_id))), false)
  from (select (access.context()).*) me
$$;

create function disclosure.is_party(wanted uuid, organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from disclosure.protocol_party p
    where p.protocol_id = wanted and p.organisation_id = organisation)
$$;

create function disclosure.protocol_state(wanted uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when exists (select 1 from disclosure.protocol_ending e where e.protocol_id = p.id) then 'ended'
    when disclosure.today() > p.valid_until then 'over'
    when exists (select 1 from disclosure.protocol_party y where y.protocol_id = p.id
      and not exists (select 1 from disclosure.protocol_signature s where s.protocol_id = p.id
        and s.organisation_id = y.organisation_id)) then 'unsigned'
    when disclosure.today() < p.valid_from then 'ahead'
    else 'valid' end
  from disclosure.protocol p where p.id = wanted
$$;

-- Why the request is closed by date; null while it is not.
create function disclosure.closed_by(r disclosure.request) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when disclosure.protocol_state(r.protocol_id)
    is distinct from 'valid' then 'protocol-not-valid'
    when r.basis_until < disclosure.today() then 'basis-over'
    when exists (select 1 from disclosure.release l where l.request_id = r.id
      and l.expires_on < disclosure.today()) then 'package-expired' end
$$;

create function disclosure.state_of(r disclosure.request) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when r.state in ('refused', 'withdrawn', 'revoked') then r.state
    when disclosure.closed_by(r) is not null then 'expired' else r.state end
$$;

create function disclosure.same_name(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(people.is_same_human(one, other), false)
$$;

-- The actor's part in this request. The second approver must belong to a third party of the
-- protocol, neither the owner nor an asking organisation, so that no colleague of the requester
-- learns that a file exists.
create function disclosure.part_of(r disclosure.request) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    when r.requester_id = me.account_id then
      case when r.requester_organisation_id = me.organisation_id then 'requester' end
    when coalesce(r.kept_by_organisation_id, r.owner_organisation_id) = me.organisation_id
      and disclosure.answers() then 'owner'
    when me.organisation_id not in (r.owner_organisation_id, r.asking_party_id,
      r.requester_organisation_id)
      and disclosure.is_party(r.protocol_id, me.organisation_id)
      and (me.duty = 'legal-approver'
        or (r.direction = 'care-asks-justice' and me.role in ('supervisor', 'cso-manager')))
      and r.state in ('proposed', 'approved-once', 'approved', 'released', 'revoked') then 'second'
        end
  from (select (access.context()).*) me
$$;

create function disclosure.note(wanted uuid, new_step text, new_reason text default null) returns
  void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into disclosure.step (request_id, step, reason, account_id, organisation_id)
  select wanted, new_step, new_reason, me.account_id, me.organisation_id
    from (select (access.context()).*) me
$$;

-- One at a time, so that the second sees what the first did. Someone with no part in the request
-- takes no lock and blocks no one.
create function disclosure.lock_request(wanted uuid) returns disclosure.request
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request;
begin
  select * into r from disclosure.request where id = wanted;
  if r.id is null or disclosure.part_of(r) is null then return null; end if;
  select * into r from disclosure.request where id = wanted for no key update;
  return r;
end $$;
