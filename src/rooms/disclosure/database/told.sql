-- Whom each step of a request is told to, on either side. The requester hears nothing before the
-- answer: that fields were proposed would reveal that the person is known.

create function disclosure.leads_of(organisation uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.account_id from workforce.membership m
    join workforce.organisation o on o.id = m.organisation_id
    where m.organisation_id = organisation and access.is_current(m)
      and (m.role in ('supervisor', 'cso-manager')
        or (m.role = 'prosecutor' and m.duty = 'registrar')
        or (m.role = 'child-protection-officer' and o.kind = 'guardianship-body')))
$$;

-- Of a third party of the protocol, as `part_of` has it.
create function disclosure.seconds_of(r disclosure.request) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.account_id from disclosure.protocol_party y
    join workforce.membership m on m.organisation_id = y.organisation_id
    where y.protocol_id = r.protocol_id and y.organisation_id not in (r.owner_organisation_id,
        r.asking_party_id, r.requester_organisation_id) and access.is_current(m)
      and (m.duty = 'legal-approver' or (r.direction = 'care-asks-justice'
        and m.role in ('supervisor', 'cso-manager'))))
$$;

-- Whether the actor has a part in the request now.
create function disclosure.takes_part(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select disclosure.part_of(r) is not null from disclosure.request r
    where r.id = wanted), false)
$$;
grant execute on function disclosure.takes_part(uuid) to alongside_justice, alongside_care;

create function disclosure.tell_of_step() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request;
  owners uuid[];
  told text := case new.step when 'asked' then 'disclosure-asked'
    when 'proposed' then 'disclosure-to-approve' when 'narrowed' then 'disclosure-to-approve'
    when 'order-replaced' then 'disclosure-to-approve'
    when 'approved' then 'disclosure-to-release' when 'withdrawn' then 'disclosure-withdrawn'
    when 'refused' then 'disclosure-refused' when 'released' then 'package-arrived'
    when 'revoked' then 'package-taken-back' end;
begin
  select q.* into r from disclosure.request q where q.id = new.request_id;
  -- The other approver was told when it was proposed.
  if told is null or (new.step = 'approved' and r.state <> 'approved') then return null; end if;
  owners := disclosure.leads_of(coalesce(r.kept_by_organisation_id, r.owner_organisation_id));
  perform notices.tell(case when told = 'disclosure-to-approve'
      then owners || disclosure.seconds_of(r)
    when told in ('disclosure-refused', 'package-arrived', 'package-taken-back')
      then array[r.requester_id] else owners end, told, 'disclosure', r.id, new.id);
  return null;
end $$;
