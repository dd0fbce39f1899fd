-- The order behind a request: attached by whoever asked, read by those who decide.

create function disclosure.order_of(wanted uuid) returns disclosure.document
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.* from disclosure.document d where d.request_id = wanted and d.replaced_at is null
$$;

create function disclosure.is_open(r disclosure.request) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(disclosure.state_of(r) in ('asked', 'proposed', 'approved-once', 'approved'),
    false)
$$;

-- The requester only while the matter or case is theirs: the order names the person, like the
-- request itself.
create function disclosure.holds_about(r disclosure.request) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from link.disclosure_about b where b.request_id = r.id
    and disclosure.holds(r.direction, case r.direction when 'justice-asks-care' then b.subject_id
      else b.person_id end))
$$;

-- The second approver reads it while there is something to approve, and what they approved; another
-- colleague of theirs does not read it afterwards. With `as_file` it can be saved, which a third
-- party never needs: fewer copies.
create function disclosure.reads_order(r disclosure.request, as_file boolean) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(r.wrapped_key is not null
    and (disclosure.is_open(r) or disclosure.state_of(r) = 'released')
    and case disclosure.part_of(r)
      when 'owner' then not disclosure.same_name(r.requester_id, access.actor())
      when 'requester' then disclosure.holds_about(r)
      when 'second' then not as_file and not disclosure.same_name(r.requester_id, access.actor())
        and (r.state in ('proposed', 'approved-once') or exists (select 1
          from disclosure.approval a where a.account_id = access.actor() and a.part = 'second'
            and a.proposal_id = (disclosure.current_proposal(r.id)).id)) end, false)
$$;

-- First, in a transaction of its own, like the reading of a package.
create function disclosure.note_order_reading(wanted uuid, as_file boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_order disclosure.document;
begin
  if not exists (select 1 from disclosure.request q where q.id = wanted
    and disclosure.reads_order(q, as_file)) then return; end if;
  found_order := disclosure.order_of(wanted);
  if found_order.id is null then return; end if;
  insert into disclosure.order_reading (document_id, account_id)
    values (found_order.id, access.actor()) on conflict (document_id, account_id) do nothing;
  perform access.note_question('order', wanted::text);
end $$;
grant execute on function disclosure.note_order_reading(uuid, boolean) to alongside_justice,
  alongside_care;

create function disclosure.open_order(wanted uuid, as_file boolean)
  returns table (id uuid, format text, pages integer, content_id uuid, content_key bytea,
    wrapped_key bytea)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request;
  found_order disclosure.document;
begin
  select * into r from disclosure.request q where q.id = wanted;
  if r.id is null or not disclosure.reads_order(r, as_file)
     or not access.answer_question('order', wanted::text) then return; end if;
  found_order := disclosure.order_of(wanted);
  if found_order.id is null then return; end if;
  return query select found_order.id, found_order.format, found_order.pages,
    found_order.content_id, found_order.content_key, r.wrapped_key;
end $$;
grant execute on function disclosure.open_order(uuid, boolean) to alongside_justice,
  alongside_care;

-- What the page of a request says about the order; null if the actor does not read it.
create function disclosure.order_shown(r disclosure.request) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('format', d.format, 'bytes', d.bytes, 'pages', d.pages,
    'attachedAt', d.attached_at, 'maySave', disclosure.reads_order(r, true),
    'isOpened', exists (select 1 from disclosure.order_reading o where o.document_id = d.id
      and o.account_id = access.actor()))
  from disclosure.document d
  where d.request_id = r.id and d.replaced_at is null and disclosure.reads_order(r, false)
$$;

-- The key for sealing an order: for the one who asked, while it can still be decided on.
create function disclosure.key_to_attach(wanted uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.wrapped_key from disclosure.request r
  where r.id = wanted and disclosure.part_of(r) = 'requester' and disclosure.holds_about(r)
$$;
grant execute on function disclosure.key_to_attach(uuid) to alongside_justice, alongside_care;

-- Another order is another basis: what was approved on the earlier one has to be approved again.
-- The requester is not told whether anything was.
create function disclosure.attach_order(wanted uuid, input jsonb, sealed_key bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request := disclosure.lock_request(wanted);
  p disclosure.proposal;
  made uuid;
begin
  if r.id is null or disclosure.part_of(r) is distinct from 'requester'
     or not disclosure.holds_about(r) then return 'not-found'; end if;
  if r.state not in ('asked', 'proposed', 'approved-once', 'approved') then return 'step-not-open';
    end if;
  if disclosure.closed_by(r) is not null then return disclosure.closed_by(r); end if;
  update disclosure.document set content_key = null, replaced_at = now()
    where request_id = r.id and replaced_at is null;
  insert into disclosure.document (id, request_id, hash, format, bytes, pages, content_id,
      content_key, attached_by)
    values ((input ->> 'id')::uuid, r.id, decode(input ->> 'hash', 'hex'), input ->> 'format',
      (input ->> 'bytes')::integer, (input ->> 'pages')::integer, (input ->> 'contentId')::uuid,
      sealed_key, (access.context()).account_id);
  update disclosure.request set order_hash = decode(input ->> 'hash', 'hex'), version = version + 1
    where id = r.id;
  if r.state = 'asked' then
    perform disclosure.note(r.id, 'order-attached');
    return 'ok';
  end if;
  p := disclosure.current_proposal(r.id);
  insert into disclosure.proposal (request_id, version, fields, account_id, organisation_id)
    values (r.id, r.version + 1, p.fields, p.account_id, p.organisation_id) returning id into made;
  insert into disclosure.proposed_value (proposal_id, field, sealed)
    select made, v.field, v.sealed from disclosure.proposed_value v where v.proposal_id = p.id;
  update disclosure.proposal set hash = disclosure.hash_of(made) where id = made;
  update disclosure.request set state = 'proposed' where id = r.id;
  perform disclosure.note(r.id, 'order-replaced');
  return 'ok';
end $$;
grant execute on function disclosure.attach_order(uuid, jsonb, bytea) to alongside_justice,
  alongside_care;

-- Why the actor may not approve yet; null if the order was opened.
create function disclosure.order_unread(wanted uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when d.id is null then 'order-missing'
    when not exists (select 1 from disclosure.order_reading o where o.document_id = d.id
      and o.account_id = access.actor()) then 'order-not-read' end
  from (select (disclosure.order_of(wanted)).*) d
$$;

-- Of these ids, those whose content somebody can still open; for programme.contents_kept.
create function disclosure.contents_kept(ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.content_id from disclosure.document d
    where d.content_id = any(ids) and d.content_key is not null
$$;
