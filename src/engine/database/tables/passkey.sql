-- access.passkey: the public halves of what people sign in with.

create policy machinery on access.passkey to current_user using (true) with check (true);
