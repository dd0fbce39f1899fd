-- legal.exemption_answer: who reads and writes it, and what it refuses.

grant select on legal.exemption_answer to alongside_justice;
grant insert (id, subject_id, request_id, condition_code, answer, evidence, recorded_by) on
  legal.exemption_answer to alongside_justice;

create policy machinery on legal.exemption_answer to current_user using (true) with check (true);
create policy with_request on legal.exemption_answer for select to alongside_justice
  using (exists (select 1 from legal.exemption_request r where r.id = exemption_answer.request_id));
create policy with_request_insert on legal.exemption_answer for insert to alongside_justice
  with check (recorded_by = (select access.actor())
    and exists (select 1 from legal.exemption_request r where r.id = exemption_answer.request_id));

create trigger a_sight before insert on legal.exemption_answer for each row
  execute function legal.check_sight('exemption_request', 'request_id');

create function legal.check_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  request legal.exemption_request;
begin
  select * into request from legal.exemption_request where id = new.request_id for share;
  if request.state <> 'open' then perform legal.refuse('request-is-decided'); end if;
  if not exists (select 1 from jsonb_array_elements(legal.exemption_rule(request.edition_id,
    request.rule_code,
      request.opened_on) -> 'conditions') c where c ->> 'code' = new.condition_code) then
    perform legal.refuse('no-such-condition');
  end if;
  new.recorded_at := clock_timestamp();
  return new;
end $$;
create trigger answer before insert on legal.exemption_answer
  for each row execute function legal.check_answer();

create trigger revised before update on legal.exemption_answer
  for each row execute function access.note_revision();
