-- access.mail_address: no login role has it; functions (mail-address.sql) read and write one's own.

create policy machinery on access.mail_address to current_user using (true) with check (true);
