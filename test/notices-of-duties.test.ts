// What the table of duties says stands with somebody because another person did something gives
// that person a notice; everything else is one's own work, or comes by the clock or a machine, and
// gives none. A row of the table that is not here fails.

import { beforeAll, expect, it } from 'vitest';
import { stands } from '../src/app/duties.ts';
import { rooms } from '../src/app/rooms.ts';
import { sql } from '../src/engine/db/database.ts';
import { type NoticeKind, noticeKinds } from '../src/rooms/notices/model.ts';
import { newId } from '../src/kernel/id.ts';
import { asActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { type Bench, step } from './support/creating/bench.ts';
import { guarded, makeStaff, type Staff, takeIn } from './support/creating/care.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';
import { arrivalScenarios } from './support/undone-arrival.ts';
import { courtScenarios } from './support/undone-court.ts';
import { dangerScenarios } from './support/undone-danger.ts';
import { disclosureScenarios } from './support/undone-disclosure.ts';
import { supervisionScenarios } from './support/undone-supervision.ts';
import {
  closingScenarios,
  moveScenarios,
  planScenarios,
  type Scenarios,
  workScenarios,
} from './support/undone-care.ts';

const database = await testDatabase();
const services = testServices(database);
const bench: Bench = { database, services, server: serverWith(rooms, services) };

const told: Readonly<Record<string, NoticeKind>> = {
  'manager offer-to-answer': 'offer-received',
  'supervisor closing-to-decide': 'closing-to-decide',
  'lead closing-returned': 'closing-returned',
  'supervisor plan-to-approve': 'plan-to-approve',
  'asked-manager moves': 'move-proposed',
  'lead move-to-complete': 'move-accepted',
  'supervisor move-declined': 'move-declined',
  'supervisor move-withdrawn': 'move-withdrawn',
  'new-lead case-moved-here': 'assigned-lead',
  'officers search-to-take': 'search-to-take',
  'lead search-ended': 'search-ended',
  'second-person pair-to-decide': 'pair-to-decide',
  'second-person pair-undo-to-decide': 'pair-to-decide',
  'supervisor urgent-concern': 'concern-raised',
  'asked-colleague handing-to-answer': 'handing-asked',
  'who-asked handing-declined': 'handing-declined',
  'owner-lead disclosure-to-answer': 'disclosure-asked',
  'owner-lead disclosure-to-approve': 'disclosure-to-approve',
  'second-approver disclosure-to-approve': 'disclosure-to-approve',
  'owner-lead disclosure-to-release': 'disclosure-to-release',
  'who-asked disclosure-to-open': 'package-arrived',
  'supervisor supervision-asked': 'supervision-asked',
  'worker supervision-planned': 'supervision-planned',
  'probation-officer answer-permission': 'permission-asked',
  'coordinator given-name-proposed': 'given-name-to-decide',
};
const ownWork = 'the next step of one’s own work';
const clock = 'comes by the clock';
const untold: Readonly<Record<string, string>> = {
  'coordinator family-not-offered': ownWork,
  'coordinator unresolved-entry': ownWork,
  // Told as `assigned-lead` when somebody is given the case; whoever takes a family in is not told.
  'lead first-contact-due': ownWork,
  'manager leftBehind': 'nobody did it: somebody is missing',
  'lead assessment-to-make': ownWork,
  'who-asked disclosure-order-to-attach': ownWork,
  'lead visit-due': ownWork,
  'lead plan-to-draft': ownWork,
  'lead plan-to-agree': ownWork,
  'lead review-due': clock,
  'lead plan-changed': ownWork,
  'lead action-due': clock,
  'lead basis-needed': 'the person took the consent back; Today says so',
  'supervisor follow-up-due': clock,
  'officer search-open': ownWork,
  // Told as `concern-raised` to a lead who did not say it themselves.
  'lead urgent-concern': ownWork,
  'lead told-to-answer': ownWork,
  'lead consent-ask-alone': ownWork,
  'lead safety-ask-alone': ownWork,
  'lead appointment-due': clock,
  'supervisor supervision-due': clock,
  'supervisor supervision-to-record': clock,
  'worker supervision-own-ask': ownWork,
  'manager supervisor-missing': 'nobody did it: somebody is missing',
  // They took it on themselves; whoever asked is told `handing-accepted`.
  'asked-colleague handing-accepted': ownWork,
  'owner-lead disclosure-to-tell': ownWork,
  'owner-lead disclosure-to-agree': 'on Today at once; until somebody agrees, telling stays due',
  'coordinator list-staged': ownWork,
  'coordinator pairs-to-decide': ownWork,
  'coordinator operation-still': clock,
  'coordinator import-failed': 'a machine; an alarm says so',
  'registrar matter-to-assign': ownWork,
  'probation-officer contact-due': clock,
  'probation-officer tell-beginning': clock,
  'probation-officer tell-ending': clock,
  // Whoever lodges it enters it; the other officers of the matter are told `appeal-lodged`.
  'prosecutor appeal-pending': ownWork,
  'prosecutor detention-review-due': clock,
  'prosecutor exemption-to-decide': ownWork,
  'prosecutor hearing-passed': clock,
  'prosecutor proceeding-quiet': clock,
  'prosecutor term-to-check': clock,
  'administrator stuck': 'a machine; a line above every screen says so',
  'administrator dead': 'a machine; a line above every screen says so',
};
const rows = [...new Set(stands.map(({ on, as }) => `${on} ${as}`))];
let scenarios: Scenarios = {};
let acts: ReturnType<typeof actsOf> = {};
const merged = { one: 1, other: 1 };

beforeAll(async () => {
  await makeTestProgramme(database);
  const staffs = { staff: await makeStaff(bench), next: await makeStaff(bench) };
  const makers = [
    arrivalScenarios,
    workScenarios,
    planScenarios,
    closingScenarios,
    moveScenarios,
    dangerScenarios,
    courtScenarios,
    disclosureScenarios,
    supervisionScenarios,
  ];
  scenarios = Object.assign({}, ...makers.map((make) => make(bench, staffs)));
  acts = actsOf(staffs.staff, staffs.next);
});

/** Done over HTTP; those who leave it undone write the same rows as the owner, who tells nobody. */
function actsOf(staff: Staff, next: Staff): Readonly<Record<string, () => Promise<TestActor>>> {
  const { lead, officer, supervisor } = staff;
  const put = async (by: TestActor, path: `PUT ${string}`, body: object) =>
    void (await step(bench, by, [path, body]));
  const pair = async () => {
    const [one, other] = [await takeIn(bench, staff, 30), await takeIn(bench, staff, 30)];
    const path = `PUT /api/persons/${one.personId}/pairs/${other.personId}` as const;
    const said = { keptId: null, reason: 'The same burn on the left hand.', versions: null };
    const keep = { ...said, step: 'proposed', baseVersion: 0, keptId: one.personId };
    await put(supervisor, path, keep);
    return { path, said };
  };
  return {
    'officers search-to-take': async () => {
      const { personId } = await takeIn(bench, staff, 7);
      const { rows } = await sql<{ body: string }>`select body_organisation_id as body
        from guardianship.search where person_id = ${personId}`.execute(database.owner);
      return [officer, next.officer].find((one) => one.organisationId === rows[0]!.body)!;
    },
    'lead search-ended': async () => {
      const { child } = await guarded(bench, staff);
      await step(bench, officer, [
        `POST /api/persons/${child}/covers`,
        {
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
      ]);
      return lead;
    },
    // The supervisor proposed it; the manager is told.
    'owner-lead disclosure-to-approve': async () =>
      (await scenarios['owner-lead disclosure-to-approve']!()).then!.by,
    'coordinator given-name-proposed': async () => {
      const form = { id: newId(), form: 'Aisuluu', head: 'Aisulu', source: 'register' };
      const input = { ...form, formKey: 'aisuluu', familyKey: 'zaisulu' };
      await asActor(database, staff.coordinator, (tx) =>
        sql`select people.propose_given_name_form(${JSON.stringify(input)}::jsonb)`.execute(tx),
      );
      return next.coordinator;
    },
    'second-person pair-to-decide': async () => {
      await pair();
      return lead;
    },
    'second-person pair-undo-to-decide': async () => {
      const { path, said } = await pair();
      await put(lead, path, { ...said, step: 'merged', baseVersion: 1, versions: merged });
      await put(supervisor, path, { ...said, step: 'undo-proposed', baseVersion: 2 });
      return lead;
    },
  };
}

it('every row of the table gives a notice or says why not', () => {
  expect([...Object.keys(told), ...Object.keys(untold)].toSorted()).toEqual(rows.toSorted());
});

it.each(Object.entries(told))('%s: %s', async (row, kind) => {
  const by = acts[row] ? await acts[row]() : (await scenarios[row]!()).first.by;
  const { body } = await call(bench.server, by, 'GET /api/notices');
  expect(body.notices[0].kind).toBe(kind);
});

it('has words for every kind, in the order of the sides', () => {
  expect(new Set(noticeKinds).size).toBe(noticeKinds.length);
});
