// What Today says about consent: actions without a basis, answers that end soon, and those to be
// asked anew.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import {
  beginningOf,
  daysAhead,
  endOf,
  openCase,
  openCaseOf,
  type TodayScope,
} from './queries-scope.ts';

// Open actions whose consent was taken back, refused or is over, whose provider the person wants
// left out, or whose other ground has had its last day. Consents come first (offset 0 keeps it so),
// and plain comparisons leave few of them for the function that decides. Due after the pack's days.
export function withoutBasis(scope: TodayScope) {
  const today = sql`${scope.today}::date`;
  const since = sql`least(m.ended_at, people.left_out_since(t.person_id, m.purpose,
    t.provider_organisation_id))`;
  return sql`select 'consent', 'basis-needed', w.action_id, w.case_id, w.person_id,
      ${beginningOf(sql`(w.settle_by - people.basis_days())`, scope)},
      ${endOf(sql`w.settle_by`, scope)}, 2,
      jsonb_build_object('service', w.service, 'actionId', w.action_id, 'dueOn', w.settle_by)
    from (select c.id as case_id, c.person_id, t.service, t.id as action_id,
        least((${since} at time zone ${scope.timeZone})::date, people.consent_over_on(m.answer))
          + people.basis_days() as settle_by
      from (select m.person_id, s.id, s.ended_at, s.until_on, s.ask_again_by, s.purpose,
          s.answer from mine m
        join answers s on s.person_id = m.person_id
          and (s.ended_at is not null or s.until_on < ${today} or s.ask_again_by < ${today}
            or (s.ground = 'assent-and-guardian' and exists (select 1 from people.person p
              where p.id = s.person_id
                and p.birth_to <= ${today} - 365 * people.own_age_years()))
            or exists (select 1 from answers no
              where no.person_id = s.person_id and no.purpose = s.purpose and ${saysNo}))
        offset 0) m
      join actions t on t.consent_id = m.id ${openCase}
      where m.ended_at is not null or m.until_on < ${today} or m.ask_again_by < ${today}
        or not care.basis_holds(t.action, m.answer, ${today})
      union all
      select c.id, c.person_id, t.service, t.id, t.ground_until + 1 + people.basis_days()
      from actions t ${openCaseOf(sql`t.person_id`)}
      where t.consent_id is null and t.ground_until < ${today} offset 0) w`;
}

// As the index `consent_saying_no` says it.
const saysNo = sql`(no.ended_why = 'withdrawn' or (no.ended_at is null
  and (no.ground = 'refused' or no.assent = 'refused' or no.adult_answer = 'refused')))`;

// No reminder if a longer consent for the same purpose follows, nor if it has to be asked anew
// anyway.
export function consents(scope: TodayScope) {
  return sql`select 'consent', 'consent-ends', s.id, c.id, c.person_id, s.recorded_at,
      ${endOf(sql`s.until_on`, scope)}, 2,
      jsonb_build_object('purpose', s.purpose, 'untilOn', s.until_on)
    from mine m join answers s on s.person_id = m.person_id and s.ended_at is null
      and s.ground <> 'refused' and s.until_on >= ${scope.today}::date
      and s.until_on <= ${scope.today}::date + ${daysAhead.consent}::integer
      and s.ask_again_by is null ${openCase}
    where not exists (select 1 from answers longer where longer.person_id = s.person_id
      and longer.purpose = s.purpose and longer.ended_at is null and longer.ground <> 'refused'
      and longer.until_on > s.until_on)`;
}

// A yes that somebody else heard is none: the person is asked again alone, within the pack's days.
// Only if nothing was answered since then about the same.
export function consentsToAskAlone(scope: TodayScope) {
  const dueOn = sql`s.told_on + care.ask_alone_days()`;
  return sql`select 'consent', 'consent-ask-alone', s.id, c.id, c.person_id, s.recorded_at,
      ${endOf(sql`(${dueOn})`, scope)}, 2,
      jsonb_build_object('purpose', s.purpose, 'dueOn', ${dueOn})
    from mine m join answers s on s.person_id = m.person_id and s.ended_why = 'not-alone'
    ${openCase}
    where not exists (select 1 from answers later where later.person_id = s.person_id
      and later.purpose = s.purpose
      and later.organisation_id is not distinct from s.organisation_id
      and (later.recorded_at, later.id) > (s.recorded_at, s.id))`;
}

// Decided without the person's consent, and soon to be decided anew.
export function groundsEnding(scope: TodayScope) {
  const today = sql`${scope.today}::date`;
  return sql`select 'consent', 'ground-ends', t.id, c.id, c.person_id, t.made_at,
      ${endOf(sql`t.ground_until`, scope)}, 2,
      jsonb_build_object('service', t.service, 'actionId', t.id, 'untilOn',
        t.ground_until)
    from actions t ${openCaseOf(sql`t.person_id`)}
    where t.consent_id is null and t.ground_until >= ${today}
      and t.ground_until <= ${today} + ${daysAhead.consent}::integer`;
}

// Answers from before the statement was read aloud, and those an adult gave for somebody who has
// had, or may have had, the birthday since which one answers alone. They stay until asked anew. So
// do grounds that stand in for people who came with a list: one for a person, not for each purpose.
// Only those say why (`reason`) and have to be asked again.
export function consentsToAsk(scope: TodayScope) {
  const today = sql`${scope.today}::date`;
  return sql`select 'consent', w.code, w.id, w.case_id, w.person_id, w.recorded_at,
      ${endOf(sql`(w.over_on - 1)`, scope)}, 2, jsonb_build_object(
        'purpose', case w.code when 'consent-by-list' then null else w.purpose end,
        'untilOn', w.over_on - 1)
    from (select c.id as case_id, c.person_id, m.id, m.recorded_at, m.purpose, m.over_on, m.code
      from (select m.person_id, s.id, s.recorded_at, s.purpose,
          people.consent_over_on(s.answer) as over_on,
          case when s.ask_again_by is null then 'consent-ask-themselves'
            when s.reason is null then 'consent-ask-again' else 'consent-by-list' end as code
        from mine m join answers s on s.person_id = m.person_id and s.ended_at is null
          and (s.ask_again_by is not null or s.ground = 'assent-and-guardian')
          and (s.ask_again_by is null or s.reason is null or not exists (select 1
            from answers other where other.person_id = s.person_id
              and other.ended_at is null and other.ask_again_by is not null
              and other.reason is not null
              and (other.ask_again_by, other.id) < (s.ask_again_by, s.id)))
        where s.ask_again_by is not null or exists (select 1 from people.person p
          where p.id = s.person_id and p.birth_from < ${today} - 365 * people.own_age_years()
            and people.turns_on(p.birth_from, people.own_age_years()) <= ${today}) offset 0) m
      ${openCase} offset 0) w`;
}

export type TodayList = {
  id: string;
  importedAt: Date;
  onGround: number;
  askBy: Day | null;
  takeBackUntil: Date | null;
};

/** Imported lists on which somebody still has to be asked, or that can still be taken back. */
export async function listCaseloadsToday(tx: Tx): Promise<TodayList[]> {
  const found = await sql<TodayList>`select id, imported_at, on_ground, ask_by,
      case when may_take_back then take_back_until end as take_back_until
    from operations.caseload_lists() order by imported_at desc, id limit 10`.execute(tx);
  return found.rows;
}

export type ListTakenBack = { id: string; importedAt: Date; takenBackAt: Date; files: number };

/** Imported lists that were taken back with files the reader worked with: nobody else told them. */
export async function listTakenBackToday(tx: Tx): Promise<ListTakenBack[]> {
  const found = await sql<ListTakenBack>`select id, imported_at, taken_back_at, files
    from operations.lists_taken_back() order by taken_back_at desc, id limit 10`.execute(tx);
  return found.rows;
}
