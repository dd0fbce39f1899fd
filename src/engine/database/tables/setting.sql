-- programme.setting: who reads and writes it, and what it refuses.

grant select on programme.setting to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;

create policy machinery on programme.setting to current_user using (true) with check (true);
create policy everyone_reads on programme.setting for select to alongside_justice, alongside_care,
  alongside_programme, alongside_oversight
  using ((select access.acts()));

comment on column programme.setting.is_demo is
  'A demo shows a banner and accepts one-time codes twice, so that scripts can sign in again.';

-- In a demo one click signs in, and reported law permits.
create function programme.stays_real() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' or (new.is_demo and not old.is_demo) then
    raise exception 'the setting is never deleted, and a real programme never becomes a demo'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger stays_real before update of is_demo or delete on programme.setting
  for each row execute function programme.stays_real();
