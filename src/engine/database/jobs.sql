-- Jobs: ordered by a person or recurring, claimed by one runner at a time, extended, finished or
-- failed. The worker that claims them reads no table and acts as no person: work on behalf of a
-- person goes over the login role of that side, through access.enter_job.

-- Every kind of job. `side`: done on behalf of a person of that side; null: machinery, which
-- recurs.
create function jobs.known_kinds()
  returns table (kind text, side text, attempts_max integer)
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  values ('sealing', null, 1), ('head-sending', null, 1), ('erasing', null, 1),
    ('rekeying', null, 1), ('ledger', null, 1), ('notice-mail', null, 1),
    ('document-sweep', null, 1),
    ('list-import', 'programme', 3)
$$;

-- Orders a job for the actor in the request's own transaction, so the job exists only if the
-- request commits. It depends on the session of the token, which must be the actor's.
create function jobs.order(new_job uuid, wanted_kind text, wanted_payload jsonb, token text)
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  actor access.actor_context := access.context();
  session uuid;
  most integer;
begin
  select s.id into session from access.session s
    where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.account_id = actor.account_id
      and s.ended_at is null and s.expires_at > now();
  select k.attempts_max into most from jobs.known_kinds() k
    where k.kind = wanted_kind and k.side = actor.side and access.acts();
  if session is null or most is null then
    raise exception 'not open to this account' using errcode = 'insufficient_privilege';
  end if;
  -- Twenty is more than anyone needs at once; without a limit, one account could block everyone's
  -- jobs.
  if (select count(*) from jobs.job j where j.account_id = actor.account_id
      and j.state in ('waiting', 'running')) >= 20 then
    raise exception 'too-many-jobs' using errcode = 'AL001';
  end if;
  insert into jobs.job (id, kind, payload, side, account_id, session_id, attempts_max)
    values (new_job, wanted_kind, wanted_payload, actor.side, actor.account_id, session, most);
end $$;
grant execute on function jobs.order(uuid, text, jsonb, text) to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight;

-- One row per recurring kind, due now, so that a server that starts catches up.
create function jobs.recur(wanted_kind text, wanted_every interval) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from jobs.known_kinds() k
      where k.kind = wanted_kind and k.side is null) then
    raise exception 'not a kind of machinery' using errcode = 'insufficient_privilege';
  end if;
  insert into jobs.job as j (kind, every) values (wanted_kind, wanted_every)
    on conflict (kind) where every is not null
    do update set every = excluded.every, run_after = least(j.run_after, now());
end $$;
grant execute on function jobs.recur(text, interval) to alongside_worker;

-- Whether this claim holds the job now. The secret itself is never stored.
create function jobs.is_claimed(j jobs.job, claim text) returns boolean
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select j.state = 'running' and j.claimed_until > clock_timestamp()
    and j.claim_hash = sha256(convert_to(claim, 'UTF8'))
$$;

-- Claims one job that is due, or whose claim expired because its runner died. Two runners never get
-- the same job and never wait for each other. A job with no attempts left becomes dead and stays
-- for someone to look at.
create function jobs.claim(kinds text[], seconds integer)
  returns table (job_id uuid, kind text, payload jsonb, side text, claim text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  taken jobs.job;
  secret text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  update jobs.job j set state = 'dead', ended_at = now(), claim_hash = null, claimed_until = null,
      last_error = 'claim-ran-out'
    where j.id in (select d.id from jobs.job d where d.kind = any(kinds) and d.state = 'running'
      and d.claimed_until < now() and d.every is null and d.attempts >= d.attempts_max
      order by d.id limit 20 for update skip locked);
  select j.* into taken from jobs.job j
    where j.kind = any(kinds) and ((j.state = 'waiting' and j.run_after <= now())
      or (j.state = 'running' and j.claimed_until < now()
        and (j.every is not null or j.attempts < j.attempts_max)))
    order by j.run_after, j.id limit 1 for update skip locked;
  if not found then return; end if;
  update jobs.job j set state = 'running', attempts = j.attempts + 1, started_at = now(),
      claimed_until = now() + make_interval(secs => least(greatest(seconds, 1), 300)),
      claim_hash = sha256(convert_to(secret, 'UTF8')),
      failing_since = case when taken.state = 'running'
        then coalesce(j.failing_since, taken.claimed_until) else j.failing_since end,
      last_error = case when taken.state = 'running' then 'claim-ran-out' else j.last_error end
    where j.id = taken.id;
  return query select taken.id, taken.kind, taken.payload, taken.side, secret;
end $$;
grant execute on function jobs.claim(text[], integer) to alongside_worker;

-- An expired claim cannot be extended: another runner may have the job by now.
create function jobs.keep(job uuid, claim text, seconds integer) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update jobs.job j set claimed_until =
      clock_timestamp() + make_interval(secs => least(greatest(seconds, 1), 300))
    where j.id = job and jobs.is_claimed(j, claim);
  return found;
end $$;
grant execute on function jobs.keep(uuid, text, integer) to alongside_worker;

-- `outcome`: done, or cancelled if the person who ordered it withdrew it or has lost the right to
-- it.
create function jobs.finish(job uuid, claim text, outcome text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update jobs.job j set
      state = case when j.every is null then outcome else 'waiting' end,
      run_after = case when j.every is null then j.run_after else clock_timestamp() + j.every end,
      attempts = case when j.every is null then j.attempts else 0 end,
      ended_at = case when j.every is null then clock_timestamp() end,
      succeeded_at = case when outcome = 'done' then clock_timestamp() else j.succeeded_at end,
      failing_since = null, last_error = null, claim_hash = null, claimed_until = null
    where j.id = job and outcome in ('done', 'cancelled') and jobs.is_claimed(j, claim);
  return found;
end $$;
grant execute on function jobs.finish(uuid, text, text) to alongside_worker;

-- 5 seconds, then four times as long after each failure, up to an hour.
create function jobs.pause_after(attempts integer) returns interval
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select least(interval '1 hour', interval '5 seconds' * 4 ^ least(greatest(attempts, 1) - 1, 8))
$$;

-- Tries again after a pause; dead when no attempts are left. Recurring jobs never become dead: they
-- keep trying, and `failing_since` shows how long they have failed.
create function jobs.fail(job uuid, claim text, code text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update jobs.job j set
      state = case when j.every is null and j.attempts >= j.attempts_max then 'dead'
        else 'waiting' end,
      ended_at = case when j.every is null and j.attempts >= j.attempts_max
        then clock_timestamp() end,
      run_after = clock_timestamp() + least(j.every, jobs.pause_after(j.attempts)),
      failing_since = coalesce(j.failing_since, clock_timestamp()),
      last_error = case when code ~ '^[A-Za-z0-9_-]{1,60}$' then code else 'unknown' end,
      claim_hash = null, claimed_until = null
    where j.id = job and jobs.is_claimed(j, claim);
  return found;
end $$;
grant execute on function jobs.fail(uuid, text, text) to alongside_worker;

-- A server that shuts down returns its unfinished job, without using up an attempt.
create function jobs.give_back(job uuid, claim text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update jobs.job j set state = 'waiting', attempts = greatest(j.attempts - 1, 0),
      run_after = clock_timestamp(), claim_hash = null, claimed_until = null
    where j.id = job and jobs.is_claimed(j, claim);
  return found;
end $$;
grant execute on function jobs.give_back(uuid, text) to alongside_worker;

-- Finished jobs go after thirty days. Dead ones stay until someone has looked at them. Recurring
-- kinds that this version does not know go too.
create function jobs.erase_by_the_clock() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with finished as (delete from jobs.job where state in ('done', 'cancelled')
        and ended_at < now() - interval '30 days' returning 1),
    unknown as (delete from jobs.job where every is not null and state = 'waiting'
        and kind not in (select k.kind from jobs.known_kinds() k) returning 1)
    select programme.note_erasing('job', 'thirty days after its end', jsonb_build_object('jobs.job',
      (select count(*) from finished) + (select count(*) from unknown)))
$$;
