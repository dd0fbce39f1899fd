// What every change is based on. A writing endpoint names the version that was decided on, or what
// was seen (a hash, an edition); or it can be done once, and the database refuses the second; or it
// adds a row of its own, so that nobody's work is overwritten; or it repeats what is already
// recorded. People read this table: a new endpoint without a line fails, and so does a line that
// its contract does not support. `once.test.ts` proves that once means once.

import { toJSONSchema, type ZodType } from 'zod';
import { describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import type { Endpoint } from '../src/kernel/contract.ts';
import { repeated, repeatedWithoutEffect } from './support/once-only.ts';

type Ground = readonly ['base' | 'seen' | 'once' | 'adds' | 'keeps', string];

const grounds: Readonly<Record<string, Ground>> = {
  // people
  proposeHold: ['adds', 'a hold; a second one while it lasts is refused'],
  stepHold: ['base', 'version of the hold'],
  proposeGivenNameForm: ['adds', 'a spelling; the same one twice is refused by its unique key'],
  decideGivenNameForm: ['base', 'version of the spelling'],
  addContact: ['adds', 'a way to reach somebody beside the others'],
  addDocument: ['adds', 'a document beside the others'],
  attachPersonDocument: ['adds', 'a document beside the others'],
  takeOffPersonDocument: ['once', 'a document that has a content; taken off, it has none'],
  recordConsent: ['adds', 'an answer; the one in force before is ended under the same lock'],
  withdrawConsent: ['once', 'an answer in force; ended, there is none to take back'],
  correctPerson: ['base', 'version of the person; what stood there before is kept'],
  addHousehold: ['adds', 'files that were not there; alike ones are looked at first'],
  stepFilePair: ['base', 'version of the pair, and of both files when they are merged'],
  // operations
  addOperation: ['adds', 'an operation that was not there'],
  changeOperation: ['base', 'version of the operation'],
  moveOperation: ['base', 'version of the operation'],
  stageList: ['adds', 'a list; the same file again is answered with the list it made'],
  correctUnderstanding: ['base', 'version of the list'],
  discardList: ['once', 'a staged list alone is discarded, and nothing of it is left'],
  importList: ['base', 'version of the list as its reader confirmed it'],
  cancelImport: ['keeps', 'asked to stop, it stops; the first who asked stands'],
  applyBoarding: ['keeps', 'takes over what the list says where nobody said anything else'],
  reconcile: ['adds', 'pairs nobody compared; what was decided stays decided'],
  moveEntry: ['base', 'version of the entry'],
  moveEntries: ['base', 'version of each entry'],
  moveToFamily: ['base', 'version of the entry'],
  decideProposals: ['base', 'version of each pair'],
  arrive: ['once', 'an entry becomes a person once; it is not boarded afterwards'],
  compareByHand: ['adds', 'a pair; the same one again is answered with the pair there is'],
  takeBackCaseload: ['once', 'an import that is there; taken back, there is none'],
  importCaseload: ['adds', 'files that were not there; the same file again adds nothing'],
  // care
  offerHousehold: ['adds', 'an offer; a second open one is refused'],
  withdrawOffer: ['base', 'version of the offer'],
  acceptOffer: ['base', 'version of the offer'],
  declineOffer: ['base', 'version of the offer'],
  assignCase: ['base', 'version of the case'],
  assignHousehold: ['base', 'version of each case (`bases`)'],
  addTeamMember: ['adds', 'a member beside the others; the same one again is refused'],
  endTeamMember: ['once', 'a membership that stands; ended, there is none to end'],
  moveCase: ['base', 'version of the case'],
  recordContactAttempt: ['adds', 'an attempt with its day'],
  settleConcern: ['base', 'version of the concern'],
  answerTold: ['base', 'version of each thing that was said'],
  endAppointment: ['base', 'version of the appointment'],
  askHanding: ['adds', 'a question to a colleague; a second one while it counts is refused'],
  answerHanding: ['base', 'version of the handing'],
  planAppointment: ['adds', 'an appointment beside others'],
  putOff: ['adds', 'a day until which it waits; the newest one counts'],
  takeBackPutOff: ['once', 'what is put off; taken back, there is none'],
  proposeClosing: ['base', 'version of the case'],
  decideClosing: ['base', 'version of the closing'],
  proposeMove: ['base', 'version of the case'],
  withdrawMove: ['base', 'version of the move'],
  declineMove: ['base', 'version of the move'],
  acceptMove: ['base', 'version of the move'],
  completeMove: ['base', 'version of the move'],
  decideLeaving: ['adds', 'a decision; a second one while it lasts is refused'],
  takeBackLeaving: ['base', 'version of the decision'],
  closeOrganisation: ['base', 'version of the decision'],
  acknowledgeMove: ['keeps', 'whoever has read it once has read it'],
  recordFollowUp: ['once', 'a closing nobody asked about again; asked, it stands'],
  changePriority: ['base', 'version of the case'],
  recordLegalAidOffer: ['adds', 'an offer with its day and answer'],
  recordFamilyVisit: ['adds', 'a visit in the case of each who was met'],
  recordVisit: ['adds', 'a visit; a second first visit is refused by its unique key'],
  makeAssessment: ['adds', 'an assessment with its day'],
  changeAssessment: ['base', 'version of the assessment'],
  addAddendum: ['adds', 'a text beside the assessment, which stays as it is'],
  startPlan: ['adds', 'a plan; a second open one is refused by its unique key'],
  addGoal: ['adds', 'a goal beside the others'],
  changeGoal: ['base', 'version of the goal'],
  addAction: ['adds', 'an action beside the others'],
  finishAction: ['base', 'version of the action'],
  changeBasis: ['base', 'version of the action'],
  recordPlanAgreement: ['base', 'version of the plan'],
  activatePlan: ['base', 'version of the plan'],
  holdReview: ['base', 'version of the review'],
  openEmergency: ['adds', 'an opening; a second one within the hour is refused'],
  endEmergency: ['once', 'an opening that is open; ended, it is over'],
  reviewEmergency: ['once', 'an opening nobody judged; a verdict stands'],
  liftEmergencyWithdrawal: [
    'once',
    'a right that was withdrawn; given back, there is none to give',
  ],
  // workforce
  planSupervision: ['adds', 'a time beside the others'],
  holdSupervision: ['base', 'version of the session'],
  moveSupervision: ['base', 'version of the session'],
  correctSupervision: ['base', 'version of the session; what was recorded is kept'],
  askSupervision: ['adds', 'an ask; a second one while it waits is refused'],
  withdrawSupervisionAsk: ['once', 'an ask that waits; taken back, there is none'],
  noteSupervisionAskSeen: ['once', 'an ask that nobody saw; seen, it stays so'],
  nameSupervisor: ['adds', 'a supervisor in place of the last: the newest is meant'],
  // guardianship
  appointGuardian: ['adds', 'a cover; a second guardian for one time is refused under a lock'],
  endCover: ['base', 'version of the cover'],
  takeSearch: ['once', 'a search nobody took; somebody else finds it taken'],
  askAuthority: ['adds', 'a question to the authority; a second finds the search open'],
  closeSearch: ['once', 'a search that is open; closed, there is none to close'],
  recordKinContact: ['adds', 'a talk with its day and answer'],
  // accounts
  makeAccount: ['adds', 'an account; a login that is taken is refused by its unique key'],
  confirmGrant: ['once', 'a grant that sleeps; confirmed, there is none to confirm'],
  makeInvitation: ['adds', 'a link; the one before ends under the lock of the grant'],
  giveCode: ['once', 'a link that has no code; given, there is none to give'],
  agreeWithdrawal: ['once', 'a question that waits; answered, there is none'],
  refuseWithdrawal: ['once', 'a question that waits; answered, there is none'],
  changeDuty: ['once', 'a duty neither held nor asked for; the same one again changes nothing'],
  confirmDuty: ['once', 'a duty that waits, named as it was seen; given, there is none to give'],
  setPlace: ['base', 'version of the grant'],
  askHelp: ['adds', 'a request; a second one while it waits is refused'],
  agreeHelp: ['once', 'a request that waits; answered, there is none'],
  endHelp: ['once', 'a request that waits; answered, there is none'],
  acknowledgeHelp: ['once', 'help that was not seen yet; seen, there is none to see'],
  withdrawGrant: ['once', 'a grant that stands; withdrawn, there is none to withdraw'],
  // accounts
  setOwnWorkPhone: ['adds', 'a number of one’s own in place of the last: the newest is meant'],
  renewOwnAuthenticator: ['adds', 'a key of one’s own in place of the last: the newest is meant'],
  renewOwnRecoveryCodes: ['adds', 'ten codes of one’s own in place of the last'],
  addOwnPasskey: ['adds', 'a passkey beside the others; the same one twice is refused by its key'],
  renewOwnCalendar: ['adds', 'one secret address of one’s own in place of the last'],
  endOwnCalendar: ['once', 'an address that is there; ended, there is none to end'],
  endOwnPasskey: ['once', 'a passkey that is there; ended, there is none to end'],
  askOwnMail: ['adds', 'an address in place of the last, of which one code a time counts'],
  confirmOwnMail: ['keeps', 'an address is confirmed; the same code again finds it so'],
  endOwnMail: ['once', 'an address that is there; deleted, there is none'],
  endOwnDevice: ['once', 'a browser that is known; ended, there is none to end'],
  // legal
  enterMatter: ['adds', 'a matter that was not there'],
  addProceeding: ['adds', 'a proceeding beside the others'],
  moveProceeding: ['base', 'version of the proceeding'],
  addHearing: ['adds', 'a hearing beside the others'],
  changeHearing: ['base', 'version of the hearing'],
  assignOfficer: ['base', 'how often the officers of the matter were changed'],
  addRestriction: ['adds', 'an order; the same number for the same kind is refused'],
  liftRestriction: ['once', 'a restriction that stands; its lifting has a unique key'],
  varyRestriction: ['adds', 'an order of a court with its day; the end only comes earlier'],
  lodgeAppeal: ['adds', 'an appeal; a second pending one is refused by its unique key'],
  decideAppeal: ['base', 'version of the appeal'],
  tellOfRestriction: ['adds', 'a notice with its day'],
  askPermission: ['adds', 'a request with its days'],
  answerPermission: ['once', 'a request nobody answered; the answer stands'],
  planContact: ['adds', 'a day of reporting beside the others'],
  noteContact: ['base', 'version of the contact'],
  citeOffence: ['base', 'version of the proceeding'],
  considerAlternatives: ['adds', 'what was considered, with its day'],
  recordSentence: ['adds', 'a sentence with its day; the newest counts and all are shown'],
  setExpungement: ['base', 'version of the proceeding; besides, the day only comes earlier'],
  requestExemption: ['adds', 'a request; a second open one is refused by its unique key'],
  answerCondition: ['adds', 'an answer with who and when; the newest counts, all are kept'],
  decideExemption: ['base', 'version of the request'],
  recordDetention: ['adds', 'a detention; a second open one is refused by its unique key'],
  reviewDetention: ['base', 'how many reviews the detention has'],
  attachMatterDocument: ['adds', 'a document beside the others'],
  takeOffMatterDocument: ['once', 'a document that has a content; taken off, it has none'],
  recordBirthClaim: ['adds', 'a claim; every possible birth counts until a court settles it'],
  settleBirth: ['base', 'how many claims and settlements the birth has: it settles them all'],
  changeCounsel: ['base', 'how often counsel changed'],
  recogniseVictim: ['keeps', 'a victim she is; the database lets nobody take it back'],
  // reports, law
  publishFigures: ['adds', 'the next release of the sequence; none is ever changed'],
  proposeLaw: ['seen', 'the edition whose copy was changed'],
  decideLaw: ['seen', 'the edition beside which the difference was shown'],
  // disclosure
  makeProtocol: ['adds', 'a protocol, which is nothing before its parties sign'],
  signProtocol: ['once', 'one signature for a party, by its primary key'],
  endProtocol: ['once', 'one ending for a protocol, by its primary key'],
  askDisclosure: ['adds', 'a request with its basis; so many a day'],
  attachOrder: ['adds', 'an order; the one before loses its content, and approvals are void'],
  proposeFields: ['base', 'version of the request'],
  approveProposal: ['seen', 'the hash over everything that is approved'],
  refuseRequest: ['once', 'a request that is open; a no closes it'],
  withdrawRequest: ['once', 'a request that is open; withdrawn, it is closed'],
  releaseDisclosure: ['seen', 'the hash over everything that was approved'],
  revokeDisclosure: ['once', 'a package that is released; taken back, its key is gone'],
  acknowledgePackage: ['once', 'one receipt for a package, by its primary key'],
  recordNotice: ['once', 'one notice for a package, by its primary key'],
  deferNotice: ['adds', 'a deferral; a second waiting one is refused by its unique key'],
  noteLook: ['keeps', 'that one looked; an earlier look never takes back a later one'],
  retryJob: ['once', 'a job that is dead or fails; tried again, it goes on'],
  discardJob: ['once', 'a job that is dead; discarded, there is none'],
  agreeDeferral: ['once', 'a deferral nobody agreed to; agreed, none waits'],
};

const writing = rooms
  .flatMap((room) => room.bindings.map(({ endpoint }) => endpoint))
  .filter(({ method, audit }) => method !== 'GET' && audit === 'write');

/** Every property of a body, at any depth. */
function namesOf({ body }: Endpoint): readonly string[] {
  if (!body || body === 'bytes') return [];
  const names: string[] = [];
  JSON.stringify(
    toJSONSchema(body as ZodType, { io: 'input', unrepresentable: 'any' }),
    (key, value: unknown) => {
      if (key === 'properties') names.push(...Object.keys(value as object));
      return value;
    },
  );
  return names;
}

/** Optional for older clients, which had no base: without it they overwrite, as they always did. */
const baseIsOptional = [
  'assignHousehold',
  'assignOfficer',
  'changeCounsel',
  'reviewDetention',
  'setExpungement',
  'settleBirth',
];

type Shape = {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
};

/** True if no accepted body can leave out the base, or any object that contains it. */
function demandsBase(shape: Shape): boolean {
  const kinds = shape.anyOf ?? shape.oneOf;
  if (kinds) return kinds.every(demandsBase);
  if (shape.items) return demandsBase(shape.items);
  return Object.entries(shape.properties ?? {}).some(
    ([name, inner]) =>
      shape.required?.includes(name) === true && (name === 'baseVersion' || demandsBase(inner)),
  );
}

const shapeOf = ({ body }: Endpoint): Shape =>
  toJSONSchema(body as ZodType, { io: 'input', unrepresentable: 'any' }) as Shape;

const conflicts = ['conflict-changed-meanwhile', 'law-changed-meanwhile'];
const ofGround = (wanted: Ground[0]) =>
  writing
    .filter(({ name }) => grounds[name]?.[0] === wanted)
    .map((one) => [one.name, one] as const);

it('every writing endpoint has its line, and every line its endpoint', () => {
  expect(Object.keys(grounds).toSorted()).toEqual(writing.map(({ name }) => name).toSorted());
});

it('every line says why', () => {
  for (const [name, [, why]] of Object.entries(grounds)) {
    expect([name, why.length > 9]).toEqual([name, true]);
  }
});

describe('a base is named, and refused when the record changed meanwhile', () => {
  it.each(ofGround('base'))('%s', (_, endpoint) => {
    expect(namesOf(endpoint)).toContain('baseVersion');
    expect(endpoint.refuses).toContain('conflict-changed-meanwhile');
  });
  it.each(ofGround('seen'))('%s', (_, endpoint) => {
    const seen = ['hash', 'basedOn', 'comparedWith'].filter((one) =>
      namesOf(endpoint).includes(one),
    );
    expect(seen).toHaveLength(1);
    expect(endpoint.refuses.filter((one) => conflicts.includes(one))).toHaveLength(1);
  });
});

it('the base is required, except for exactly six of before', () => {
  const optional = ofGround('base').filter(([, endpoint]) => !demandsBase(shapeOf(endpoint)));
  expect(optional.map(([name]) => name).toSorted()).toEqual(baseIsOptional);
});

it('no other endpoint takes a base that nobody would compare', () => {
  const others = writing.filter(({ name }) => !['base', 'seen'].includes(grounds[name]![0]));
  for (const endpoint of others) {
    expect([endpoint.name, namesOf(endpoint).includes('baseVersion')]).toEqual([
      endpoint.name,
      false,
    ]);
  }
});

it('what can be done once, and what only says again, is raced by two', () => {
  const named = (wanted: Ground[0]) => ofGround(wanted).map(([name]) => name);
  expect(named('once').toSorted()).toEqual([...repeated].toSorted());
  expect(named('keeps').toSorted()).toEqual([...repeatedWithoutEffect].toSorted());
});

it('what adds a row makes one, by POST', () => {
  for (const [name, endpoint] of ofGround('adds')) {
    expect([name, endpoint.method]).toEqual([name, 'POST']);
  }
});
