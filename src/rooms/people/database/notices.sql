-- Whom the two files of one person, and a given name, wait for.

-- A proposal is told to those who may decide it, an answer to whoever proposed.
create function people.tell_of_pair_step() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  pair people.person_pair;
begin
  select p.* into pair from people.person_pair p where p.id = new.pair_id;
  if new.step in ('proposed', 'undo-proposed') then
    perform notices.tell(array(select d.account_id from people.pair_deciders(pair) d),
      'pair-to-decide', 'pair', pair.id, new.id);
  else
    perform notices.tell(array(select s.by_account from people.person_pair_step s
        where s.pair_id = pair.id and s.step in ('proposed', 'undo-proposed')
        order by s.at desc, s.id desc limit 1),
      'pair-decided', 'pair', pair.id, new.id);
  end if;
  return null;
end $$;

create function people.tell_of_given_name() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform notices.tell(notices.holders_of('national-coordinator')
    || notices.holders_of('administrator'), 'given-name-to-decide', 'given-name', new.id);
  return null;
end $$;
