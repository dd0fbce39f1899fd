-- One table for what the country pack says in numbers. Until now there were three: the values of
-- the pack, the days for which closed files are kept, and columns of the programme's settings.
-- Side of the wall: none, machinery; they name nobody.
-- Locks: programme.setting, until the end. The next start writes every number again, with where it
-- is from.

create table programme.pack_number (
  name text primary key check (name ~ '^[a-z]+(-[a-z]+)*$'),
  numbers integer[] not null check (cardinality(numbers) > 0 and 0 < all (numbers)),
  source text not null,
  status text not null check (status in ('unverified', 'reported', 'checked-against-statute')),
  taken_at timestamptz not null default now()
);
select access.protect('programme.pack_number');

-- Taken with what is known about them now, so that the next start sees which numbers have changed.
insert into programme.pack_number (name, numbers, source, status)
  select 'closed-cases-kept-days', array[k.days], k.source, k.status
    from programme.kept_days k where k.kind = 'closed-cases'
  union all
  select n.name, array[n.number], 'earlier-start', 'unverified'
  from programme.setting s, lateral (values
    ('consent-own-age-years', s.consent_own_age_years),
    ('consent-birthday-days', s.consent_birthday_days),
    ('consent-basis-days', s.consent_basis_days)) n (name, number)
  union all
  select n.name, array(select jsonb_array_elements_text(case jsonb_typeof(v.value -> n.key)
      when 'array' then v.value -> n.key else jsonb_build_array(v.value -> n.key) end)::integer),
    'earlier-start', 'unverified'
  from (values ('safety-clock-hours', 'high', 'safety-clock-high-hours'),
      ('safety-clock-hours', 'medium', 'safety-clock-medium-hours'),
      ('safety-clock-hours', 'low', 'safety-clock-low-hours'),
      ('closing-days', 'decide', 'closing-decide-days'),
      ('closing-days', 'followUp', 'closing-follow-up-days'),
      ('retention-days', 'listEntries', 'list-entries-kept-days'),
      ('retention-days', 'entriesNotBoarded', 'entries-not-boarded-kept-days')) n (fact, key, name)
    join programme.pack_value v on v.name = n.fact and v.value ? n.key
  union all
  select 'review-days', array(select jsonb_array_elements_text(v.value)::integer),
    'earlier-start', 'unverified'
  from programme.pack_value v
  where v.name = 'review-days' and jsonb_array_length(v.value) > 0;

drop table programme.pack_value, programme.kept_days;
alter table programme.setting drop column consent_own_age_years,
  drop column consent_birthday_days, drop column consent_basis_days;
