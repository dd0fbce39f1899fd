-- What is erased from disclosures when its time is over.

-- Requests that are over lose their key and the number by which a register could find them. Before
-- this hourly job runs, the functions that read them already refuse by date.
create function disclosure.erase_by_the_clock() returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  r disclosure.request;
  gone uuid[] := '{}';
begin
  for r in select q.* from disclosure.request q where disclosure.request_holds_more(q)
      and (disclosure.state_of(q) in ('refused', 'withdrawn', 'revoked', 'expired')
        or exists (select 1
        from link.disclosure_about b join legal.subject s on s.id = b.subject_id
        where b.request_id = q.id and s.expunged_at is not null)) for update loop
    gone := gone || r.id;
  end loop;
  perform programme.note_erasing('crossing', 'the request is over',
    disclosure.forget_requests(gone));
  perform programme.note_ending('erased', one) from unnest(gone) one;
  perform pg_advisory_xact_lock(hashtextextended('link.subject|' || over.subject_id, 24)) from (
    select distinct b.subject_id from link.disclosure_about b
      join disclosure.request q on q.id = b.request_id
    where q.key_destroyed_at is not null and b.linked_person_id is not null order by 1) over;
  -- A link goes with the last package that needed it. A link that existed before any package stays.
  delete from link.subject_person l using link.disclosure_about b, disclosure.request q
    where q.id = b.request_id and q.key_destroyed_at is not null
      and l.subject_id = b.subject_id and l.person_id = b.linked_person_id
      and not exists (select 1 from link.disclosure_about o
        join disclosure.request n on n.id = o.request_id
        where o.subject_id = b.subject_id and o.request_id <> b.request_id and n.state = 'released'
          and n.key_destroyed_at is null);
  -- A file of care keeps what was released from it, so that the person can be told at any time. A
  -- matter is named only until the person has been told. Who asked is no longer kept beside either.
  delete from link.disclosure_about b using disclosure.request q
    where q.id = b.request_id and q.key_destroyed_at is not null
      and not case q.direction
        when 'justice-asks-care' then exists (select 1 from disclosure.release l
            where l.request_id = q.id)
          and exists (select 1 from people.person p
            where p.id = b.person_id and p.expunged_at is null)
        else disclosure.notice_due_on(q.id) is not null and exists (select 1 from legal.subject s
          where s.id = b.subject_id and s.expunged_at is null) end;
  update link.disclosure_about b set linked_person_id = null,
      subject_id = case q.direction when 'care-asks-justice' then b.subject_id end,
      person_id = case q.direction when 'justice-asks-care' then b.person_id end
    from disclosure.request q where q.id = b.request_id and q.key_destroyed_at is not null;
end $$;
