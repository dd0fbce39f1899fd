-- notices.justice_notice: who reads it. Only the function notices.tell writes it.

grant select on notices.justice_notice to alongside_justice;

create policy machinery on notices.justice_notice to current_user using (true) with check (true);
-- Only the receiver, and only while the record's own policies, asked at this moment, show it.
create policy own_read on notices.justice_notice for select to alongside_justice
  using ((select access.acts()) and receiver_id = (select access.actor())
    and made_at > (select notices.shown_since()) and case about
      when 'matter' then exists (select 1 from legal.assignment r
        where r.id = justice_notice.record_id)
      when 'permission' then exists (select 1 from legal.permission_request r
        where r.id = justice_notice.record_id)
      when 'appeal' then exists (select 1 from legal.restriction_appeal r
        where r.id = justice_notice.record_id)
      when 'document' then exists (select 1 from legal.document r
        where r.id = justice_notice.record_id)
      when 'disclosure' then disclosure.takes_part(justice_notice.record_id)
      else false end);

create trigger revised before update on notices.justice_notice
  for each row execute function access.note_revision();
