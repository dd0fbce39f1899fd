-- Telling the person, or deferring that with a reason and a date.

create function disclosure.defer_at_most() returns date
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select programme.due_on(disclosure.today(), 'disclosure-defer-days')
$$;

create function disclosure.notice_due_on(wanted uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select greatest(programme.due_on(l.released_on, 'disclosure-tell-days'),
    (select max(d.until_on) from disclosure.deferral d
    where d.request_id = l.request_id and d.agreed_by is not null))
  from disclosure.release l where l.request_id = wanted
    and not exists (select 1 from disclosure.notice n where n.request_id = l.request_id)
$$;

create function disclosure.tell(wanted uuid, input jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
  day date := (input ->> 'toldOn')::date;
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.notice_due_on(r.id) is null then return 'step-not-open'; end if;
  if day > disclosure.today() or day < (select l.released_on from disclosure.release l
    where l.request_id = r.id) then
    return 'told-on-another-day';
  end if;
  insert into disclosure.notice (request_id, told_on, how, language, account_id)
    values (r.id, day, input ->> 'how', input ->> 'language', (access.context()).account_id);
  return 'ok';
end $$;
grant execute on function disclosure.tell(uuid, jsonb) to alongside_justice, alongside_care;

create function disclosure.defer(new_id uuid, wanted uuid, new_reason text, last_day date)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'owner' then return 'not-found'; end if;
  if disclosure.notice_due_on(r.id) is null or exists (select 1 from disclosure.deferral d
      where d.request_id = r.id and d.agreed_by is null) then return 'step-not-open'; end if;
  if last_day <= disclosure.today() or last_day > disclosure.defer_at_most() then
    return 'deferred-too-long';
  end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  insert into disclosure.deferral (id, request_id, reason, until_on, asked_by, asked_on)
    values (new_id, r.id, new_reason, last_day, (access.context()).account_id, disclosure.today());
  return 'ok';
end $$;
grant execute on function disclosure.defer(uuid, uuid, text, date) to alongside_justice,
  alongside_care;

-- The second person: another lead of the owner, or the person who gave the second approval.
create function disclosure.may_agree(r disclosure.request) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from disclosure.deferral d where d.request_id = r.id
    and d.agreed_by is null
      and d.asked_by <> me.account_id and not disclosure.same_name(d.asked_by, me.account_id))
    and (disclosure.part_of(r) = 'owner' or (disclosure.part_of(r) = 'second' and exists (select 1
      from disclosure.approval a join disclosure.release l on l.proposal_id = a.proposal_id
      where l.request_id = r.id and a.account_id = me.account_id)))
  from (select (access.context()).*) me
$$;

create function disclosure.agree_deferral(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
  part text;
begin
  part := case when r.id is not null then disclosure.part_of(r) end;
  if part is null or part = 'requester' then return 'not-found'; end if;
  if not exists (select 1 from disclosure.deferral d where d.request_id = r.id
    and d.agreed_by is null)
     or disclosure.notice_due_on(r.id) is null then return 'step-not-open'; end if;
  if not disclosure.may_agree(r) then return 'same-person-twice'; end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  update disclosure.deferral set agreed_by = (access.context()).account_id, agreed_at = now()
    where request_id = r.id and agreed_by is null;
  return 'ok';
end $$;
grant execute on function disclosure.agree_deferral(uuid) to alongside_justice, alongside_care;

-- What was released about one person of care, for those who hold the file at the organisation that
-- answered or that has the file now: what, to whom, why, until when, and whether the person knows.
create function disclosure.released_about(wanted uuid) returns setof jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', r.id, 'code', r.code, 'number', l.number,
    'state', disclosure.state_of(r), 'to', disclosure.organisation_shown(r.asking_party_id),
    'authority', r.authority, 'article', r.article, 'purpose', r.purpose, 'fields', p.fields,
    'isPartial', l.is_partial, 'releasedOn', l.released_on, 'expiresOn', l.expires_on,
    'isReceived', exists (select 1 from disclosure.receipt c where c.request_id = r.id),
    'toldOn', (select n.told_on from disclosure.notice n where n.request_id = r.id),
    'tellBy', disclosure.notice_due_on(r.id),
    'deferredUntil', case when disclosure.notice_due_on(r.id) is not null then (
      select max(d.until_on) from disclosure.deferral d where d.request_id = r.id
        and d.agreed_by is not null and d.until_on >= disclosure.today()) end,
    'may', jsonb_build_object('open', disclosure.part_of(r) is not distinct from 'owner'))
  from (select (access.context()).*) me
  join people.person file on file.id = wanted
  join link.disclosure_about b on b.person_id in (select o.id from people.person o
    where o.id = wanted or o.merged_into = wanted)
  join disclosure.request r on r.id = b.request_id and r.direction = 'justice-asks-care'
  join disclosure.release l on l.request_id = r.id
  join disclosure.proposal p on p.id = l.proposal_id
  where me.role in ('case-manager', 'supervisor', 'child-protection-officer')
    and me.organisation_id in (r.owner_organisation_id, r.kept_by_organisation_id,
      file.organisation_id)
    and not people.is_past(wanted)
    and exists (select 1 from access.reach a where a.account_id = me.account_id
      and a.person_id = wanted and a.level = 'assigned' and a.until_on > care.today())
  order by l.released_on desc, r.id desc limit 100
$$;
grant execute on function disclosure.released_about(uuid) to alongside_care;
