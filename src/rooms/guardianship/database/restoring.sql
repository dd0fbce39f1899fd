-- Ends again, after a restore, what had ended in guardianship.

-- A guardian whose cover was ended must not answer for the child again. The authority stands in for
-- a minor who is left without cover, until someone records who does now.
create function guardianship.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare child uuid;
begin
  if ending <> 'revoked' then return; end if;
  for child in with ended as (update guardianship.cover c
        set until_on = greatest(c.from_on, care.today()), end_reason = 'replaced', ended_at = now(),
          version = c.version + 1
        where c.id = any(records) and (c.until_on is null or c.until_on > care.today())
        returning c.person_id)
      select distinct e.person_id from ended e join people.person p on p.id = e.person_id
      where p.expunged_at is null and p.died_on is null and p.merged_into is null
        and care.may_be_minor(p.birth_to, care.today()) loop
    if not guardianship.covered_on(child, care.today()) then
      perform guardianship.open_interim(child, care.today());
    end if;
  end loop;
  return query select id from guardianship.cover where id = any(records);
end $$;
