-- What an administrator may do about a job: try it again, or discard it. Never what it carries,
-- never for whom it runs, and nothing about a job that waits or runs as it should.

-- One that is dead begins anew, as if it had not failed; machinery that fails is tried at once, and
-- counts as failing until it has worked. It still runs as whoever ordered it, and only while their
-- session lasts. The room it works for may refuse: another may be doing the same by now.
create function jobs.retry(job uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (access.context()).role is distinct from 'administrator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  update jobs.job j set state = 'waiting', run_after = now(), ended_at = null,
      attempts = case when j.every is null then 0 else j.attempts end,
      failing_since = case when j.every is not null then j.failing_since end
    where j.id = job and (j.state = 'dead'
      or (j.every is not null and j.state = 'waiting' and j.failing_since is not null));
  if found then return 'ok'; end if;
  return case when exists (select 1 from jobs.job j where j.id = job)
    then 'job-goes-on' else 'not-found' end;
end $$;
grant execute on function jobs.retry(uuid) to alongside_programme;

create function jobs.discard(job uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (access.context()).role is distinct from 'administrator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  delete from jobs.job j where j.id = job and j.state = 'dead';
  if found then return 'ok'; end if;
  return case when exists (select 1 from jobs.job j where j.id = job)
    then 'job-goes-on' else 'not-found' end;
end $$;
grant execute on function jobs.discard(uuid) to alongside_programme;
