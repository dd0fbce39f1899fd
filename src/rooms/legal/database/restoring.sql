-- Ends again, after a restore, what had ended at court.

-- Proceedings get their day first: a backup may be older than the decision that set it.
create function legal.end_again(ending text, records uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone uuid[];
  gone_subjects uuid[];
begin
  if ending = 'revoked' then
    return query with gone as (delete from legal.reach r using unnest(records) record
        where legal.reach_record(r.account_id, r.subject_id) = record returning record)
      select record from gone;
  elsif ending = 'expunged' then
    select array_agg(id) into gone_subjects from legal.subject where id = any(records);
    select array_agg(id) into gone from legal.proceeding
      where id = any(records) or subject_id = any(gone_subjects);
    update legal.proceeding set expunge_on = legal.today()
      where id = any(gone) and (expunge_on is null or expunge_on > legal.today());
    perform legal.forget_proceedings(gone);
    if gone_subjects is not null then perform legal.forget_subjects(gone_subjects); end if;
    return query select id from legal.subject where id = any(records)
      union all select id from legal.proceeding where id = any(records);
  end if;
end $$;
