-- What follows from the import of a caseload list: whose files it opened, how many of them still
-- rest on the ground that was taken for the list, and taking the whole import back.

-- Called in the transaction of the import: the persons are those that it added, and no others.
create function operations.link_list(wanted uuid, persons uuid[]) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update operations.caseload_list set epoch = (select e.id from programme.epoch e)
    where id = wanted and imported_by = access.actor() and opened_xid = pg_current_xact_id()
      and epoch is null and operations.opens_files();
  if not found or exists (select 1 from unnest(persons) one (id) where not exists (select 1
      from people.person p where p.id = one.id and p.changed_xid = pg_current_xact_id()
        and p.made_at = now() and p.organisation_id = access.organisation())) then
    raise exception 'not the files of this import' using errcode = 'insufficient_privilege';
  end if;
  insert into operations.caseload_person (list_id, person_id) select wanted, unnest(persons);
end $$;
grant execute on function operations.link_list(uuid, uuid[]) to alongside_care;

-- Whoever brought the list in, while they may still open files, and a manager of the organisation.
create function operations.may_take_back(list operations.caseload_list) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(list.organisation_id = access.organisation()
    and ((operations.opens_files() and list.imported_by = access.actor())
      or access.role() = 'cso-manager'), false)
$$;

-- A day. Transactions can be compared only within one epoch: not after a restore.
create function operations.take_back_until(list operations.caseload_list) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select list.imported_at + interval '24 hours'
    where list.imported_at + interval '24 hours' > now()
      and list.epoch = (select e.id from programme.epoch e)
$$;

-- Persons of these in whose files something was written by another transaction; null for a row that
-- belongs to no single one. What another side asked about them counts as well: it would be lost.
create function operations.written_into(gone uuid[], opened xid8) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select people.written_since(gone, opened)
  union select care.written_since(gone, opened)
  union select guardianship.written_since(gone, opened)
  union select operations.written_since(gone, opened)
  union select p.id from people.person p join people.household h on h.id = p.household_id
    where p.id = any(gone) and h.changed_xid <> opened
  union select l.person_id from link.subject_person l where l.person_id = any(gone)
  union select l.person_id from link.disclosure_about l where l.person_id = any(gone)
  union select t.person_id from access.tie t where t.person_id = any(gone)
$$;

-- Takes an import back: nobody of the list has a file any more, and the same file can be imported
-- again. Answers {outcome, persons}, or a refusal; `codes` names at most twenty of the caller's own
-- cases that were written into. Asks under the locks of the persons and their cases, so that a
-- first visit was seen here or finds no file.
create function operations.take_back_list(wanted uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  list operations.caseload_list;
  gone uuid[];
  written uuid[];
  counted jsonb;
begin
  -- For a manager, only what operations.caseload_lists shows them is there at all.
  select * into list from operations.caseload_list l where l.id = wanted
    and operations.may_take_back(l) and (l.imported_by = access.actor()
      or operations.take_back_until(l) is not null) for update;
  if not found then return jsonb_build_object('outcome', 'not-found'); end if;
  if operations.take_back_until(list) is null then
    return jsonb_build_object('outcome', 'list-too-old');
  end if;
  if not access.confirmed_lately() then
    return jsonb_build_object('outcome', 'confirm-it-is-you');
  end if;
  gone := array(select p.id from people.person p join operations.caseload_person c
    on c.person_id = p.id where c.list_id = wanted order by p.id for update of p);
  perform 1 from care.case_file c where c.person_id = any(gone) order by c.id for update;
  written := array(select operations.written_into(gone, list.opened_xid));
  if cardinality(written) > 0 then
    return jsonb_build_object('outcome', 'list-written-into', 'facts', jsonb_build_object('codes',
      coalesce((select string_agg(shown.code, ', ' order by shown.code) from (select c.code
        from care.case_file c where c.person_id = any(written) and (exists (select 1
            from access.reach r where r.account_id = access.actor()
              and r.person_id = c.person_id and r.level = 'assigned'
              and r.until_on > care.today())
          or access.role() = 'cso-manager') order by c.code limit 20) shown), '–')));
  end if;
  insert into operations.list_taken_back (list_id, account_id, files, imported_at)
    select wanted, r.account_id, count(distinct r.person_id), list.imported_at
    from access.reach r where r.person_id = any(gone) and r.level = 'assigned'
      and r.until_on > care.today() and r.account_id <> access.actor() group by r.account_id;
  update care.case_file set state = 'closed', closed_at = now(), version = version + 1
    where person_id = any(gone) and state not in ('closed', 'transferred');
  counted := people.forget_files(gone);
  delete from operations.caseload_list where id = wanted;
  perform programme.note_ending('erased', wanted);
  perform programme.note_erasing('file', 'import of a list taken back', counted);
  return jsonb_build_object('outcome', 'ok', 'persons', to_jsonb(gone));
end $$;
grant execute on function operations.take_back_list(uuid) to alongside_care;

-- For Today of whoever worked with files that are gone: how many, and of which list, for a week.
create function operations.lists_taken_back()
  returns table (id uuid, imported_at timestamptz, taken_back_at timestamptz, files integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.list_id, t.imported_at, t.taken_back_at, t.files from operations.list_taken_back t
  where t.account_id = access.actor() and access.acts()
    and t.taken_back_at > now() - interval '7 days'
  order by t.taken_back_at desc, t.list_id limit 10
$$;
grant execute on function operations.lists_taken_back() to alongside_care;

-- The lists of the last year that still need somebody: supervisors count the persons they reach;
-- the importer and the manager see until when it can be taken back. What a person agreed to is not
-- for a manager, not even as a number. `on_ground`: of the persons reached, whoever was not asked
-- yet; `ask_by`: the first day by which one of them has to be.
create function operations.caseload_lists()
  returns table (id uuid, imported_at timestamptz, persons integer, on_ground integer, ask_by date,
    take_back_until timestamptz, may_take_back boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from (
    select l.id, l.imported_at, l.rows, of_list.on_ground, of_list.ask_by,
      operations.take_back_until(l),
      operations.may_take_back(l) and operations.take_back_until(l) is not null as may_take_back
    from (select (access.context()).*) me
    join operations.caseload_list l on l.organisation_id = me.organisation_id
      and l.imported_at > now() - interval '1 year' and l.epoch is not null
    cross join lateral (select count(distinct s.person_id)::integer as on_ground,
        min(s.ask_again_by) as ask_by, count(c.person_id) as reached
      from operations.caseload_person c
      left join people.consent s on s.person_id = c.person_id and s.ended_at is null
        and s.ask_again_by is not null and s.ground in ('vital-interest', 'best-interests', 'law')
      where c.list_id = l.id and exists (select 1 from access.reach r
        where r.account_id = me.account_id and r.person_id = c.person_id
          and r.level = 'assigned' and r.until_on > care.today())) of_list
    where me.side = 'care' and access.is_open_role(me.role)
      and (operations.may_take_back(l) or (me.role = 'supervisor' and of_list.reached > 0))
  ) shown
  where shown.on_ground > 0 or shown.may_take_back
  order by shown.imported_at desc, shown.id limit 50
$$;
grant execute on function operations.caseload_lists() to alongside_care;
