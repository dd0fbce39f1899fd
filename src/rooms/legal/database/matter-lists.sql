-- Lists of matters, in the order that the reader chose. The order tells nobody more than their own
-- Today: for a probation officer it knows only hearings ahead and what is due in restrictions.

-- Which of the actor's matters have to be looked at to sort them: of a court, most urgent first,
-- those where something can be due by now or that nobody holds, and newest first none.
create function legal.own_matters(by text, wanted_code text, unassigned uuid[]) returns uuid[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_custom_plan as $$
declare
  me access.actor_context := access.context();
  today date := legal.today();
begin
  if not coalesce(legal.registers(), false) then
    return array(select s.id from legal.reach r
      cross join lateral (select s.id from legal.subject s where s.id = r.subject_id
        and (wanted_code is null or s.code = wanted_code)
        and (s.hidden_from is null or s.hidden_from > today) offset 0) s
      where r.account_id = me.account_id and r.organisation_id = me.organisation_id);
  elsif by = 'newest' then
    return '{}';
  elsif by = 'urgent' then
    return array(select s.id from (
        select * from unnest(legal.matters_with_late(me.organisation_id, today, 15))
        union select * from unnest(unassigned)) n(id)
      cross join lateral (select s.id from legal.subject s where s.id = n.id
        and s.organisation_id = me.organisation_id
        and (wanted_code is null or s.code = wanted_code)
        and (s.hidden_from is null or s.hidden_from > today) offset 0) s);
  end if;
  return array(select s.id from legal.subject s where s.organisation_id = me.organisation_id
    and (wanted_code is null or s.code = wanted_code)
    and (s.hidden_from is null or s.hidden_from > today));
end $$;

-- One at a time and not joined: a join read every proceeding.
create function legal.is_restriction_shown(wanted uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not coalesce((select p.hidden_from <= legal.today() from legal.restriction r
    join legal.proceeding p on p.id = r.proceeding_id where r.id = wanted), false)
$$;

-- By when the first thing in each matter is due, of those that stand on a first page by now. A
-- detention counts from the day its review first stands there: who is held comes first. Runs with
-- the owner's rights, because the policies would ask the same again for every row.
create function legal.first_due(subjects uuid[], minimum boolean)
  returns table (subject_id uuid, due_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.subject_id, min(w.due_on - case w.danger when 1 then 14 else 0 end)
  from (
    select p.subject_id, p.due_on, p.danger from legal.waiting_in_proceedings(subjects) p
      where not minimum
    union all
    select h.subject_id, h.held_on, 2 from legal.minimum_hearings_ahead(7) h where minimum
    union all
    select i.subject_id, i.due_on, i.danger from legal.waiting_in_restrictions(subjects) i
      where legal.is_restriction_shown(i.parent)) w
  where w.subject_id = any(subjects)
  group by w.subject_id
$$;

-- The whole of what a matter is sorted by, where it is sorted by something that it has: a name, the
-- next hearing, the first restriction that ends.
create function legal.placed_by(subjects uuid[], by text, minimum boolean)
  returns table (subject_id uuid, place text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.subject_id, lower(n.full_name) from legal.subject_name n
    where by = 'name' and n.subject_id = any(subjects) and n.kind = 'current'
  union all
  select h.subject_id, min(to_char(h.held_on, 'YYYYMMDD')) from legal.hearing h
    cross join lateral (select case when minimum then legal.is_left_out(p)
        else coalesce(p.hidden_from <= legal.today(), false) end as is_hidden
      from legal.proceeding p where p.id = h.proceeding_id offset 0) p
    where by = 'next-hearing' and h.subject_id = any(subjects) and h.outcome = 'planned'
      and h.held_on >= legal.today() and not p.is_hidden
    group by h.subject_id
  union all
  select n.subject_id, min(to_char(n.last_day, 'YYYYMMDD'))
    from legal.restrictions_now(case by when 'restriction-ends' then subjects else '{}' end,
      legal.today()) n
    where n.state = 'active' and legal.is_restriction_shown(n.restriction_id)
    group by n.subject_id
$$;

-- The actor's matters, sorted: for a registrar those of the court, for others those in reach.
-- `after_id`: the last one of the page before. What has nothing to be sorted by stands newest first
-- behind the others; of a whole court it is read in the order of an index.
create function legal.sorted_matters(by text, wanted_code text, after_id uuid, most integer)
  returns table (subject_id uuid)
  language plpgsql stable security definer rows 50 set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  me access.actor_context := access.context();
  today date := legal.today();
  registers boolean := coalesce(legal.registers(), false);
  counted integer := least(greatest(most, 1), 101);
  unassigned uuid[] := '{}';
  since text[] := '{}';
  mine uuid[];
  ids uuid[];
  places text[];
  after_place text;
begin
  if me.role is null or me.role not in ('prosecutor', 'probation-officer') then return; end if;
  if registers and by = 'urgent' then
    select coalesce(array_agg(a.subject_id), '{}'),
        coalesce(array_agg(to_char(a.due_on, 'YYYYMMDD')), '{}') into unassigned, since
      from legal.matters_to_assign(101) a;
  end if;
  mine := legal.own_matters(by, wanted_code, unassigned);
  select array_agg(k.subject_id), array_agg(k.place) into ids, places from (
    select w.subject_id, min(w.place) as place from (
      select d.subject_id, to_char(d.due_on, 'YYYYMMDD') as place from legal.first_due(
        case by when 'urgent' then mine else '{}' end, me.role = 'probation-officer') d
      union all
      select a.id, a.place from unnest(unassigned, since) a(id, place) where a.id = any(mine)
      union all
      select p.subject_id, p.place
        from legal.placed_by(mine, by, me.role = 'probation-officer') p) w
    group by w.subject_id) k;
  ids := coalesce(ids, '{}');
  after_place := coalesce(places[array_position(ids, after_id)], '~');
  return query select k.id from (
      (select o.id, o.place collate "C" as place from unnest(ids, places) o(id, place))
      union all
      (select o.id, '~' collate "C" from unnest(mine) o(id)
        where not registers and o.id <> all(ids))
      union all
      (select s.id, '~' collate "C" from legal.subject s
        where registers and s.organisation_id = me.organisation_id and s.id <> all(ids)
          and (wanted_code is null or s.code = wanted_code)
          and (s.hidden_from is null or s.hidden_from > today)
          and (after_id is null or after_place <> '~' or s.id < after_id)
        order by s.id desc limit counted)) k
    where after_id is null or k.place > after_place collate "C"
      or (k.place = after_place collate "C" and k.id < after_id)
    order by k.place, k.id desc limit counted;
end $$;
grant execute on function legal.sorted_matters(text, text, uuid, integer) to alongside_justice;
