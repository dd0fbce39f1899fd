-- notices.care_notice: who reads it. Only the function notices.tell writes it.

grant select on notices.care_notice to alongside_care;

create policy machinery on notices.care_notice to current_user using (true) with check (true);
-- Only the receiver, and only while the record's own policies, asked at this moment, show it.
create policy own_read on notices.care_notice for select to alongside_care
  using ((select access.acts()) and receiver_id = (select access.actor())
    and made_at > (select notices.shown_since()) and case about
      when 'assignment' then exists (select 1 from care.assignment r
        where r.id = care_notice.record_id)
      when 'offer' then exists (select 1 from care.offer r where r.id = care_notice.record_id)
      when 'concern' then exists (select 1 from care.urgent_concern r
        where r.id = care_notice.record_id)
      when 'handing' then exists (select 1 from care.handing r where r.id = care_notice.record_id)
      when 'plan' then exists (select 1 from care.plan r where r.id = care_notice.record_id)
      when 'closing' then exists (select 1 from care.closing r where r.id = care_notice.record_id)
      when 'move' then exists (select 1 from care.move r where r.id = care_notice.record_id)
      when 'case' then exists (select 1 from care.case_file r where r.id = care_notice.record_id)
      when 'waiting-search' then guardianship.is_to_take(care_notice.record_id)
      when 'search' then exists (select 1 from guardianship.search r
        where r.id = care_notice.record_id)
      when 'pair' then exists (select 1 from people.person_pair r
        where r.id = care_notice.record_id)
      when 'supervised' then exists (select 1 from workforce.supervised r
        where r.id = care_notice.record_id)
      when 'supervision' then exists (select 1 from workforce.supervision r
        where r.id = care_notice.record_id)
      when 'supervision-ask' then exists (select 1 from workforce.supervision_ask r
        where r.id = care_notice.record_id)
      when 'document' then exists (select 1 from people.document r
        where r.id = care_notice.record_id)
      when 'disclosure' then disclosure.takes_part(care_notice.record_id)
      else false end);

create trigger revised before update on notices.care_notice
  for each row execute function access.note_revision();
