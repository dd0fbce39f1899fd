-- What waits for the actor in requests, by code: for the first pages of both sides.

-- How a lead's turn differs from that of the next one: in an organisation with supervisors, its
-- manager comes once something is late.
create function disclosure.is_next_lead() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(me.role = 'cso-manager' and me.duty is distinct from 'legal-approver'
    and exists (select 1 from workforce.membership m where m.organisation_id = me.organisation_id
      and m.role = 'supervisor' and m.withdrawn_at is null and m.confirmed_at is not null
      and m.from_at <= now() and m.until_at > now()), false)
  from (select (access.context()).*) me
$$;

-- For a lead of whoever asked, who has no part in the request: their colleague has a package that
-- nobody opened. Only while the colleague could open it.
create function disclosure.may_remind(r disclosure.request) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(r.requester_id <> me.account_id and case me.side
      when 'justice' then me.role = 'prosecutor' and me.duty = 'registrar'
        and r.direction = 'justice-asks-care' and r.asking_party_id = me.organisation_id
      when 'care' then me.role = 'cso-manager' and r.direction = 'care-asks-justice'
        and r.requester_organisation_id = me.organisation_id end
    and r.wrapped_key is not null
    and exists (select 1 from link.disclosure_about b where b.request_id = r.id
      and not coalesce(legal.is_sealed(b.subject_id), false)
      and case r.direction
        when 'justice-asks-care' then exists (select 1 from legal.reach l
          where l.account_id = r.requester_id and l.subject_id = b.subject_id
            and l.organisation_id = r.requester_organisation_id)
        else exists (select 1 from access.reach a where a.account_id = r.requester_id
          and a.person_id = b.person_id and a.level = 'assigned' and a.until_on > care.today())
          and not people.is_past(b.person_id) end), false)
  from (select (access.context()).*) me
$$;

-- Which step waits for the actor; null if none does. Whoever may not take it as the same human
-- being is not asked.
create function disclosure.step_of(r disclosure.request, part text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
    -- In each state before the answer, so that it says nothing about how far that has got.
    when part = 'requester' and disclosure.is_open(r) then case
      when (disclosure.order_of(r.id)).id is null and disclosure.holds_about(r)
        then 'disclosure-order-to-attach' end
    when part = 'requester' then case when r.state = 'released'
      and not exists (select 1 from disclosure.receipt c where c.request_id = r.id)
      and disclosure.may_open(r) then 'disclosure-to-open' end
    when part is null and disclosure.is_open(r) then case
      when (disclosure.order_of(r.id)).id is null and disclosure.may_remind(r)
        then 'disclosure-order-to-attach' end
    when part is null then case when r.state = 'released'
      and not exists (select 1 from disclosure.receipt c where c.request_id = r.id)
      and disclosure.may_remind(r) then 'disclosure-to-open' end
    when disclosure.same_name(r.requester_id, me.account_id) then null
    when part = 'owner' and r.state = 'asked' then 'disclosure-to-answer'
    when part = 'owner' and r.state = 'approved' then 'disclosure-to-release'
    -- Whoever asked to put it off goes on being asked to tell, until a second person agrees.
    when r.state = 'released' and disclosure.notice_due_on(r.id) is not null
      and disclosure.may_agree(r) then 'disclosure-to-agree'
    when part = 'owner' and r.state = 'released' and disclosure.notice_due_on(r.id) is not null
      then 'disclosure-to-tell'
    -- Nobody approves an order that is not there to be read.
    when r.state in ('proposed', 'approved-once') and (disclosure.order_of(r.id)).id is not null
      then case
      when not exists (select 1 from disclosure.approval a where a.part = step_of.part
          and a.proposal_id = (disclosure.current_proposal(r.id)).id)
        and not exists (select 1 from disclosure.approval a where a.part <> step_of.part
          and a.proposal_id = (disclosure.current_proposal(r.id)).id
          and disclosure.same_name(a.account_id, me.account_id)) then 'disclosure-to-approve'
      when part = 'owner' then 'disclosure-approval-late' end
  end
  from (select (access.context()).*) me
$$;

-- On the first page of whoever takes the step, and once it is late on that of the next: the manager
-- of the same organisation; for the other approver's step, the organisation that answers; for a
-- package that nobody opened, a lead of those who asked. Putting off that the person is told waits
-- at once for everybody who may agree. `remind`: whom to ask, if not oneself.
create function disclosure.waiting_for_me()
  returns table (id uuid, reference text, code text, since timestamptz, due_at timestamptz,
    remind text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  zone text := (select s.time_zone from programme.setting s);
  days integer;
begin
  if not access.acts() or me.side not in ('justice', 'care') then return; end if;
  days := programme.pack_number('disclosure-waiting-days');
  return query
    with mine as materialized (select r.* from disclosure.request r
      where (r.requester_id = me.account_id or r.kept_by_organisation_id = me.organisation_id
          or r.protocol_id in (select y.protocol_id from disclosure.protocol_party y
            where y.organisation_id = me.organisation_id))
        and r.state not in ('refused', 'withdrawn', 'revoked')),
    steps as materialized (select m.id, m.code as reference, p.part,
        disclosure.step_of(m, p.part) as step,
        (select max(t.at) from disclosure.step t where t.request_id = m.id
          and t.step <> 'received') as since, m.requester_id
      from mine m cross join lateral (select disclosure.part_of(m) as part offset 0) p
      where disclosure.state_of(m) <> 'expired'),
    waits as (select s.id, s.reference, s.part, s.step, s.requester_id,
        -- Later steps are not the requester's to know.
        case s.step when 'disclosure-order-to-attach' then (select t.at from disclosure.step t
            where t.request_id = s.id and t.step = 'asked') else s.since end as since,
        case s.step
        when 'disclosure-order-to-attach' then (select t.at from disclosure.step t
            where t.request_id = s.id and t.step = 'asked') + make_interval(days => days)
        when 'disclosure-to-agree' then least((disclosure.notice_due_on(s.id) + 1)::timestamp,
            (select (d.asked_on + days + 1)::timestamp from disclosure.deferral d
              where d.request_id = s.id and d.agreed_by is null)) at time zone zone
        when 'disclosure-to-tell' then (disclosure.notice_due_on(s.id) + 1)::timestamp
          at time zone zone
        else s.since + make_interval(days => days) end as due_at
      from steps s where s.step is not null)
    select w.id, w.reference, w.step, w.since, w.due_at, case when w.part is null then
        (select a.display_name from access.account a where a.id = w.requester_id) end
    from waits w
    where w.due_at < now() or w.step = 'disclosure-to-agree'
      or not (w.part is null or w.step = 'disclosure-approval-late'
      or (w.part in ('owner', 'second') and disclosure.is_next_lead()))
    order by w.due_at, w.id limit 100;
end $$;
grant execute on function disclosure.waiting_for_me() to alongside_justice, alongside_care;
