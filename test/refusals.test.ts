// Who may call the endpoints of care, guardianship and workforce, written by hand from the access
// matrix in its codes. For every other role the address does not exist, and without a session no
// one gets in. A new endpoint fails here until it is in this table.

import { beforeAll, expect, test } from 'vitest';
import { type Role, roleNames, roles } from '../src/kernel/roles.ts';
import { bindingsOf } from '../src/engine/http/handler.ts';
import { careRoom } from '../src/rooms/care/room.ts';
import { guardianshipRoom } from '../src/rooms/guardianship/room.ts';
import * as workforceApi from '../src/rooms/workforce/api.ts';
import { handlers as workforceHandlers } from '../src/rooms/workforce/handlers.ts';
import { makeActor, makeTestProgramme, type TestActor, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { call, serverWith } from './support/http.ts';

const expected: Readonly<Record<string, string>> = {
  listHouseholdsAwaitingHandover: 'NC',
  offerHousehold: 'NC',
  listOffers: 'OM NC',
  withdrawOffer: 'NC',
  acceptOffer: 'OM',
  declineOffer: 'OM',
  assignCase: 'SV OM',
  assignHousehold: 'SV OM',
  addTeamMember: 'SV OM',
  endTeamMember: 'SV OM',
  listOrganisationCases: 'OM',
  listMyCases: 'CM SV PS CP',
  readCase: 'CM SV PS CP OM',
  readCaseOfPerson: 'CM SV PS CP OM',
  moveCase: 'SV',
  changePriority: 'SV',
  readToday: 'CM SV PS CP',
  readTimeline: 'CM SV PS CP',
  recordLegalAidOffer: 'CM CP',
  recordVisit: 'CM CP',
  listVisits: 'CM SV PS CP',
  makeAssessment: 'CM CP',
  changeAssessment: 'CM CP',
  addAddendum: 'CM CP',
  listAssessments: 'CM SV PS CP',
  startPlan: 'CM SV PS CP',
  readPlan: 'CM SV PS CP',
  addGoal: 'CM SV PS CP',
  changeGoal: 'CM SV PS CP',
  addAction: 'CM SV PS CP',
  finishAction: 'CM SV PS CP',
  activatePlan: 'CM SV PS CP',
  holdReview: 'CM SV PS CP',
  readCover: 'CM SV PS CP',
  appointGuardian: 'CP',
  endCover: 'CP',
  listSearches: 'CP',
  takeSearch: 'CP',
  readSearch: 'CM SV CP',
  listLikelyKin: 'CP',
  listChildrenOnLists: 'CP',
  recordKinContact: 'CP',
  listOrganisationCovers: 'OM',
  listColleagues: 'CM SV PS CP TE TH AL OM',
  openEmergency: 'CM SV CP',
  listOwnEmergencies: 'CM SV CP',
  readEmergency: 'CM SV CP',
  endEmergency: 'CM SV CP OM',
  listEmergencies: 'SV OM',
  reviewEmergency: 'SV OM',
  liftEmergencyWithdrawal: 'SV OM',
  readEmergencyNotice: 'CM SV CP OM',
};

const database = await testDatabase();
const services = testServices(database);
const workforceRoom = { name: 'workforce', bindings: bindingsOf(workforceApi, workforceHandlers) };
const rooms = [careRoom, guardianshipRoom, workforceRoom];
const server = serverWith(rooms, services);
const actors = {} as Record<Role, TestActor>;
const endpoints = rooms
  .flatMap((room) => room.bindings.map(({ endpoint }) => endpoint))
  .filter((endpoint) => endpoint.who !== 'signed-in');

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const role of roleNames) actors[role] = await makeActor(database, { role });
});

test('the table names every endpoint and nothing else', () => {
  expect(endpoints.map((endpoint) => endpoint.name).toSorted()).toEqual(
    Object.keys(expected).toSorted(),
  );
});

test.each(endpoints)('$name is open to the roles of the table alone', async (endpoint) => {
  const codes = new Set(expected[endpoint.name]?.split(' '));
  const path = endpoint.path.replaceAll(/:\w+/g, '01890000-0000-7000-8000-000000000000');
  const body = endpoint.body ? {} : undefined;
  expect((await call(server, null, `${endpoint.method} ${path}`, body)).status).toBe(401);
  const declared = roleNames.filter((role) => endpoint.who.includes(role as never));
  expect(declared.map((role) => roles[role].code)).toEqual(
    roleNames.map((role) => roles[role].code).filter((code) => codes.has(code)),
  );
  for (const role of roleNames.filter((one) => !codes.has(roles[one].code))) {
    const answer = await call(server, actors[role], `${endpoint.method} ${path}`, body);
    expect([role, answer.status]).toEqual([role, 404]);
  }
});
