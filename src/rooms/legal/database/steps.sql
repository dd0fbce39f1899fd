-- The steps of a proceeding.

-- A returned person may be exempted before any proceeding is opened.
create function legal.proceeding_steps() returns table (from_state text, to_state text)
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select * from (values
    ('check', 'opened'), ('check', 'ended'), ('check', 'exempted'),
    ('opened', 'charged'), ('opened', 'ended'), ('opened', 'exempted'),
    ('charged', 'trial'), ('charged', 'ended'), ('charged', 'exempted'),
    ('trial', 'convicted'), ('trial', 'acquitted'), ('trial', 'ended'), ('trial', 'exempted'),
    ('convicted', 'appeal'), ('convicted', 'final'), ('convicted', 'exempted'),
    ('acquitted', 'appeal'), ('acquitted', 'final'),
    ('ended', 'appeal'), ('ended', 'final'), ('ended', 'expunged'),
    ('exempted', 'final'), ('exempted', 'expunged'),
    ('appeal', 'trial'), ('appeal', 'convicted'), ('appeal', 'acquitted'), ('appeal', 'ended'),
    ('appeal', 'exempted'), ('appeal', 'final'),
    ('final', 'serving'), ('final', 'expunged'),
    ('serving', 'conditional'), ('serving', 'served'), ('serving', 'exempted'),
    ('conditional', 'serving'), ('conditional', 'served'), ('conditional', 'exempted'),
    ('served', 'expunged')) step (from_state, to_state)
$$;
grant execute on function legal.proceeding_steps() to alongside_justice;

create function legal.last_outcome(wanted_proceeding uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.to_state from legal.proceeding_transition t where t.proceeding_id = wanted_proceeding
    and t.to_state in ('convicted', 'acquitted', 'ended', 'exempted') order by t.at desc limit 1
$$;
