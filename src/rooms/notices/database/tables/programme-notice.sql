-- notices.programme_notice: who reads it. Only the function notices.tell writes it.

grant select on notices.programme_notice to alongside_programme;

create policy machinery on notices.programme_notice to current_user using (true) with check (true);
-- Only the receiver, and only while the record's own policies, asked at this moment, show it.
create policy own_read on notices.programme_notice for select to alongside_programme
  using ((select access.acts()) and receiver_id = (select access.actor())
    and made_at > (select notices.shown_since()) and case about
      when 'offer' then exists (select 1 from care.offer r where r.id = programme_notice.record_id)
      when 'given-name' then exists (select 1 from people.given_name_form r
        where r.id = programme_notice.record_id)
      else false end);

create trigger revised before update on notices.programme_notice
  for each row execute function access.note_revision();
