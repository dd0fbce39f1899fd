-- What an administrator may do about a job: retry or discard it. It shows neither what a job
-- carries nor for whom it runs, and does not touch a job that waits or runs as it should.

-- A dead job starts again with all its attempts. Machinery that fails is tried at once and counts
-- as failing until it succeeds. The job still runs on behalf of the person who ordered it, and only
-- while their session lasts. Its room may still refuse it, for example when another job does the
-- same now.
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
