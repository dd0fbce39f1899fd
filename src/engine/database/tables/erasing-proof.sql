-- programme.erasing_proof: who reads and writes it, and what it refuses.

create policy machinery on programme.erasing_proof to current_user using (true) with check (true);

create function programme.refuse_other_proof() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'a proof is never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger never_changed before update or delete on programme.erasing_proof
  for each row execute function programme.refuse_other_proof();
