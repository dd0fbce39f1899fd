// SQL of what people agreed to. Recording and withdrawing are functions of the database that end
// what was in force in the same transaction; whether an answer holds is one function as well.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Day } from '../../kernel/day.ts';
import type { BodyOf } from '../../kernel/contract.ts';
import type { recordConsent } from './api-changes.ts';
import type { adultAnswers, adultRelations, assents, consentEndings } from './model.ts';

type Answer = BodyOf<typeof recordConsent>;
export type ConsentRow = {
  id: string;
  purpose: Answer['purpose'];
  ground: Answer['ground'];
  organisationId: string | null;
  organisationNames: Record<string, string> | null;
  toldIn: Answer['toldIn'];
  toldOn: Day;
  untilOn: Day;
  alone: boolean | null;
  dutyVersion: string | null;
  dutyReadOn: Day | null;
  assent: (typeof assents)[number] | null;
  adultAnswer: (typeof adultAnswers)[number] | null;
  adultOn: Day | null;
  adultPersonId: string | null;
  adultName: Buffer | null;
  adultRelation: (typeof adultRelations)[number] | null;
  reason: Buffer | null;
  authority: Buffer | null;
  endedAt: Date | null;
  endedWhy: (typeof consentEndings)[number] | null;
  /** By this day it has to be asked again; null: it does not. */
  askAgainBy: Day | null;
  /** An adult answered, and the person is or may be old enough by now. */
  askThemselves: boolean;
  valid: boolean;
};

/** In force first, then the newest. */
export async function listConsents(tx: Tx, personId: string): Promise<ConsentRow[]> {
  const found = await sql<ConsentRow>`
    select s.id, s.purpose, s.ground, s.organisation_id, o.names as organisation_names, s.told_in,
      s.told_on, s.until_on, s.alone, s.duty_version, s.duty_read_on, s.assent, s.adult_answer,
      s.adult_on, s.adult_person_id, s.adult_name, s.adult_relation, s.reason, s.authority,
      s.ended_at, s.ended_why, case when s.ended_at is null then s.ask_again_by end as ask_again_by,
      s.ended_at is null and s.ground = 'assent-and-guardian'
        and coalesce(people.turns_on(p.birth_from, people.own_age_years()) <= care.today(), false)
        as ask_themselves,
      people.consent_holds(s, care.today()) as valid
    from people.consent s join people.person p on p.id = s.person_id
    left join workforce.organisation o on o.id = s.organisation_id
    where s.person_id = ${personId}
    order by s.ended_at is not null, s.told_on desc, s.recorded_at desc, s.id limit 100`.execute(
    tx,
  );
  return found.rows;
}

/** Each as `people.record_consent` in database/ takes it: the first refusal, or 'ok'. */
export async function recordConsents(
  tx: Tx,
  inputs: readonly object[],
): Promise<{ readonly answer: string; readonly personId: string | null }> {
  const found = await sql<{ answer: string; personId: string }>`
    select people.record_consent(one) as answer, one ->> 'personId' as person_id
    from jsonb_array_elements(${JSON.stringify(inputs)}::jsonb) one`.execute(tx);
  return found.rows.find(({ answer }) => answer !== 'ok') ?? { answer: 'ok', personId: null };
}

export async function withdrawConsent(
  tx: Tx,
  { personId, consentId }: { personId: string; consentId: string },
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select people.withdraw_consent(${personId}, ${consentId}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** Of every statement that was ever read aloud, the newest last. */
export async function listDutyVersions(tx: Tx): Promise<string[]> {
  const found = await sql<{ version: string }>`select version from people.duty_statement
    order by made_at, version limit 100`.execute(tx);
  return found.rows.map(({ version }) => version);
}
