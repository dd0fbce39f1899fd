-- Taking off a document that was attached by mistake, and what the sweep of contents asks.

-- Its content can never be opened again; that there was one, who took it off and why, stays. By
-- whoever attached it, for as long as the matter is theirs.
create function legal.take_off_document(wanted uuid, because text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_document legal.document;
begin
  select * into found_document from legal.document d where d.id = wanted
    and d.attached_by = access.actor() and access.acts()
    and exists (select 1 from legal.subject s where s.id = d.subject_id
      and (s.hidden_from is null or s.hidden_from > legal.today())
      and ((legal.registers() and s.organisation_id = access.organisation())
        or exists (select 1 from legal.reach r where r.subject_id = s.id
          and r.account_id = access.actor() and r.organisation_id = access.organisation())))
    for update;
  if not found then return 'not-found'; end if;
  if found_document.taken_off_at is not null then return 'already-taken-off'; end if;
  update legal.document set content_key = null, issuer = null, number = null,
      taken_off_by = access.actor(), taken_off_at = now(), taken_off_because = because
    where id = wanted;
  return 'ok';
end $$;
grant execute on function legal.take_off_document to alongside_justice;

-- Of these ids, those whose content somebody can still open; for programme.contents_kept.
create function legal.contents_kept(ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.content_id from legal.document d
    where d.content_id = any(ids) and d.content_key is not null
$$;
