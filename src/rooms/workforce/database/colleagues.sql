-- Colleagues and their workload.

-- Staff of the actor's own organisation. Open cases are shown as the access table says: to a
-- manager for everyone, to a supervisor for those who lead a case the supervisor reaches, to others
-- for themselves. The page is cut first, so that only its rows are counted. A supervisor has no
-- norm: it is meant for those who lead cases, and a supervisor answers for the cases of several.
create function workforce.list_colleagues(wanted_role text)
  returns table (account_id uuid, display_name text, role text, duty text, province text,
    languages text[], is_self boolean, open_cases integer, norm integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select page.id, page.display_name, page.role, page.duty, page.province, page.languages,
    page.id = page.me,
    case when known.yes then (select count(*)::integer from care.assignment s
      where s.account_id = page.id and s.until_at = 'infinity' and not s.case_is_over) end,
    case when known.yes and page.role <> 'supervisor' then page.caseload_norm end
  from (select a.id, a.display_name, m.role, m.duty, m.province, m.languages,
      m.caseload_norm,
      me.account_id as me, me.role as my_role
    from (select (access.context()).*) me
    join workforce.membership m on m.organisation_id = me.organisation_id and m.withdrawn_at is null
      and m.from_at <= now() and m.until_at > now() and m.confirmed_at is not null
    join access.account a on a.id = m.account_id and a.closed_at is null and a.side = me.side
    where me.side = 'care' and access.is_open_role(me.role)
      and (wanted_role is null or m.role = wanted_role)
    order by a.display_name, a.id limit 200) page
  cross join lateral (select page.my_role = 'cso-manager' or page.id = page.me
    or (page.my_role = 'supervisor' and exists (select 1 from care.assignment s
      join access.reach r on r.person_id = s.person_id and r.account_id = page.me
        and r.via = 'case-supervisor'
      where s.account_id = page.id and s.part = 'lead' and s.until_at = 'infinity')) as yes) known
  order by page.display_name, page.id
$$;
grant execute on function workforce.list_colleagues(text) to alongside_care;

-- Names of staff who work with the actor: in the same organisation or with a person both reach.
create function workforce.staff_names(wanted uuid[])
  returns table (account_id uuid, display_name text)
  language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
declare me access.actor_context := access.context();
begin
  if me.side is distinct from 'care' or not access.acts() then return; end if;
  return query select a.id, a.display_name from access.account a
    where a.id = any(wanted) and a.side = 'care'
      and (exists (select 1 from workforce.membership m where m.account_id = a.id
          and m.organisation_id = me.organisation_id)
        -- Asked of one account after another: for all at once, every assignment would be read.
        or (select true from care.assignment s
          where s.account_id = a.id and exists (select 1 from access.reach r
            where r.account_id = me.account_id and r.person_id = s.person_id
              and r.until_on > care.today()) limit 1));
end $$;
-- The programme's side gets no name from it.
grant execute on function workforce.staff_names(uuid[]) to alongside_care, alongside_programme;

-- How to call those whose names the actor may know.
create function workforce.staff_phones(wanted uuid[])
  returns table (account_id uuid, work_phone text)
  language sql stable rows 20 security definer set search_path = pg_catalog, pg_temp as $$
  select n.account_id, a.work_phone from workforce.staff_names(wanted) n
  join access.account a on a.id = n.account_id
  where a.work_phone is not null and a.closed_at is null
$$;
grant execute on function workforce.staff_phones(uuid[]) to alongside_care;
