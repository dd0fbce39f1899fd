-- access.calendar_feed: the secret addresses of calendars. Only functions read and write it.

create policy machinery on access.calendar_feed to current_user using (true) with check (true);
