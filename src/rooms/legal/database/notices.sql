-- What stands with an officer of the justice side because another person entered it.

create function legal.officers_assigned(wanted uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select a.officer_account_id from legal.assignment a
    where a.subject_id = wanted and a.until_at = 'infinity')
$$;

create function legal.tell_of_assignment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform notices.tell(array[new.officer_account_id], 'matter-assigned', 'matter', new.id);
  return null;
end $$;

create function legal.tell_of_permission() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform notices.tell(legal.officers_assigned(new.subject_id) || new.recorded_by,
    case when new.answer is null then 'permission-asked' else 'permission-answered' end,
    'permission', new.id);
  return null;
end $$;

create function legal.tell_of_appeal() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform notices.tell(legal.officers_assigned(new.subject_id) || new.recorded_by,
    case new.state when 'pending' then 'appeal-lodged' else 'appeal-decided' end,
    'appeal', new.id);
  return null;
end $$;

-- What a colleague attached to a matter, or took off: to the officers of the matter.
create function legal.tell_of_document() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform notices.tell(legal.officers_assigned(new.subject_id), case tg_op
    when 'INSERT' then 'document-attached' else 'document-taken-off' end, 'document', new.id);
  return null;
end $$;
