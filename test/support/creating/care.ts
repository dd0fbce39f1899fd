// Creating commands of the care side: an organisation with its people, families taken in by its
// intake worker, and a guardianship body with an officer.

import { addDays } from '../../../src/kernel/day.ts';
import { sql } from '../../../src/engine/db/database.ts';
import type { Endpoint } from '../../../src/kernel/contract.ts';
import { makeActor, makeOrganisation, type TestActor } from '../actors.ts';
import { confirm } from '../disclosures.ts';
import {
  addConsent,
  agreedByBoth,
  askedAlone,
  bornYearsAgo,
  makeArrivedHousehold,
} from '../households.ts';
import { type Bench, type Creating, type Makers, sendText, step } from './bench.ts';
import { dayThere } from '../today.ts';

export type Staff = {
  readonly organisationId: string;
  readonly lead: TestActor;
  readonly supervisor: TestActor;
  readonly manager: TestActor;
  readonly officer: TestActor;
  readonly coordinator: TestActor;
};
export type Made = { readonly personId: string; readonly caseId: string; readonly code: string };

const past = '2020-01-01';
export const consent = {
  purpose: 'case-support',
  ground: 'consent',
  organisationId: null,
  toldIn: 'ky',
  toldHow: 'spoken',
  toldOn: past,
  untilOn: '2099-01-01',
  ...askedAlone(past),
};

export async function makeStaff({ database }: Bench): Promise<Staff> {
  const organisationId = await makeOrganisation(database, { side: 'care' });
  const body = await makeOrganisation(database, { side: 'care', kind: 'guardianship-body' });
  const join = (role: 'supervisor' | 'cso-manager') =>
    makeActor(database, { role, organisationId });
  return {
    organisationId,
    lead: await makeActor(database, { role: 'case-manager', duty: 'intake', organisationId }),
    supervisor: await join('supervisor'),
    manager: await join('cso-manager'),
    officer: await makeActor(database, { role: 'child-protection-officer', organisationId: body }),
    coordinator: await makeActor(database, { role: 'national-coordinator' }),
  };
}

let families = 0;

/** One person of this age, taken in, with the organisation's supervisor. */
export async function takeIn(bench: Bench, staff: Staff, years: number): Promise<Made> {
  return (await takeInAll(bench, staff, [years]))[0]!;
}

/** A household of these ages, the first of them the mother; in the same order. */
export async function takeInAll(
  bench: Bench,
  staff: Staff,
  ages: readonly number[],
): Promise<Made[]> {
  const fullNames = ages.map(
    () => `Gulnara ${String.fromCodePoint(65 + (++families % 26))}${families}testova`,
  );
  for (const fullName of fullNames)
    await step(bench, staff.lead, [`GET /api/persons?search=${encodeURIComponent(fullName)}`]);
  const known = await sql<{ id: string }>`select id from people.person`.execute(
    bench.database.owner,
  );
  const added = await step(bench, staff.lead, [
    'POST /api/intake',
    {
      province: null,
      searchedFor: fullNames[0],
      legalAidOffered: { on: past, answer: 'later' },
      lookedAt: known.rows.map((row) => row.id).slice(-100),
      persons: ages.map((years, at) => personOf(fullNames[at]!, years, at === 0)),
    },
  ]);
  const made: Made[] = [];
  for (const { id: personId } of added.persons) {
    const { caseId, code, version } = await step(bench, staff.lead, [
      `GET /api/persons/${personId}/case`,
    ]);
    await step(bench, staff.manager, [
      `PUT /api/cases/${caseId}/assignment`,
      {
        baseVersion: version,
        part: 'supervisor',
        accountId: staff.supervisor.accountId,
        reason: 'first-assignment',
      },
    ]);
    made.push({ personId, caseId, code });
  }
  return made;
}

function personOf(fullName: string, years: number, isFirst: boolean) {
  const day = bornYearsAgo(years);
  return {
    name: { fullName, givenName: null, familyName: null, fatherName: null, language: 'ky' },
    otherSpellings: [],
    sex: 'female',
    citizenship: 'KG',
    relationToFirst: isFirst ? 'self' : 'child',
    birth: { from: day, to: day, precision: 'day' },
    consents: [years < 18 ? { ...consent, ...agreedByBoth(past) } : consent],
  };
}

export const visit = {
  visitedOn: '2026-01-10',
  kind: 'first',
  present: ['person'],
  safetyConcern: 'none',
  text: 'A first visit.',
  nextVisitOn: null,
};
const level = { strengths: [], needs: [], priority: 'none', text: null };
const assessment = {
  assessedOn: '2026-01-11',
  levels: Object.fromEntries(
    ['individual', 'family', 'education', 'community', 'structural'].map((name) => [name, level]),
  ),
};
const goal = {
  level: 'individual',
  strength: 'copes',
  wording: 'To read again.',
  wordsOf: 'person',
  owner: 'person',
};

const answered = { answer: 'met', reason: null };
export const criteria = {
  goals: { answer: 'not-met', reason: 'Handed to those who go on.' },
  safety: answered,
  papers: answered,
  'guardian-six-months': { answer: 'does-not-apply', reason: null },
  'somebody-alongside': answered,
  'own-view': answered,
};

/** An adult's case in which the last visit was urgent, and nobody has dealt with it. */
export async function concerned(
  bench: Bench,
  staff: Staff,
): Promise<Made & { readonly concernId: string }> {
  const made = await takeIn(bench, staff, 30);
  await step(bench, staff.lead, [
    `POST /api/cases/${made.caseId}/visits`,
    { ...visit, safetyConcern: 'urgent' },
  ]);
  const found = await sql<{ id: string }>`select id from care.urgent_concern
    where case_id = ${made.caseId}`.execute(bench.database.owner);
  return { ...made, concernId: found.rows[0]!.id };
}

/** An adult's case, and the id of the closing that waits for the supervisor. */
export async function closing(bench: Bench, staff: Staff): Promise<Made & { closingId: string }> {
  const made = await takeIn(bench, staff, 30);
  const { version: baseVersion } = await step(bench, staff.lead, [`GET /api/cases/${made.caseId}`]);
  const { id } = await step(bench, staff.lead, [
    `POST /api/cases/${made.caseId}/closings`,
    { baseVersion, reason: 'moved', criteria },
  ]);
  return { ...made, closingId: id };
}

/** An adult's case that another organisation has taken over, and its staff. */
export async function moved(
  bench: Bench,
  staff: Staff,
): Promise<Made & { moveId: string; to: Staff }> {
  const made = await takeIn(bench, staff, 30);
  const to = await makeStaff(bench);
  const { organisationId } = to;
  await addConsent(bench.database, made.personId, { organisationId });
  const { version: baseVersion } = await step(bench, staff.lead, [`GET /api/cases/${made.caseId}`]);
  const { id: moveId } = await step(bench, staff.supervisor, [
    `POST /api/cases/${made.caseId}/moves`,
    { baseVersion, organisationId, reason: 'language' },
  ]);
  await step(bench, to.manager, [
    `PUT /api/moves/${moveId}/acceptance`,
    {
      baseVersion: 1,
      leadAccountId: to.lead.accountId,
      supervisorAccountId: to.supervisor.accountId,
    },
  ]);
  await step(bench, staff.supervisor, [
    `PUT /api/moves/${moveId}/completion`,
    { baseVersion: 2, talkedOn: dayThere(), notTalkedWhy: null },
  ]);
  return { ...made, moveId, to };
}

export async function assessed(
  bench: Bench,
  staff: Staff,
): Promise<Made & { assessmentId: string }> {
  const made = await takeIn(bench, staff, 30);
  await step(bench, staff.lead, [`POST /api/cases/${made.caseId}/visits`, visit]);
  const { id } = await step(bench, staff.lead, [
    `POST /api/cases/${made.caseId}/assessments`,
    assessment,
  ]);
  return { ...made, assessmentId: id };
}

async function planned(bench: Bench, staff: Staff): Promise<string> {
  const { caseId } = await assessed(bench, staff);
  return (await step(bench, staff.lead, [`POST /api/cases/${caseId}/plans`, {}])).id;
}

/** A child alone, within the officer's reach, with the search for kin that the gap opened. */
export async function guarded(
  bench: Bench,
  staff: Staff,
): Promise<{ child: string; search: string }> {
  const { owner } = bench.database;
  const { personId } = await takeIn(bench, staff, 7);
  await sql`insert into access.reach (account_id, person_id, via)
    values (${staff.officer.accountId}, ${personId}, 'guardianship')`.execute(owner);
  const found = await sql<{ id: string }>`select id from guardianship.search
    where person_id = ${personId}`.execute(owner);
  return { child: personId, search: found.rows[0]!.id };
}

async function awaiting(bench: Bench, { coordinator }: Staff): Promise<string> {
  const { id, personIds } = await makeArrivedHousehold(
    bench.database,
    { coordinator, services: bench.services },
    [{ name: 'Aida Testova', birth: bornYearsAgo(30), sex: 'female' }],
  );
  for (const personId of personIds) await addConsent(bench.database, personId);
  return id;
}

/**
 * What adds to one person's file needs no maker of its own: an officer is sent to a child alone, or
 * the case manager to a person of theirs, with an example of the body.
 */
export async function personMakers(bench: Bench, endpoints: readonly Endpoint[]): Promise<Makers> {
  const staff = await makeStaff(bench);
  const plain = endpoints.filter(
    ({ creates, path }) => creates && /^\/api\/persons\/:personId\/[a-z-]+$/.test(path),
  );
  return Object.fromEntries(
    plain.map(({ name, who }) => [
      name,
      async (): Promise<Creating> => {
        const isOfficer = who.includes('child-protection-officer' as never);
        const personId = isOfficer
          ? (await guarded(bench, staff)).child
          : (await takeIn(bench, staff, 30)).personId;
        return { actor: isOfficer ? staff.officer : staff.lead, params: { personId }, body: {} };
      },
    ]),
  );
}

export async function careMakers(bench: Bench): Promise<Makers> {
  const staff = await makeStaff(bench);
  const { lead, supervisor, manager, officer, coordinator, organisationId } = staff;
  const colleague = () => makeActor(bench.database, { role: 'case-manager', organisationId });
  return {
    attachPersonDocument: async () => {
      const { personId } = await takeIn(bench, staff, 30);
      const uploads = [await sendText(bench, lead)];
      const body = { about: 'person', aboutId: personId, kind: 'letter', uploads };
      return { actor: lead, params: { personId }, body };
    },
    recordConsent: async () => ({
      actor: lead,
      params: { personId: (await takeIn(bench, staff, 30)).personId },
      body: consent,
    }),
    decideLeaving: async () => {
      await confirm(bench.database, coordinator);
      return {
        actor: coordinator,
        body: {
          organisationId: await makeOrganisation(bench.database, { side: 'care' }),
          leavesOn: '2099-01-01',
          reason: 'own-wish',
        },
      };
    },
    offerHousehold: async () => ({
      actor: coordinator,
      body: {
        householdId: await awaiting(bench, staff),
        organisationId,
        languages: ['ky'],
        urgentNeeds: [],
      },
    }),
    addTeamMember: async () => ({
      actor: manager,
      params: { caseId: (await takeIn(bench, staff, 30)).caseId },
      body: { accountId: (await colleague()).accountId },
    }),
    openEmergency: async () => ({
      actor: await colleague(),
      body: {
        caseCode: (await takeIn(bench, staff, 30)).code,
        kind: 'violence',
        reason: 'A neighbour called.',
      },
    }),
    askHanding: async () => {
      const { caseId, concernId } = await concerned(bench, staff);
      const toAccountId = supervisor.accountId;
      const body = { about: 'urgent-concern', concernId, toAccountId, reason: 'nearer' };
      return { actor: lead, params: { caseId }, body };
    },
    planAppointment: async () => ({
      actor: lead,
      params: { caseId: (await takeIn(bench, staff, 30)).caseId },
      body: {
        kind: 'health',
        onDay: addDays(dayThere(), 5),
        atHour: '10:30',
        withAccountId: lead.accountId,
      },
    }),
    putOff: async () => ({
      actor: lead,
      body: {
        kind: 'visit',
        record: (await takeIn(bench, staff, 30)).caseId,
        untilOn: addDays(dayThere(), 5),
        reason: 'travel',
      },
    }),
    proposeHold: async () => ({
      actor: supervisor,
      params: { caseId: (await takeIn(bench, staff, 30)).caseId },
      body: {
        orderedAs: 'court-order',
        reason: 'A court asked.',
        untilOn: addDays(dayThere(), 100),
      },
    }),
    appointGuardian: async () => ({
      actor: officer,
      params: { personId: (await guarded(bench, staff)).child },
      body: {
        kind: 'guardian',
        basis: 'court-order',
        fromOn: '2026-01-01',
        untilOn: null,
        holder: { name: 'Aigul Testova', relation: 'other' },
        right: {
          order: { authority: 'Osh city court', number: 'UD-1/26', on: '2026-01-01' },
          isNamesake: false,
        },
      },
    }),
    askAuthority: async () => {
      const { child } = await guarded(bench, staff);
      await sql`update guardianship.search set state = 'closed', closed_at = now(),
        outcome = 'opened-wrongly' where person_id = ${child}`.execute(bench.database.owner);
      return { actor: staff.lead, params: { personId: child }, body: { because: 'carer-away' } };
    },
    recordKinContact: async () => ({
      actor: officer,
      params: { searchId: (await guarded(bench, staff)).search },
      body: {
        relation: 'mother',
        name: null,
        reach: null,
        contactedOn: '2026-01-01',
        answer: 'willing',
        reason: 'own-wish',
        note: 'Called.',
      },
    }),
    ...needsMakers(bench, staff),
  };
}

function needsMakers(bench: Bench, staff: Staff): Makers {
  const { lead: actor } = staff;
  const ofCase = (body: object) => async () => ({
    actor,
    params: { caseId: (await takeIn(bench, staff, 30)).caseId },
    body,
  });
  return {
    recordLegalAidOffer: ofCase({ offeredOn: '2026-01-01', toldIn: 'ky', answer: 'later' }),
    recordVisit: ofCase(visit),
    recordContactAttempt: ofCase({ attemptedOn: '2026-01-10', way: 'phone' }),
    proposeClosing: async () => {
      const { caseId } = await takeIn(bench, staff, 30);
      const { version: baseVersion } = await step(bench, actor, [`GET /api/cases/${caseId}`]);
      return { actor, params: { caseId }, body: { baseVersion, reason: 'moved', criteria } };
    },
    proposeMove: async () => {
      const { caseId, personId } = await takeIn(bench, staff, 30);
      const organisationId = await makeOrganisation(bench.database, { side: 'care' });
      await addConsent(bench.database, personId, { organisationId });
      const { version: baseVersion } = await step(bench, actor, [`GET /api/cases/${caseId}`]);
      return {
        actor: staff.supervisor,
        params: { caseId },
        body: { baseVersion, organisationId, reason: 'language' },
      };
    },
    makeAssessment: async () => ({
      actor,
      params: { caseId: (await assessed(bench, staff)).caseId },
      body: assessment,
    }),
    addAddendum: async () => ({
      actor,
      params: { assessmentId: (await assessed(bench, staff)).assessmentId },
      body: { text: 'One thing more.' },
    }),
    startPlan: async () => ({
      actor,
      params: { caseId: (await assessed(bench, staff)).caseId },
      body: {},
    }),
    addGoal: async () => ({
      actor,
      params: { planId: await planned(bench, staff) },
      body: goal,
    }),
    addAction: async () => {
      const planId = await planned(bench, staff);
      const { id: goalId } = await step(bench, actor, [`POST /api/plans/${planId}/goals`, goal]);
      return {
        actor,
        params: { goalId },
        body: {
          service: 'medical',
          wording: 'We go to the clinic together.',
          mhpssLayer: null,
          providerOrganisationId: null,
          providerName: 'The clinic',
          dueOn: '2099-01-01',
          ground: 'law',
          consentId: null,
          decision: { reason: 'The law orders this treatment.', untilOn: null },
          fundedUntil: null,
        },
      };
    },
  };
}
