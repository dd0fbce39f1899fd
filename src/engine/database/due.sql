-- How much is due for erasing, as numbers, for the administrator and the auditor.

-- For each kind of retention: past its day and not erased yet, due within ninety days, and when
-- something of it was last erased. Counts and a moment, never a record.
create function programme.erasing_numbers()
  returns table (kind text, due integer, soon integer, erased_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  today date := care.today();
  operation_days integer := programme.pack_number('operations-kept-days');
  supervision_days integer := programme.pack_number('supervision-kept-days');
begin
  if coalesce((access.context()).role, '') not in ('administrator', 'auditor') then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  return query
    with day (kind, erase_on) as (
      select 'file', e.erase_on from people.file_end e
        join people.person p on p.id = e.person_id and p.merged_into is null
      union all select 'matter', p.expunge_on from legal.proceeding p
        where p.expunge_on <= today + 90 and legal.proceeding_holds_more(p)
      union all select 'crossing', case when disclosure.state_of(r) in ('refused', 'withdrawn',
          'revoked', 'expired') then today else l.expires_on + 1 end
        from disclosure.request r left join disclosure.release l on l.request_id = r.id
        where disclosure.request_holds_more(r)
      union all select 'entry', i.erase_on from operations.entry_identity i
      union all select 'stage', l.discarded_after::date from operations.list l
        where l.state = 'staged'
      union all select 'operation', greatest(today, (select max(t.at)::date + operation_days
          from operations.operation_transition t where t.operation_id = o.id))
        from operations.operation_key k join operations.operation o on o.id = k.operation_id
        where k.wrapped_key is not null and o.state in ('closed', 'cancelled')
          and not exists (select 1 from operations.entry_identity i where i.operation_id = o.id)
      union all select 'account', a.closed_at::date + 30 from access.account a
        where a.totp_secret is not null and a.closed_at is not null
      union all select 'session', least(coalesce(s.ended_at, s.expires_at), s.expires_at)::date + 30
        from access.session s
      union all select 'job', j.ended_at::date + 30 from jobs.job j
        where j.state in ('done', 'cancelled')
      union all select 'notice', (n.made_at + notices.kept_for())::date
        from (select c.made_at from notices.care_notice c
          union all select j.made_at from notices.justice_notice j
          union all select p.made_at from notices.programme_notice p) n
      union all select 'supervision', s.planned_at::date + supervision_days
        from workforce.supervision s)
    select k.kind, (count(*) filter (where d.erase_on <= today))::integer,
      (count(*) filter (where d.erase_on > today and d.erase_on <= today + 90))::integer,
      (select max(r.at) from programme.erasing_proof r where r.kind = k.kind)
    from unnest(array['file', 'matter', 'crossing', 'entry', 'stage', 'operation', 'account',
      'session', 'job', 'notice', 'supervision']) with ordinality k (kind, place)
    left join day d on d.kind = k.kind
    group by k.kind, k.place order by k.place;
end $$;
grant execute on function programme.erasing_numbers() to alongside_programme, alongside_oversight;
