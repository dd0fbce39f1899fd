-- On whose Today a proposal about two files stands. First those who may decide it and did not make
-- it: the case managers of both, without one the supervisor, without one the officer. After the
-- days of the pack the next of them, and where nobody is left, or the supervisor was first, the
-- manager, who can name somebody.

-- Whoever reaches both files and did not propose it, with their role there.
create function people.pair_deciders(pair people.person_pair)
  returns table (account_id uuid, role text)
  language sql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
  select r.account_id, m.role
  from (select one.account_id from access.reach one where one.person_id = pair.a_person_id
    and one.level = 'assigned' and one.until_on > care.today()) r
  join access.reach other on other.account_id = r.account_id
    and other.person_id = pair.b_person_id and other.level = 'assigned'
    and other.until_on > care.today()
  join workforce.membership m on m.account_id = r.account_id and m.confirmed_at is not null
    and m.withdrawn_at is null and m.from_at <= now() and m.until_at > now()
    and m.role in ('case-manager', 'supervisor', 'child-protection-officer')
  where not people.is_same_human(r.account_id, (select s.by_account
      from people.person_pair_step s where s.pair_id = pair.id
        and s.step in ('proposed', 'undo-proposed') order by s.at desc, s.id desc limit 1))
  group by r.account_id, m.role
$$;

-- Proposals for the actor to decide, or to see to that somebody does. `person_id`: the file that
-- is to go on. `is_first`: at once; otherwise only when it is late.
create function people.pairs_to_decide()
  returns table (pair_id uuid, person_id uuid, other_id uuid, state text, since timestamptz,
    due_at timestamptz, is_first boolean)
  language sql stable security definer rows 5 set search_path = pg_catalog, pg_temp as $$
  select p.id, p.kept_person_id,
    case p.kept_person_id when p.a_person_id then p.b_person_id else p.a_person_id end,
    p.state, p.changed_at,
    p.changed_at + make_interval(days => care.waiting_days('same-person')), turn.is_first
  from (select (access.context()).*) me
  join people.person_pair p on p.state in ('proposed', 'undo-proposed')
  join people.person kept on kept.id = p.kept_person_id
  cross join lateral (select array_agg(d.role) as roles,
      coalesce(array_agg(d.role) filter (where d.account_id = me.account_id), '{}') as own
    from people.pair_deciders(p) d) d
  cross join lateral (select case
      when me.role = 'cso-manager' and kept.organisation_id = me.organisation_id then
        case when d.roles is null then true
          when 'supervisor' <> all (d.roles) or 'case-manager' <> all (d.roles) then false end
      when me.role <> all (d.own) then null
      when me.role = 'case-manager' then true
      when me.role = 'supervisor' then 'case-manager' <> all (d.roles)
      when 'case-manager' <> all (d.roles) and 'supervisor' <> all (d.roles) then true
    end as is_first) turn
  where access.acts() and turn.is_first is not null
    and not people.is_past(p.a_person_id) and not people.is_past(p.b_person_id)
$$;
grant execute on function people.pairs_to_decide() to alongside_care;
