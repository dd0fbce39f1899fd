-- Taking off a document that was attached by mistake, and what the sweep of contents asks.

-- Its content can never be opened again; that there was one, who took it off and why, stays.
create function people.take_off_document(wanted uuid, because text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_document people.document;
begin
  select * into found_document from people.document d where d.id = wanted
      and people.writes_files() and exists (select 1 from access.reach r
        where r.account_id = access.actor() and r.person_id = d.person_id
          and r.level = 'assigned' and r.until_on > care.today())
    for update;
  if not found or people.is_past(found_document.person_id) then return 'not-found'; end if;
  if found_document.taken_off_at is not null then return 'already-taken-off'; end if;
  update people.document set content_key = null, issuer = null, number = null,
      taken_off_by = access.actor(), taken_off_at = now(), taken_off_because = because
    where id = wanted;
  return 'ok';
end $$;
grant execute on function people.take_off_document to alongside_care;

-- Of these ids, those whose content somebody can still open; for programme.contents_kept.
create function people.contents_kept(ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.content_id from people.document d
    where d.content_id = any(ids) and d.content_key is not null
$$;
