-- Ends again, after a restore, what had ended in cases.

create function care.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if ending <> 'revoked' then return; end if;
  update care.emergency_opening set ended_at = now() where id = any(records) and ended_at is null;
  return query select id from care.emergency_opening where id = any(records);
end $$;
