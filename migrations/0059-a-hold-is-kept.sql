-- A manager may answer that a hold is still needed when its supervisor would lift it.

alter table care.erasing_hold
  add column kept_by uuid references access.account (id),
  add column kept_at timestamptz,
  add constraint hold_kept_by_somebody check ((kept_by is null) = (kept_at is null));
