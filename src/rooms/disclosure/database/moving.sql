-- What becomes of requests of the justice side when a file moves to another organisation.

-- A package goes along: from now on the new organisation answers for it, tells the person and takes
-- it back. Whoever asked goes on seeing only who gave it: where somebody is helped now was not
-- asked. What was not released yet falls back to the question: the old organisation has no file to
-- answer from, and the requester learns neither that there was one nor that it moved. Called with
-- the persons locked.
create function disclosure.follow_move(files uuid[], old_one uuid, new_one uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request;
begin
  for r in select q.* from disclosure.request q
      where q.direction = 'justice-asks-care' and old_one = coalesce(q.kept_by_organisation_id,
          q.owner_organisation_id)
        and q.id in (select b.request_id from link.disclosure_about b
          where b.person_id = any(files))
      order by q.id for no key update loop
    if r.state in ('released', 'revoked') then
      update disclosure.request set kept_by_organisation_id = new_one, version = version + 1
        where id = r.id;
    elsif r.state in ('proposed', 'approved-once', 'approved') then
      perform disclosure.forget_proposals(r);
      update disclosure.request set state = 'asked', version = version + 1 where id = r.id;
    end if;
  end loop;
end $$;
