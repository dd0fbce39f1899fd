-- What every sweep leaves: an ending, so that no older backup brings the record back, and a proof
-- with counts and the rule.

-- Leaves no proof of nothing.
create function programme.note_erasing(kind text, rule text, counted jsonb) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into programme.erasing_proof (kind, rule, rows_by_table)
    select note_erasing.kind, note_erasing.rule, jsonb_object_agg(key, value)
    from jsonb_each(counted) where value <> '0' having count(*) > 0
$$;

-- The rule of the proof, with where its days are from.
create function programme.rule_of_closed_cases() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select 'closed-cases: ' || n.numbers[1] || ' days, ' || n.source
  from programme.pack_number n where n.name = 'closed-cases-kept-days'
$$;

-- The next files whose day has come, for the job; `without`: those that it could not erase.
create function programme.files_due(most integer, without uuid[]) returns setof uuid
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select e.person_id from people.file_end e join people.person p on p.id = e.person_id
    where e.erase_on <= care.today() and p.merged_into is null and e.person_id <> all (without)
    order by e.erase_on, e.person_id limit least(greatest(most, 1), 500)
$$;
grant execute on function programme.files_due(integer, uuid[]) to alongside_worker;

create function programme.note_files_due() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select guardianship.close_grown_searches();
  select people.note_missing_ends()
$$;
grant execute on function programme.note_files_due() to alongside_worker;

-- Erases one file and says so in the trail, under the pseudonym that earlier entries about it have:
-- whoever reads the trail later sees why nothing follows. Only a file whose day has come is erased.
create function programme.erase_file(wanted uuid, subject text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not people.erase_file(wanted) then return false; end if;
  insert into audit.entry (action, event, record, subjects, purpose)
    values ('write', 'file-erased', 'person', array[subject], 'retention');
  return true;
end $$;
grant execute on function programme.erase_file(uuid, text) to alongside_worker;
