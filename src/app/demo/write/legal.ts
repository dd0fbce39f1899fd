// The justice side of the made-up programme: subjects with keys, proceedings that go through the
// allowed steps, restrictions, hearings and the officers assigned to them. It knows no person: the
// link between the two sides is written into the one schema that no login role can read.

import { makeFileKey, wrapKey } from '../../../engine/crypto/envelope.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import { sealNote } from '../../../rooms/legal/subject-key.ts';
import { addDays } from '../days.ts';
import type { DemoProceeding, DemoSubject, DemoSubjectLink } from '../model-legal.ts';
import { courtCode } from '../organisations.ts';
import { addGrounds } from './proceedings.ts';
import { addRestriction } from './restrictions.ts';
import { bytes } from './rows.ts';
import { proceedingCourse } from './vocabulary.ts';
import type { Writing } from './writing.ts';

export function addSubject(writing: Writing, subject: DemoSubject): void {
  const { rows, at, keyring, user, organisation } = writing;
  const registrar = user(subject.registrar).id;
  const { openedOn } = subject.proceeding;
  const { id, birth } = subject;
  rows.add('legal.subject', {
    id,
    code: subject.code,
    birth_from: birth.from,
    birth_to: birth.to,
    birth_precision: birth.precision,
    birth_disputed: false,
    counsel: 'present',
    organisation_id: organisation(courtCode).id,
    registered_by: registrar,
    registered_on: openedOn,
    registered_at: at(openedOn),
  });
  const names = [
    ['current', subject.fullName],
    ['other', subject.otherSpelling],
  ] as const;
  for (const [kind, fullName] of names) {
    rows.add('legal.subject_name', {
      id: writing.legalId(),
      subject_id: id,
      kind,
      full_name: fullName,
      recorded_by: registrar,
      recorded_at: at(openedOn),
    });
  }
  const key = makeFileKey();
  rows.add('legal.subject_key', {
    subject_id: id,
    wrapped_key: bytes(wrapKey(keyring.wrapping.justice, `subject|${id}`, key)),
  });
  addOfficers(writing, subject);
  addProceeding(writing, subject, key);
  addGrounds(writing, subject, key);
  for (const restriction of subject.restrictions) {
    addRestriction(writing, { subject, restriction, key });
  }
}

// A probation officer belongs to a different organisation from the court, and reach counts only for
// the officer's own, so it is written with the officer's organisation.
function addOfficers(writing: Writing, subject: DemoSubject): void {
  const { rows, at, user, organisation, programme } = writing;
  const prosecutors = programme.users.filter(
    (one) => one.role === 'prosecutor' && one.duty === 'member',
  );
  const officers = [user(subject.officer), prosecutors[0]].filter((one) => one !== undefined);
  for (const officer of officers) {
    const from = at(subject.proceeding.openedOn, 7);
    const organisationId = organisation(officer.organisation).id;
    rows.add('legal.reach', {
      account_id: officer.id,
      subject_id: subject.id,
      organisation_id: organisationId,
      from_at: from,
    });
    rows.add('legal.assignment', {
      id: writing.legalId(),
      subject_id: subject.id,
      officer_account_id: officer.id,
      role: officer.role,
      organisation_id: organisationId,
      reason: 'new-matter',
      assigned_by: user(subject.registrar).id,
      from_at: from,
    });
  }
}

function addProceeding(writing: Writing, subject: DemoSubject, key: Buffer): void {
  const { rows, user, organisation, programme, today } = writing;
  const { proceeding } = subject;
  const registrar = user(subject.registrar).id;
  rows.add('legal.proceeding', {
    id: proceeding.id,
    subject_id: subject.id,
    act_from: proceeding.act.from,
    act_to: proceeding.act.to,
    act_precision: 'period',
    article: 'SYN Art. 1',
    country: programme.options.country.toUpperCase(),
    court: organisation(proceeding.court).names.ru,
    court_number: proceeding.code,
    state: 'check',
    edition_id: proceeding.offence && writing.editionId,
    offence_code: proceeding.offence?.code ?? null,
    offence_from: proceeding.offence?.from ?? null,
    state_on: proceeding.openedOn,
    registered_on: proceeding.openedOn,
    registered_by: registrar,
  });
  for (const { id, on, at, room, note } of proceeding.hearings) {
    rows.add('legal.hearing', {
      id,
      subject_id: subject.id,
      proceeding_id: proceeding.id,
      held_on: on,
      held_at: at,
      room,
      judge: 'Тилекова° А.',
      place_kind: 'courtroom',
      outcome: on > today ? 'planned' : 'held',
      note: bytes(sealNote(key, { id, version: 1 }, note)!),
      recorded_by: registrar,
    });
  }
}

const daysBetweenSteps = 15;

/** Takes the proceedings of these subjects through their steps; the database checks each one. */
export async function walkProceedings(
  tx: Tx,
  { today }: Writing,
  subjects: readonly DemoSubject[],
): Promise<void> {
  for (let step = 0; step < 6; step++) {
    const moves = subjects
      .map((subject) => subject.proceeding)
      .filter((one) => proceedingCourse[one.state].length > step)
      .map((one) => ({
        id: one.id,
        state: proceedingCourse[one.state][step],
        on: stepDay(one, step, today),
      }));
    if (moves.length === 0) return;
    await sql`update legal.proceeding p set state = r.state, state_on = r."on",
        version = p.version + 1
      from json_to_recordset(${JSON.stringify(moves)}::json) as r(id uuid, state text, "on" date)
      where p.id = r.id`.execute(tx);
  }
}

function stepDay({ openedOn }: DemoProceeding, step: number, today: Day): Day {
  const on = addDays(openedOn, (step + 1) * daysBetweenSteps);
  return on < today ? on : today;
}

export function addLink({ rows }: Writing, { subjectId, personId }: DemoSubjectLink): void {
  rows.add('link.subject_person', { subject_id: subjectId, person_id: personId });
}
