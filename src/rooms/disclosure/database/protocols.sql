-- Protocols between organisations: made, signed, ended, shown.

create function disclosure.make_protocol(input jsonb) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
  parties uuid[] := array(select distinct p::uuid from jsonb_array_elements_text(input -> 'parties')
    p);
  directions text[] := array(select jsonb_array_elements_text(input -> 'directions'));
  fields text[] := array(select distinct jsonb_array_elements_text(input -> 'fields'));
  sides text[];
begin
  if not disclosure.signs() then return 'not-allowed'; end if;
  if not me.organisation_id = any(parties) then return 'not-a-party'; end if;
  select array_agg(o.side) into sides from workforce.organisation o
    where o.id = any(parties) and o.closed_at is null
      and o.kind in ('court', 'cso', 'guardianship-body');
  -- Two exchange and a third checks: with fewer parties nothing could ever be approved.
  if cardinality(parties) < 3 or coalesce(cardinality(sides), 0) <> cardinality(parties)
     or not ('justice' = any(sides) and 'care' = any(sides)) then return 'parties-missing'; end if;
  if (input ->> 'validUntil')::date < (input ->> 'validFrom')::date then
    return 'ends-before-it-starts';
  end if;
  if exists (select 1 from unnest(fields) f where not exists (select 1 from unnest(directions) d
      where f = any(disclosure.fields_of(d)))) then return 'wider-than-allowed'; end if;
  if exists (select 1 from unnest(directions) d where not fields && disclosure.fields_of(d)) then
    return 'direction-without-fields';
  end if;
  insert into disclosure.protocol (id, purpose, directions, fields, retention_days, breach_contact,
    valid_from,
      valid_until, made_by)
    values ((input ->> 'id')::uuid, input ->> 'purpose', directions, fields,
      (input ->> 'retentionDays')::integer, input ->> 'breachContact',
        (input ->> 'validFrom')::date,
      (input ->> 'validUntil')::date, me.account_id);
  insert into disclosure.protocol_party (protocol_id, organisation_id)
    select (input ->> 'id')::uuid, p from unnest(parties) p;
  return 'ok';
end $$;
grant execute on function disclosure.make_protocol(jsonb) to alongside_justice, alongside_care;

create function disclosure.sign_protocol(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
begin
  if not disclosure.signs() or not disclosure.is_party(wanted, me.organisation_id) then
    return 'not-found';
  end if;
  -- One signature at a time: two at once would not see each other's name.
  perform 1 from disclosure.protocol p where p.id = wanted for no key update;
  if disclosure.protocol_state(wanted) in ('ended', 'over') then
    return 'protocol-not-valid';
  end if;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  -- One human being may sign for one party only.
  if exists (select 1 from disclosure.protocol_signature s where s.protocol_id = wanted
      and disclosure.same_name(s.account_id, me.account_id)
      and s.organisation_id <> me.organisation_id) then return 'same-person-twice'; end if;
  insert into disclosure.protocol_signature (protocol_id, organisation_id, account_id)
    values (wanted, me.organisation_id, me.account_id) on conflict do nothing;
  return case when found then 'ok' else 'step-not-open' end;
end $$;
grant execute on function disclosure.sign_protocol(uuid) to alongside_justice, alongside_care;

-- Any party may end it at any time; from then on nothing can be opened under it.
create function disclosure.end_protocol(wanted uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  me access.actor_context := access.context();
begin
  if not disclosure.signs() or not disclosure.is_party(wanted, me.organisation_id) then
    return 'not-found';
  end if;
  -- After a signature in progress, which would otherwise not see the end.
  perform 1 from disclosure.protocol p where p.id = wanted for no key update;
  if not access.confirmed_lately() then return 'confirm-it-is-you'; end if;
  insert into disclosure.protocol_ending (protocol_id, organisation_id, account_id)
    values (wanted, me.organisation_id, me.account_id) on conflict do nothing;
  return case when found then 'ok' else 'step-not-open' end;
end $$;
grant execute on function disclosure.end_protocol(uuid) to alongside_justice, alongside_care;

create function disclosure.organisation_shown(wanted uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', o.id, 'code', o.code, 'names', o.names, 'side', o.side)
  from workforce.organisation o where o.id = wanted
$$;

create function disclosure.protocols() returns setof jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('id', p.id, 'code', p.code, 'purpose', p.purpose, 'directions',
    p.directions,
    'fields', p.fields, 'retentionDays', p.retention_days, 'breachContact', p.breach_contact,
    'validFrom', p.valid_from, 'validUntil', p.valid_until, 'state',
      disclosure.protocol_state(p.id),
    'parties', (select jsonb_agg(disclosure.organisation_shown(y.organisation_id) ||
      jsonb_build_object(
        'signedBy', a.display_name, 'signedOn', (s.signed_at at time zone g.time_zone)::date,
        'mayAsk', disclosure.asks_for(y.organisation_id), 'isOwn', y.organisation_id =
          me.organisation_id)
        order by o.side desc, o.code)
      from disclosure.protocol_party y join workforce.organisation o on o.id = y.organisation_id
      left join disclosure.protocol_signature s on s.protocol_id = p.id
        and s.organisation_id = y.organisation_id
      left join access.account a on a.id = s.account_id
      where y.protocol_id = p.id),
    'maySign', disclosure.signs() and disclosure.is_party(p.id, me.organisation_id)
      and disclosure.protocol_state(p.id) not in ('ended', 'over')
      and not exists (select 1 from disclosure.protocol_signature s where s.protocol_id = p.id
        and s.organisation_id = me.organisation_id),
    'mayEnd', disclosure.signs() and disclosure.is_party(p.id, me.organisation_id)
      and disclosure.protocol_state(p.id) not in ('ended', 'over'))
  from (select (access.context()).*) me, programme.setting g, disclosure.protocol p
  where me.role in ('prosecutor', 'probation-officer', 'case-manager', 'supervisor',
      'child-protection-officer', 'cso-manager')
    and exists (select 1 from disclosure.protocol_party y where y.protocol_id = p.id
      and (y.organisation_id = me.organisation_id or disclosure.asks_for(y.organisation_id)))
  order by p.valid_until desc, p.id desc limit 100
$$;
grant execute on function disclosure.protocols() to alongside_justice, alongside_care;
