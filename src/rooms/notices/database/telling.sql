-- One way to tell somebody: triggers beside the tables of the rooms call it, in the transaction of
-- what happened, so that there is a notice exactly if it happened.

-- How long a notice is shown; the erasing job removes it afterwards.
create function notices.kept_for() returns interval
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select interval '42 days'
$$;

-- For the policies: older ones are not shown, whether the job has run or not.
create function notices.shown_since() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select now() - notices.kept_for() where access.acts()
$$;
grant execute on function notices.shown_since() to alongside_justice, alongside_care,
  alongside_programme;

-- `about` says in which table `record` is, and the policies ask that table whether the receiver may
-- see it. `cause` tells two acts about one record apart. Nobody is told of what they did
-- themselves, and nobody who no longer works here. A restore, where nobody acts, tells nobody.
create function notices.tell(receivers uuid[], kind text, about text, record uuid,
    cause uuid default null) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  me uuid := access.actor();
  one record;
begin
  if me is null then return; end if;
  for one in select a.side, array_agg(distinct a.id order by a.id) as accounts
      from access.account a where a.id = any(receivers) and a.id <> me
        and exists (select 1 from workforce.membership m where m.account_id = a.id
          and access.is_current(m))
      group by a.side loop
    if one.side = 'care' then
      insert into notices.care_notice (receiver_id, kind, about, record_id, cause_id)
        select r, tell.kind, tell.about, record, coalesce(cause, record)
          from unnest(one.accounts) r
        on conflict (receiver_id, kind, record_id, cause_id) do nothing;
    elsif one.side = 'justice' then
      insert into notices.justice_notice (receiver_id, kind, about, record_id, cause_id)
        select r, tell.kind, tell.about, record, coalesce(cause, record)
          from unnest(one.accounts) r
        on conflict (receiver_id, kind, record_id, cause_id) do nothing;
    elsif one.side = 'programme' then
      insert into notices.programme_notice (receiver_id, kind, about, record_id, cause_id)
        select r, tell.kind, tell.about, record, coalesce(cause, record)
          from unnest(one.accounts) r
        on conflict (receiver_id, kind, record_id, cause_id) do nothing;
    end if;
  end loop;
end $$;

-- The cause of a step that can come again at the same record: its version.
create function notices.cause_of(record uuid, version bigint) returns uuid
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select md5(record || '|' || version)::uuid
$$;

-- Those with a current grant in a role, in one organisation or, for the programme, anywhere.
create function notices.holders_of(wanted_role text, organisation uuid default null)
  returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select m.account_id from workforce.membership m where m.role = wanted_role
    and (organisation is null or m.organisation_id = organisation) and access.is_current(m))
$$;
