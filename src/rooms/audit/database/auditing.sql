-- Questions of the auditor.

create function audit.is_auditor() returns boolean
  language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select (access.context()).role = 'auditor'
$$;
grant execute on function audit.is_auditor() to alongside_oversight;

-- Counts seals and entries without reading the entries themselves.
create function audit.chain_size()
  returns table (seals bigint, entries bigint, waiting bigint, unsealed_since timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select max(s.number) from audit.seal s), 0),
    coalesce((select s.entries_total from audit.seal s order by s.number desc limit 1), 0),
    (select count(*)
      from (select 1 from audit.entry e where e.sealed_in is null limit 1000) unsealed),
    audit.unsealed_since()
  where (access.context()).role = 'auditor'
$$;
grant execute on function audit.chain_size() to alongside_oversight;
