-- Documents attached to records: what is known of each, and the sealed key of its content, which
-- lies beside the database (docs/decisions/0035).
-- Side of the wall: care (people.document) and justice (legal.document), each with its own table.
-- Locks: creates only.

create table people.document (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  about text not null check (about in ('person', 'consent')),
  about_id uuid not null,
  kind text not null check (kind in ('passport', 'identity-card', 'birth-certificate',
    'return-certificate', 'marriage-certificate', 'death-certificate', 'school-certificate',
    'medical-certificate', 'court-decision', 'guardianship-order', 'signed-consent',
    'witnessed-consent', 'letter', 'other')),
  form text not null check (form in ('original', 'copy', 'translation')),
  language text check (language in ('ar', 'en', 'kk', 'ky', 'ru', 'tg', 'tr', 'uz', 'other')),
  dated_on date,
  issuer bytea,
  number bytea,
  original_seen_on date,
  format text not null check (format in ('pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt',
    'text')),
  bytes integer not null check (bytes between 1 and 67108864),
  pages integer check (pages between 1 and 1000),
  -- Made by the server, where the row's own id may come from a caller: nobody can name a content.
  content_id uuid not null unique,
  content_key bytea,
  attached_by uuid not null references access.account (id),
  attached_at timestamptz not null default now(),
  taken_off_by uuid references access.account (id),
  taken_off_at timestamptz,
  taken_off_because text check (taken_off_because in ('another-person', 'wrong-file', 'unreadable',
    'twice', 'not-needed')),
  -- Taking off destroys the content: what was attached to the wrong person is not kept.
  constraint document_taken_off_whole check (
    num_nulls(taken_off_by, taken_off_at, taken_off_because) in (0, 3)
    and (content_key is null) = (taken_off_at is not null)
    and (taken_off_at is null or num_nonnulls(issuer, number) = 0)),
  constraint document_of_the_person check (about <> 'person' or about_id = person_id)
);
create index document_in_order on people.document (person_id, attached_at desc, id desc);

create table legal.document (
  id uuid primary key,
  subject_id uuid not null references legal.subject (id),
  about text not null check (about in ('subject', 'proceeding', 'detention', 'restriction')),
  about_id uuid not null,
  proceeding_id uuid,
  kind text not null check (kind in ('order', 'decision', 'judgment', 'indictment', 'appeal',
    'protocol', 'proof-of-service', 'expert-opinion', 'identity-paper', 'letter', 'other')),
  form text not null check (form in ('original', 'copy', 'translation')),
  language text check (language in ('ar', 'en', 'kk', 'ky', 'ru', 'tg', 'tr', 'uz', 'other')),
  dated_on date,
  issuer bytea,
  number bytea,
  original_seen_on date,
  format text not null check (format in ('pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'odt',
    'text')),
  bytes integer not null check (bytes between 1 and 67108864),
  pages integer check (pages between 1 and 1000),
  -- Made by the server, where the row's own id may come from a caller: nobody can name a content.
  content_id uuid not null unique,
  content_key bytea,
  attached_by uuid not null references access.account (id),
  attached_at timestamptz not null default now(),
  taken_off_by uuid references access.account (id),
  taken_off_at timestamptz,
  taken_off_because text check (taken_off_because in ('another-person', 'wrong-file', 'unreadable',
    'twice', 'not-needed')),
  constraint document_taken_off_whole check (
    num_nulls(taken_off_by, taken_off_at, taken_off_because) in (0, 3)
    and (content_key is null) = (taken_off_at is not null)
    and (taken_off_at is null or num_nonnulls(issuer, number) = 0)),
  constraint document_of_the_subject check (about <> 'subject' or about_id = subject_id)
);
create index document_in_order on legal.document (subject_id, attached_at desc, id desc);

select access.protect('people.document', 'person_id');
select access.protect('legal.document', 'subject_id');
