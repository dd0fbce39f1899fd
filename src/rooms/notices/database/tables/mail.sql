-- notices.mail: no login role has it; functions for the worker (mail.sql) order and note mails.

create policy machinery on notices.mail to current_user using (true) with check (true);
