-- programme.setting: who reads and writes it, and what it refuses.

grant select on programme.setting to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create policy machinery on programme.setting to current_user using (true) with check (true);
create policy everyone_reads on programme.setting for select to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight
  using ((select access.acts()));

comment on column programme.setting.is_demo is
  'A demo shows a banner and accepts one-time codes twice, so that scripts can sign in again.';
