-- The release gate: which figures are published and which are held back.

-- Which cells of a table to hide. `counts`: the last row and, if there is more than one column, the
-- last column hold the totals. `forced`: cells that must stay hidden. Hides every cell from 1 to
-- below `threshold`, and with each of them three others on a rectangle (in a single column: one
-- other), chosen so that the hidden cell could be larger by threshold - 1 while every published
-- cell and total stays the same: subtraction then reveals no hidden cell. Totals count as cells; 0
-- is published and never helps to hide another cell. A rectangle with the totals of row, column and
-- table always works, so the search cannot fail.
create function reports.suppress(counts integer[], forced boolean[], threshold integer)
  returns boolean[]
  language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  rows integer := array_length(counts, 1);
  columns integer := array_length(counts, 2);
  hidden boolean[] := array_fill(false, array[rows, columns]);
  first boolean[];
  best bigint;
  cost bigint;
  best_row integer;
  best_column integer;
begin
  for i in 1 .. rows loop
    for j in 1 .. columns loop
      hidden[i][j] := counts[i][j] > 0 and (counts[i][j] < threshold or forced[i][j]);
    end loop;
  end loop;
  first := hidden;
  for i in 1 .. rows loop
    for j in 1 .. columns loop
      continue when not first[i][j];
      best := null;
      for other_row in 1 .. rows loop
        continue when other_row = i;
        for other_column in 1 .. columns loop
          continue when other_column = j and columns > 1;
          cost := reports.rectangle_cost(counts, hidden, array[i, j, other_row, other_column],
            threshold);
          if cost is not null and (best is null or cost < best) then
            best := cost;
            best_row := other_row;
            best_column := other_column;
          end if;
        end loop;
      end loop;
      if best is null then raise exception 'a hidden cell cannot be protected'; end if;
      hidden[best_row][j] := true;
      hidden[i][best_column] := true;
      hidden[best_row][best_column] := true;
    end loop;
  end loop;
  return hidden;
end $$;

-- The cost of hiding the rectangle (row, column, other row, other column); null if it does not
-- protect. Suppose the cell at (row, column) were larger: every cell that must then be smaller has
-- to be able to lose threshold - 1 without reaching 0.
create function reports.rectangle_cost(counts integer[], hidden boolean[], corner integer[],
    threshold integer) returns bigint
  language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  rows integer := array_length(counts, 1);
  columns integer := array_length(counts, 2);
  i integer := corner[1];
  j integer := corner[2];
  at integer[];
  sign integer;
  value integer;
  cost bigint := 0;
  start integer := case when (i = rows) <> (columns > 1 and j = columns) then -1 else 1 end;
begin
  foreach at slice 1 in array case when columns = 1 then array[array[corner[3], 1, -1]]
      else array[array[i, corner[4], -1], array[corner[3], j, -1], array[corner[3], corner[4], 1]]
      end loop
    sign := start * at[3]
      * case when (at[1] = rows) <> (columns > 1 and at[2] = columns) then -1 else 1 end;
    value := counts[at[1]][at[2]];
    if value = 0 or (sign < 0 and value < threshold) then return null; end if;
    if not hidden[at[1]][at[2]] then
      cost := cost + value + case
        when at[1] = rows and (columns = 1 or at[2] = columns) then 1000000000000
        when at[1] = rows or (columns > 1 and at[2] = columns) then 1000000 else 0 end;
    end if;
  end loop;
  return cost;
end $$;

-- Takes new counts of one figure into `held_count`. Every count, every total and every named sum of
-- columns moves by 0 or by at least 10; if one would move by less, its whole line stays as it was.
create function reports.hold(wanted_figure text, fresh jsonb, sums jsonb, is_first boolean)
  returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  reverted integer;
begin
  insert into reports.held_count (figure, row_key, row_label, column_key, count, next)
    select wanted_figure, one ->> 'row_key', one ->> 'row_label', one ->> 'column_key', 0, 0
    from jsonb_array_elements(fresh) one
    on conflict (figure, row_key, column_key) do update set row_label = excluded.row_label;
  update reports.held_count h set next = coalesce((select (one ->> 'count')::integer
      from jsonb_array_elements(fresh) one
      where one ->> 'row_key' = h.row_key and one ->> 'column_key' = h.column_key), 0)
    where h.figure = wanted_figure;
  if not is_first then
    update reports.held_count set next = count
      where figure = wanted_figure and abs(next - count) < 10;
    loop
      with line as (
        select row_key, column_key, next - count as change, 'row ' || row_key as line
          from reports.held_count where figure = wanted_figure
        union all select row_key, column_key, next - count, 'column ' || column_key
          from reports.held_count where figure = wanted_figure
        union all select row_key, column_key, next - count, 'all'
          from reports.held_count where figure = wanted_figure
        union all select h.row_key, h.column_key, h.next - h.count, 'sum ' || s.key || h.row_key
          from reports.held_count h join jsonb_each(sums) s on s.value ? h.column_key
          where h.figure = wanted_figure
        union all select h.row_key, h.column_key, h.next - h.count, 'sum ' || s.key
          from reports.held_count h join jsonb_each(sums) s on s.value ? h.column_key
          where h.figure = wanted_figure),
      small as (select l.line from line l group by l.line
        having abs(sum(l.change)) between 1 and 9)
      update reports.held_count h set next = h.count
        from line l join small s on s.line = l.line
        where h.figure = wanted_figure and h.row_key = l.row_key and h.column_key = l.column_key
          and h.next <> h.count;
      get diagnostics reverted = row_count;
      exit when reverted = 0;
    end loop;
  end if;
end $$;

-- Writes the cells of one figure at one level, totals included, as the gate lets them through.
create function reports.release_figure(new_number integer, wanted_figure text, wanted_level text,
    threshold integer) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  row_keys text[];
  labels text[];
  column_keys text[];
  counts integer[];
  before integer[];
  now_count integer;
  last_count integer;
  forced boolean[];
  hidden boolean[];
  height integer;
  width integer;
begin
  select array_agg(r.row_key order by r.row_label, r.row_key) || 'total'::text,
      array_agg(r.row_label order by r.row_label, r.row_key) || null::text
    into row_keys, labels
    from (select h.row_key, max(h.row_label) as row_label from reports.held_count h
      where h.figure = wanted_figure group by h.row_key) r;
  if row_keys is null or cardinality(row_keys) < 2 then return; end if;
  select array_agg(distinct h.column_key order by h.column_key) into column_keys
    from reports.held_count h where h.figure = wanted_figure;
  if cardinality(column_keys) > 1 then column_keys := column_keys || 'total'::text; end if;
  height := cardinality(row_keys);
  width := cardinality(column_keys);
  counts := array_fill(0, array[height, width]);
  before := array_fill(0, array[height, width]);
  forced := array_fill(false, array[height, width]);
  for i in 1 .. height loop
    for j in 1 .. width loop
      select coalesce(sum(h.next), 0), coalesce(sum(h.count), 0)
        into now_count, last_count from reports.held_count h
        where h.figure = wanted_figure and (i = height or h.row_key = row_keys[i])
          and ((width > 1 and j = width) or h.column_key = column_keys[j]);
      counts[i][j] := now_count;
      before[i][j] := last_count;
      -- A cell hidden before and unchanged since stays hidden: showing it now would reveal its
      -- earlier value.
      forced[i][j] := counts[i][j] = before[i][j] and exists (
        select 1 from reports.release_cell c where c.release_number = new_number - 1
          and c.level = wanted_level and c.figure = wanted_figure and c.row_key = row_keys[i]
          and c.column_key = column_keys[j] and c.suppressed);
    end loop;
  end loop;
  hidden := reports.suppress(counts, forced, threshold);
  for i in 1 .. height loop
    for j in 1 .. width loop
      insert into reports.release_cell (release_number, level, figure, row_number, row_key,
          row_label, column_key, count, suppressed, changed)
        values (new_number, wanted_level, wanted_figure, i, row_keys[i], labels[i],
          column_keys[j], case when not hidden[i][j] then counts[i][j] end, hidden[i][j],
          counts[i][j] <> before[i][j]);
    end loop;
  end loop;
end $$;

-- Makes the next release. No role may call it: the owner does when a programme is created, the
-- coordinator through reports.make_release().
create function reports.publish(publisher uuid)
  returns table (number integer, made_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  new_number integer;
  one record;
  level record;
begin
  perform access.take_turn('reports.release');
  select coalesce(max(r.number), 0) + 1 into new_number from reports.release r;
  insert into reports.release (number, made_by) values (new_number, publisher);
  for one in
    select 'arrivals-by-operation' as figure, '{"boarded": ["arrived", "on-the-way"]}'::jsonb as
      sums,
      coalesce((select jsonb_agg(a) from reports.count_arrivals() a), '[]') as fresh
    union all select 'cases-by-province', '{}'::jsonb,
      coalesce((select jsonb_agg(c) from reports.count_cases() c), '[]')
    union all select 'disclosures-by-outcome',
      '{"answered": ["granted", "partly-granted", "refused"]}'::jsonb,
      coalesce((select jsonb_agg(d) from reports.count_disclosures() d), '[]')
  loop
    -- A figure new to a running programme is first published as it is.
    perform reports.hold(one.figure, one.fresh, one.sums, new_number = 1
      or (one.figure = 'disclosures-by-outcome' and not exists (
        select 1 from reports.release_cell c where c.figure = one.figure)));
    -- Donors see nothing about disclosures.
    for level in select * from (values ('internal', 5), ('external', 10)) l (name, threshold)
        where l.name = 'internal' or one.figure <> 'disclosures-by-outcome' loop
      perform reports.release_figure(new_number, one.figure, level.name, level.threshold);
    end loop;
  end loop;
  update reports.held_count set count = next where count <> next;
  return query select r.number, r.made_at from reports.release r where r.number = new_number;
end $$;

create function reports.make_release()
  returns table (number integer, made_at timestamptz)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (access.context()).role is distinct from 'national-coordinator' then
    raise exception 'not open to this role' using errcode = 'insufficient_privilege';
  end if;
  return query select p.number, p.made_at from reports.publish((access.context()).account_id) p;
end $$;
grant execute on function reports.make_release() to alongside_programme;
