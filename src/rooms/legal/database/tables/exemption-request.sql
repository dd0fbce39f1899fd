-- legal.exemption_request: who reads and writes it, and what it refuses.

grant select on legal.exemption_request to alongside_justice;
grant insert (id, subject_id, proceeding_id, edition_id, rule_code, legal_aid_offered_on,
  legal_aid_answer, opened_on, recorded_by) on legal.exemption_request to alongside_justice;
grant update (state, decided_by, order_number, decided_on, version) on legal.exemption_request to
  alongside_justice;

create policy machinery on legal.exemption_request to current_user using (true) with check (true);
create policy with_proceeding on legal.exemption_request for select to alongside_justice
  using (exists (select 1 from legal.proceeding p where p.id = exemption_request.proceeding_id));
create policy with_proceeding_insert on legal.exemption_request for insert to alongside_justice
  with check (recorded_by = (select access.actor()) and exists (select 1 from legal.proceeding p
    where p.id = exemption_request.proceeding_id));
create policy with_proceeding_update on legal.exemption_request for update to alongside_justice
  using (exists (select 1 from legal.proceeding p where p.id = exemption_request.proceeding_id));

create trigger a_sight before insert on legal.exemption_request
  for each row execute function legal.check_sight('proceeding', 'proceeding_id');

create function legal.check_exemption() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p legal.proceeding;
  rule jsonb;
begin
  select * into p from legal.proceeding where id = new.proceeding_id
    for no key update;
  if new.opened_on < new.legal_aid_offered_on then perform legal.refuse('legal-aid-first'); end if;
  if new.opened_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.edition_id is distinct from law.current_edition() then
    perform legal.refuse('law-changed-meanwhile');
  end if;
  rule := legal.exemption_rule(new.edition_id, new.rule_code, new.opened_on);
  if rule is null then perform legal.refuse('no-such-rule'); end if;
  if p.offence_code is not null and not (rule -> 'offences') ? p.offence_code then
    perform legal.refuse('rule-not-for-this-offence');
  end if;
  if not exists (select 1 from legal.proceeding_steps() s where s.from_state = p.state
    and s.to_state = 'exempted') then
    perform legal.refuse('no-such-step');
  end if;
  new.state := 'open';
  return new;
end $$;
create trigger exemption before insert on legal.exemption_request
  for each row execute function legal.check_exemption();

create function legal.check_exemption_decision() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p legal.proceeding;
begin
  if old.state <> 'open' or new.state = 'open' then
    perform legal.refuse('request-is-decided');
  end if;
  if new.decided_on > legal.today() then perform legal.refuse('state-in-the-future'); end if;
  if new.decided_on < new.opened_on then perform legal.refuse('before-the-last-state'); end if;
  if new.state <> 'granted' then return new; end if;
  if not coalesce(legal.conditions_met(new), false) then perform legal.refuse('conditions-not-met');
    end if;
  select * into p from legal.proceeding where id = new.proceeding_id
    for no key update;
  if new.decided_on < p.state_on then perform legal.refuse('before-the-last-state'); end if;
  if not exists (select 1 from legal.proceeding_steps() s where s.from_state = p.state
    and s.to_state = 'exempted') then
    perform legal.refuse('no-such-step');
  end if;
  return new;
end $$;
create trigger exemption_decision before update on legal.exemption_request
  for each row execute function legal.check_exemption_decision();

create function legal.after_exemption_decision() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state = 'granted' then
    update legal.proceeding set state = 'exempted', state_on = new.decided_on, version = version + 1
      where id = new.proceeding_id;
  end if;
  return null;
end $$;
create trigger exemption_decided after update on legal.exemption_request
  for each row execute function legal.after_exemption_decision();

create trigger revised before update on legal.exemption_request
  for each row execute function access.note_revision();
