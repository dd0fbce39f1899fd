-- At intake: does another organisation have a file that looks like this person's?

create function people.asks_elsewhere() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(((access.context()).role = 'case-manager' and (access.context()).duty = 'intake')
    or (access.context()).role = 'child-protection-officer', false)
$$;

-- First, in a transaction of its own: the question is recorded, and only sixty an hour are. `asked`
-- as for people.likely_elsewhere.
create function people.ask_elsewhere(asked jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare actor access.actor_context := access.context();
begin
  if not people.asks_elsewhere() then return; end if;
  -- One question at a time: otherwise many at once could all count as the sixtieth.
  perform access.take_own_turn();
  if (select count(*) from audit.entry a where a.account_id = actor.account_id
      and a.event = 'file-elsewhere-read' and a.at > now() - interval '1 hour') >= 60 then return;
        end if;
  -- Each spelling counts as a question, because spellings could be of different people.
  perform audit.record('read', 'file-elsewhere-read', 'intake-check', '{}', 'intake', null)
    from generate_series(1, least(greatest(jsonb_array_length(asked -> 'names'), 1), 6));
  perform access.note_question('file-elsewhere', asked::text);
end $$;
grant execute on function people.ask_elsewhere(jsonb) to alongside_care;

-- Which other organisations seem to have a file of a person about to get one here. Only persons who
-- agreed that this organisation may learn of them; for anyone else the answer is the same as for a
-- person who does not exist. `asked`: {names: [[[alternative, …], …], …] (keys as for
-- people.search, one list of words per spelling), birthFrom, birthTo, sex}. Every word of a
-- spelling must match a whole key, at least two different ones, and the birth must be known to the
-- year. Answers one row per organisation: no name, number, date or count. Only a
-- question on record is answered (people.ask_elsewhere): this is for intake, not for browsing.
create function people.likely_elsewhere(asked jsonb)
  returns table (organisation_id uuid, agreeing text[])
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  actor access.actor_context := access.context();
  born daterange;
begin
  if not people.asks_elsewhere() then return; end if;
  if not access.answer_question('file-elsewhere', asked::text) then return; end if;
  if asked ->> 'birthFrom' is null or asked ->> 'birthTo' is null
     or (asked ->> 'birthTo')::date - (asked ->> 'birthFrom')::date not between 0
       and 366 then return; end if;
  -- Rounded to whole years on both sides; otherwise halving the range again and again would find a
  -- birthday.
  born := daterange(date_trunc('year', (asked ->> 'birthFrom')::date)::date,
    (date_trunc('year', (asked ->> 'birthTo')::date) + interval '1 year')::date);
  return query
    with word as materialized (
      select s.spelling_at, w.at, array_agg(distinct regexp_replace(alternative, '[^a-z0-9]', '',
        'g')) as keys
      from jsonb_array_elements(asked -> 'names') with ordinality s (spelling, spelling_at),
        jsonb_array_elements(s.spelling) with ordinality w (word, at),
        jsonb_array_elements_text(w.word) alternative
      where s.spelling_at <= 6 and w.at <= 8 and alternative not like '~%'
        and alternative ~ '^[a-z]'
      group by 1, 2),
    -- A repeated word counts once; numbers and years do not count.
    spelling as materialized (select w.spelling_at, count(distinct w.keys) as words from word w
      group by 1 having count(distinct w.keys) >= 2),
    met as (select w.spelling_at, k.person_id
      from (select distinct x.spelling_at, x.keys from word x) w
      join spelling s on s.spelling_at = w.spelling_at
      join people.search_key k on k.key = any(w.keys)
      group by w.spelling_at, k.person_id, s.words having count(distinct w.keys) = s.words)
    select p.organisation_id, case when bool_or(p.sex = asked ->> 'sex' and p.sex <> 'unknown')
        then array['name', 'birth-year', 'sex'] else array['name', 'birth-year'] end
    from people.person p where p.id in (select m.person_id from met m)
      and p.organisation_id <> actor.organisation_id and p.merged_into is null
        and p.expunged_at is null and not people.is_past(p.id)
      and p.birth_to - p.birth_from <= 366 and daterange(date_trunc('year', p.birth_from)::date,
        (date_trunc('year', p.birth_to) + interval '1 year')::date) && born
      and (p.sex = asked ->> 'sex' or 'unknown' in (p.sex, coalesce(asked ->> 'sex', 'unknown')))
      and care.sharing_agreed(p.id, actor.organisation_id)
      and not exists (select 1 from access.reach r where r.account_id = actor.account_id
        and r.person_id = p.id and r.until_on > care.today())
    group by p.organisation_id limit 5;
end $$;
grant execute on function people.likely_elsewhere(jsonb) to alongside_care;

-- Whether the next question would still be answered; does not depend on what there is to find.
create function people.may_ask_elsewhere() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select access.acts() and count(*) < 60 from (select 1 from audit.entry a
    where a.account_id = access.actor() and a.event = 'file-elsewhere-read'
      and a.at > now() - interval '1 hour' limit 60) lately
$$;
grant execute on function people.may_ask_elsewhere() to alongside_care;
