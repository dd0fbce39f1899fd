-- What each side is shown of a request.

-- Until the answer, the requester sees only one state: knowing that fields were proposed would
-- reveal that the person is known.
create function disclosure.state_shown(r disclosure.request, part text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when part = 'requester' and disclosure.state_of(r) in ('asked', 'proposed',
    'approved-once', 'approved')
    then 'waiting' else disclosure.state_of(r) end
$$;

create function disclosure.summary(r disclosure.request, part text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', r.id, 'code', r.code, 'direction', r.direction, 'part', part,
    'state', disclosure.state_shown(r, part), 'purpose', r.purpose, 'askedOn', r.asked_on,
    'basisUntil', r.basis_until, 'asking', disclosure.organisation_shown(r.asking_party_id),
    'owner', disclosure.organisation_shown(r.owner_organisation_id),
    'aboutCode', case when part = 'requester' then coalesce(
      (select s.code from link.disclosure_about b join legal.subject s on s.id = b.subject_id
        where b.request_id = r.id and r.direction = 'justice-asks-care'
          and disclosure.holds(r.direction, s.id)),
      (select p.code from link.disclosure_about b join people.person p on p.id = b.person_id
        where b.request_id = r.id and r.direction = 'care-asks-justice'
          and disclosure.holds(r.direction, p.id))) end,
    'expiresOn', (select l.expires_on from disclosure.release l where l.request_id = r.id),
    'noticeDueOn', case when part = 'owner' then disclosure.notice_due_on(r.id) end,
    'isNoticeOverdue', part = 'owner'
      and coalesce(disclosure.notice_due_on(r.id) < disclosure.today(), false),
    'waitsForMe', case part
      when 'owner' then r.state in ('asked', 'approved')
        or (r.state in ('proposed', 'approved-once')
        and not exists (select 1 from disclosure.approval a where a.part = 'owner'
          and a.proposal_id = (disclosure.current_proposal(r.id)).id))
      when 'second' then (r.state in ('proposed', 'approved-once') and not exists (select 1
          from disclosure.approval a where a.part = 'second'
          and a.proposal_id = (disclosure.current_proposal(r.id)).id))
      else r.state = 'released' and not exists (select 1 from disclosure.receipt c
        where c.request_id = r.id)
      end and disclosure.state_of(r) <> 'expired' or (part <> 'requester'
        and disclosure.may_agree(r)))
$$;

create function disclosure.requests(wanted_view text, after_id uuid, most integer) returns setof
  jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select disclosure.summary(r, disclosure.part_of(r))
  from (select (access.context()).*) me, disclosure.request r
  where (after_id is null or r.id < after_id)
    and case wanted_view
      when 'asked' then r.requester_id = me.account_id and disclosure.part_of(r) = 'requester'
      when 'to-answer' then me.organisation_id in (r.owner_organisation_id,
        r.kept_by_organisation_id) and disclosure.part_of(r) = 'owner'
      when 'to-approve' then exists (select 1 from disclosure.protocol_party y
        where y.protocol_id = r.protocol_id
        and y.organisation_id = me.organisation_id) and disclosure.part_of(r) = 'second'
      else false end
  order by r.id desc limit least(greatest(most, 1), 101)
$$;
grant execute on function disclosure.requests(text, uuid, integer) to alongside_justice,
  alongside_care;

create function disclosure.approvals_shown(wanted uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('part', a.part, 'name', c.display_name,
    'organisation', disclosure.organisation_shown(a.organisation_id),
    'on', (a.at at time zone g.time_zone)::date) order by a.at), '[]')
  from programme.setting g, disclosure.approval a join access.account c on c.id = a.account_id
  where a.proposal_id = wanted
$$;

create function disclosure.find_request(wanted uuid)
  returns table (facts jsonb, wrapped_key bytea, identity bytea, sealed jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  r disclosure.request;
  p disclosure.proposal;
  own_part text;
  reads_identity boolean;
begin
  select * into r from disclosure.request q where q.id = wanted;
  if r.id is null then return; end if;
  own_part := disclosure.part_of(r);
  if own_part is null then return; end if;
  -- The requester can read the name as long as they hold the matter or the case.
  reads_identity := own_part = 'owner'
    or (own_part = 'requester' and disclosure.holds_about(r));
  if own_part <> 'requester' then p := disclosure.current_proposal(r.id); end if;
  return query select disclosure.summary(r, own_part) || jsonb_build_object(
      'authority', r.authority, 'article', r.article, 'courtNumber', r.court_number, 'orderOn',
        r.order_on,
      'orderHash', encode(r.order_hash, 'hex'), 'order', disclosure.order_shown(r),
      'wanted', r.asked_fields,
      'requester', (select a.display_name from access.account a where a.id = r.requester_id),
      'version', case when own_part = 'owner' then r.version end,
      'refusedFor', (select s.reason from disclosure.step s where s.request_id = r.id
        and s.step = 'refused'),
      'revokedFor', (select s.reason from disclosure.step s where s.request_id = r.id
        and s.step = 'revoked'),
      'proposal', case when p.id is not null and r.state not in ('refused', 'withdrawn') then
        jsonb_build_object(
        'fields', p.fields, 'hash', encode(p.hash, 'hex'), 'on', p.at::date,
        'by', (select a.display_name from access.account a where a.id = p.account_id),
        'approvals', disclosure.approvals_shown(p.id)) end,
      'release', (select jsonb_build_object('number', l.number, 'releasedOn', l.released_on,
          'expiresOn', l.expires_on, 'isPartial', l.is_partial,
          'isReceived', exists (select 1 from disclosure.receipt c where c.request_id = r.id))
        from disclosure.release l where l.request_id = r.id),
      'expiresAtMost', case when own_part = 'owner'
        and r.state = 'approved' then disclosure.expires_at_most(r) end,
      'tellDays', programme.pack_number('disclosure-tell-days'),
      'deferAtMost', disclosure.defer_at_most(),
      'notice', case when own_part <> 'requester' then (select jsonb_build_object('toldOn',
        n.told_on, 'how', n.how,
          'language', n.language) from disclosure.notice n where n.request_id = r.id) end,
      'deferrals', case when own_part = 'requester' then '[]'
        else coalesce((select jsonb_agg(jsonb_build_object(
          'reason', d.reason, 'untilOn', d.until_on, 'askedOn', d.asked_on, 'isAgreed', d.agreed_by
            is not null)
          order by d.asked_on, d.until_on) from disclosure.deferral d where d.request_id = r.id),
            '[]'::jsonb) end,
      'aboutId', case when own_part = 'owner' then (select case r.direction
        when 'justice-asks-care' then b.person_id
          else b.subject_id end from link.disclosure_about b where b.request_id = r.id) end,
      'may', jsonb_build_object(
        'withdraw', own_part = 'requester' and disclosure.state_of(r) in ('asked', 'proposed',
          'approved-once', 'approved'),
        'attachOrder', own_part = 'requester' and disclosure.is_open(r)
          and disclosure.holds_about(r),
        'read', own_part = 'requester' and disclosure.state_of(r) = 'released',
        'answer', own_part = 'owner' and disclosure.state_of(r) in ('asked', 'proposed',
          'approved-once', 'approved'),
        'refuse', own_part <> 'requester' and disclosure.state_of(r) in ('asked', 'proposed',
          'approved-once', 'approved'),
        'approve', own_part <> 'requester' and disclosure.state_of(r) in ('proposed',
          'approved-once')
          and (disclosure.order_of(r.id)).id is not null
          and not exists (select 1 from disclosure.approval a where a.proposal_id = p.id
            and a.part = own_part),
        'release', own_part = 'owner' and disclosure.state_of(r) = 'approved',
        'revoke', own_part = 'owner' and r.state = 'released'
          and disclosure.state_of(r) <> 'expired',
        'tell', own_part = 'owner' and disclosure.notice_due_on(r.id) is not null,
        'defer', own_part = 'owner' and disclosure.notice_due_on(r.id) is not null
          and not exists (select 1
          from disclosure.deferral d where d.request_id = r.id and d.agreed_by is null),
        'agree', own_part <> 'requester' and disclosure.may_agree(r))),
    case when reads_identity then r.wrapped_key end,
    case when reads_identity then r.identity end,
    case when own_part = 'owner' then (select jsonb_agg(jsonb_build_object('field', v.field,
      'sealed',
        encode(v.sealed, 'hex')) order by v.field) from disclosure.proposed_value v
          where v.proposal_id = p.id) end;
end $$;
grant execute on function disclosure.find_request(uuid) to alongside_justice, alongside_care;

-- The auditor sees that it happened, between whom and on what basis: no name, no value, no file.
create function disclosure.metadata(after_id uuid, most integer) returns setof jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', r.id, 'code', r.code, 'direction', r.direction, 'state',
    disclosure.state_of(r),
    'asking', disclosure.organisation_shown(r.asking_party_id),
    'owner', disclosure.organisation_shown(r.owner_organisation_id),
    'authority', r.authority, 'article', r.article, 'purpose', r.purpose, 'askedOn', r.asked_on,
    'basisUntil', r.basis_until, 'wanted', r.asked_fields,
    'granted', (select p.fields from disclosure.release l
      join disclosure.proposal p on p.id = l.proposal_id
      where l.request_id = r.id),
    'approvers', (select coalesce(jsonb_agg(disclosure.organisation_shown(a.organisation_id)
      order by a.at), '[]')
      from disclosure.approval a join disclosure.release l on l.proposal_id = a.proposal_id
      where l.request_id = r.id),
    'releasedOn', (select l.released_on from disclosure.release l where l.request_id = r.id),
    'expiresOn', (select l.expires_on from disclosure.release l where l.request_id = r.id),
    'readings', (select count(*) from disclosure.reading d where d.request_id = r.id),
    'isReceived', exists (select 1 from disclosure.receipt c where c.request_id = r.id),
    'refusedFor', (select s.reason from disclosure.step s where s.request_id = r.id
      and s.step = 'refused'),
    'toldOn', (select n.told_on from disclosure.notice n where n.request_id = r.id),
    'noticeDueOn', disclosure.notice_due_on(r.id),
    'isNoticeOverdue', coalesce(disclosure.notice_due_on(r.id) < disclosure.today(), false))
  from disclosure.request r
  where (access.context()).role = 'auditor' and (after_id is null or r.id < after_id)
  order by r.id desc limit least(greatest(most, 1), 101)
$$;
grant execute on function disclosure.metadata(uuid, integer) to alongside_oversight;
