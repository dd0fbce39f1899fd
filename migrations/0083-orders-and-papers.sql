-- The order behind a disclosure: its sealed content lies beside the database, its key is sealed
-- with the key of the request and goes with it (docs/decisions/0038).
-- Side of the wall: between (disclosure); no login role can read either table. Care
-- (people.document): a document can be attached to a cover.
-- Locks: disclosure.request, disclosure.step, people.document and two tables of notices, while
-- rows are checked.

create table disclosure.document (
  id uuid primary key,
  request_id uuid not null references disclosure.request (id),
  -- SHA-256 of the content as it can be read; the request names the present one.
  hash bytea not null check (length(hash) = 32),
  format text not null check (format in ('pdf', 'jpeg', 'png', 'webp')),
  bytes integer not null check (bytes between 1 and 67108864),
  pages integer check (pages between 1 and 1000),
  content_id uuid not null unique,
  content_key bytea,
  attached_by uuid not null references access.account (id),
  attached_at timestamptz not null default now(),
  replaced_at timestamptz,
  -- Replacing destroys the content: two orders behind one request are one too many.
  constraint document_replaced_whole check ((content_key is null) = (replaced_at is not null))
);
create unique index document_one_for_request on disclosure.document (request_id)
  where replaced_at is null;
create index document_of_request on disclosure.document (request_id);

create table disclosure.order_reading (
  document_id uuid not null references disclosure.document (id),
  account_id uuid not null references access.account (id),
  at timestamptz not null default now(),
  primary key (document_id, account_id)
);

-- No fingerprint before there is something to read.
alter table disclosure.request alter column order_hash drop not null;

alter table disclosure.step drop constraint step_step_check;
alter table disclosure.step add constraint step_step_check check (step in ('asked', 'proposed',
  'narrowed', 'approved', 'released', 'refused', 'withdrawn', 'revoked', 'received',
  'order-attached', 'order-replaced'));

select access.protect('disclosure.document', null);
select access.protect('disclosure.order_reading', null);

-- The order behind a child's cover (side: care).
alter table people.document drop constraint document_about_check;
alter table people.document add constraint document_about_check
  check (about in ('person', 'consent', 'cover'));

-- Whom a colleague's document is told to (each side in its own table).
alter table notices.care_notice drop constraint care_notice_kind_check,
  add constraint care_notice_kind_check check (kind in ('assigned-lead', 'assigned-supervisor',
    'assigned-team', 'offer-received', 'offer-withdrawn', 'concern-raised', 'concern-settled',
    'handing-asked', 'handing-accepted', 'handing-declined', 'handing-withdrawn',
    'plan-to-approve', 'plan-approved', 'closing-to-decide', 'closing-returned',
    'closing-decided', 'move-proposed', 'move-accepted', 'move-declined', 'move-withdrawn',
    'hold-to-decide', 'hold-decided', 'search-to-take', 'search-taken', 'search-ended',
    'pair-to-decide', 'pair-decided', 'disclosure-asked', 'disclosure-to-approve',
    'disclosure-to-release', 'disclosure-withdrawn', 'disclosure-refused', 'package-arrived',
    'package-taken-back', 'supervisor-named', 'supervision-asked', 'supervision-seen',
    'supervision-planned', 'supervision-moved', 'document-attached', 'document-taken-off')),
  drop constraint care_notice_about_check,
  add constraint care_notice_about_check check (about in ('assignment', 'offer', 'concern',
    'handing', 'plan', 'closing', 'move', 'case', 'waiting-search', 'search', 'pair',
    'disclosure', 'supervised', 'supervision', 'supervision-ask', 'document'));
alter table notices.justice_notice drop constraint justice_notice_kind_check,
  add constraint justice_notice_kind_check check (kind in ('matter-assigned', 'permission-asked',
    'permission-answered', 'appeal-lodged', 'appeal-decided', 'disclosure-asked',
    'disclosure-to-approve', 'disclosure-to-release', 'disclosure-withdrawn', 'disclosure-refused',
    'package-arrived', 'package-taken-back', 'document-attached', 'document-taken-off')),
  drop constraint justice_notice_about_check,
  add constraint justice_notice_about_check check (about in ('matter', 'permission', 'appeal',
    'disclosure', 'document'));
