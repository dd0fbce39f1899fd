-- access.invitation: who reads and writes it, and what it refuses. No login role does either.

create policy machinery on access.invitation to current_user using (true) with check (true);

comment on column access.invitation.made_by is
  'Who got the link; empty: it was made on the server itself.';
