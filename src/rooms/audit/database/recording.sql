-- How entries are added to the audit trail.

create function audit.record(new_action text, new_event text, new_record text,
    new_subjects text[], new_purpose text, new_request uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare actor access.actor_context := access.context();
begin
  if not access.acts() then
    raise exception 'audit needs an entered session' using errcode = 'insufficient_privilege';
  end if;
  insert into audit.entry (account_id, side, role, organisation_id, action, event, record, subjects,
      purpose, request_id)
    values (actor.account_id, actor.side, actor.role, actor.organisation_id, new_action, new_event,
      new_record, coalesce(new_subjects, '{}'), new_purpose, new_request);
end $$;
grant execute on function audit.record(text, text, text, text[], text, uuid) to alongside_justice,
  alongside_care, alongside_programme, alongside_oversight;

create function audit.record_at_door(new_account uuid, new_action text, new_event text,
    new_request uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.entry (account_id, side, action, event, record, purpose, request_id)
  values (new_account, (select side from access.account where id = new_account), new_action,
    new_event, 'session', 'sign-in', new_request)
$$;
grant execute on function audit.record_at_door(uuid, text, text, uuid) to alongside_door;
