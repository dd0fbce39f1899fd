-- access.device: who reads and writes it, and what it refuses.

create policy machinery on access.device to current_user using (true) with check (true);

comment on column access.device.token_hash is
  'Hash of a secret that the browser keeps beside the session; it opens nothing by itself.';
comment on column access.device.seen_at is 'When someone last signed in on it.';
