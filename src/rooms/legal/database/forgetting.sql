-- Erases what may no longer be kept of a record. Generated from the stored fields by
-- tools/check-schema.ts --write; change those, not this file.

-- Expunges proceedings whose day has come, with everything that belongs to them.
-- Answers how many rows of each table.
create function legal.forget_proceedings(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from legal.exemption_answer where request_id in (select id from legal.exemption_request
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.exemption_answer', counted);
  delete from legal.exemption_request where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.exemption_request', counted);
  delete from legal.alternatives_considered where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.alternatives_considered', counted);
  delete from legal.detention_review where detention_id in (select id from legal.detention
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.detention_review', counted);
  delete from legal.detention where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.detention', counted);
  delete from legal.hearing where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.hearing', counted);
  delete from legal.proceeding_transition where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.proceeding_transition', counted);
  delete from legal.permission_request where restriction_id in (select id from legal.restriction
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.permission_request', counted);
  delete from legal.probation_contact where restriction_id in (select id from legal.restriction
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.probation_contact', counted);
  delete from legal.restriction_variation where restriction_id in (select id from legal.restriction
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_variation', counted);
  delete from legal.restriction_appeal where restriction_id in (select id from legal.restriction
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_appeal', counted);
  delete from legal.restriction_lifting where restriction_id in (select id from legal.restriction
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_lifting', counted);
  delete from legal.restriction_notice where restriction_id in (select id from legal.restriction
    where proceeding_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_notice', counted);
  delete from legal.restriction where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction', counted);
  delete from legal.sentence where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.sentence', counted);
  update legal.proceeding set
      act_from = null, act_to = null, act_precision = 'unknown', article = '-', country = 'ZZ',
      court = '-', court_number = null, state = 'expunged',
      state_on = least(expunge_on, legal.today()), registered_on = 'epoch',
      registered_by = '00000000-0000-0000-0000-000000000000', version = 1, edition_id = null,
      offence_code = null, offence_from = null, expunge_on = least(expunge_on, legal.today()),
      sealed_from = null
    where id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.proceeding', counted);
  delete from legal.document where proceeding_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.document', counted);
  return rows_by_table;
end $$;

create function legal.proceeding_holds_more(kept legal.proceeding) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select kept.act_from is distinct from null
    or kept.act_to is distinct from null
    or kept.act_precision is distinct from 'unknown'
    or kept.article is distinct from '-'
    or kept.country is distinct from 'ZZ'
    or kept.court is distinct from '-'
    or kept.court_number is distinct from null
    or kept.state is distinct from 'expunged'
    or kept.state_on is distinct from least(kept.expunge_on, legal.today())
    or kept.registered_on is distinct from 'epoch'
    or kept.registered_by is distinct from '00000000-0000-0000-0000-000000000000'
    or kept.version is distinct from 1
    or kept.edition_id is distinct from null
    or kept.offence_code is distinct from null
    or kept.offence_from is distinct from null
    or kept.expunge_on is distinct from least(kept.expunge_on, legal.today())
    or kept.sealed_from is distinct from null
$$;

-- Erases matters whose proceedings are all expunged, with everything that belongs to them.
-- Answers how many rows of each table.
create function legal.forget_subjects(gone uuid[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  counted integer;
  rows_by_table jsonb := '{}';
begin
  delete from legal.exemption_answer where request_id in (select id from legal.exemption_request
    where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.exemption_answer', counted);
  delete from legal.exemption_request where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.exemption_request', counted);
  delete from legal.alternatives_considered where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.alternatives_considered', counted);
  delete from legal.detention_review where detention_id in (select id from legal.detention
    where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.detention_review', counted);
  delete from legal.detention where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.detention', counted);
  delete from legal.hearing where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.hearing', counted);
  delete from legal.proceeding_transition where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.proceeding_transition', counted);
  delete from legal.permission_request where restriction_id in (select id from legal.restriction
    where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.permission_request', counted);
  delete from legal.probation_contact where restriction_id in (select id from legal.restriction
    where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.probation_contact', counted);
  delete from legal.restriction_variation where restriction_id in (select id from legal.restriction
    where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_variation', counted);
  delete from legal.restriction_appeal where restriction_id in (select id from legal.restriction
    where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_appeal', counted);
  delete from legal.restriction_lifting where restriction_id in (select id from legal.restriction
    where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_lifting', counted);
  delete from legal.restriction_notice where restriction_id in (select id from legal.restriction
    where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone)));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction_notice', counted);
  delete from legal.restriction where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.restriction', counted);
  delete from legal.sentence where proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.sentence', counted);
  update legal.proceeding set
      act_from = null, act_to = null, act_precision = 'unknown', article = '-', country = 'ZZ',
      court = '-', court_number = null, state = 'expunged',
      state_on = least(expunge_on, legal.today()), registered_on = 'epoch',
      registered_by = '00000000-0000-0000-0000-000000000000', version = 1, edition_id = null,
      offence_code = null, offence_from = null, expunge_on = least(expunge_on, legal.today()),
      sealed_from = null
    where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.proceeding', counted);
  delete from legal.assignment where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.assignment', counted);
  delete from legal.document where subject_id = any(gone)
    or proceeding_id in (select id from legal.proceeding
    where subject_id = any(gone));
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.document', counted);
  delete from legal.reach where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.reach', counted);
  delete from legal.birth_claim where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.birth_claim', counted);
  delete from legal.birth_settlement where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.birth_settlement', counted);
  delete from legal.counsel_change where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.counsel_change', counted);
  update legal.subject_key set
      wrapped_key = null, made_at = 'epoch', destroyed_at = coalesce(destroyed_at, now())
    where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.subject_key', counted);
  delete from legal.subject_name where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.subject_name', counted);
  update legal.subject set
      code = '-' || id, birth_from = null, birth_to = null, birth_precision = 'unknown',
      birth_disputed = false, counsel = 'not-known',
      registered_by = '00000000-0000-0000-0000-000000000000', registered_on = 'epoch',
      registered_at = 'epoch', expunged_at = coalesce(expunged_at, now()), is_victim = true,
      dispute_unnamed = false, sealed_from = null,
      expunged_from = least(expunged_from, legal.today())
    where id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('legal.subject', counted);
  delete from link.subject_person where subject_id = any(gone);
  get diagnostics counted = row_count;
  rows_by_table := rows_by_table || jsonb_build_object('link.subject_person', counted);
  return rows_by_table;
end $$;

create function legal.subject_holds_more(kept legal.subject) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select kept.code is distinct from '-' || kept.id
    or kept.birth_from is distinct from null
    or kept.birth_to is distinct from null
    or kept.birth_precision is distinct from 'unknown'
    or kept.birth_disputed is distinct from false
    or kept.counsel is distinct from 'not-known'
    or kept.registered_by is distinct from '00000000-0000-0000-0000-000000000000'
    or kept.registered_on is distinct from 'epoch'
    or kept.registered_at is distinct from 'epoch'
    or kept.expunged_at is distinct from coalesce(kept.expunged_at, now())
    or kept.is_victim is distinct from true
    or kept.dispute_unnamed is distinct from false
    or kept.sealed_from is distinct from null
    or kept.expunged_from is distinct from least(kept.expunged_from, legal.today())
$$;
