-- reports.release_cell: who reads and writes it, and what it refuses.

grant select (release_number, level, figure, row_number, row_key, row_label, column_key, count,
  suppressed) on reports.release_cell to alongside_programme;

create policy machinery on reports.release_cell to current_user using (true) with check (true);
-- Each reader sees one level: two side by side would reveal more than either.
create policy internal_level on reports.release_cell for select to alongside_programme
  using (level = 'internal' and (select access.role()) = 'national-coordinator');
create policy external_level on reports.release_cell for select to alongside_programme
  using (level = 'external' and (select access.role()) = 'donor');

create trigger revised before update on reports.release_cell
  for each row execute function access.note_revision();

comment on column reports.release_cell.changed is
  'Whether the count behind it changed with this release; no role may read this column.';
