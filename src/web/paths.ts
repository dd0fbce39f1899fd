// The addresses of all screens, named once. A link is `to(paths.cover, { personId })`: a misspelt
// name, a forgotten or an unknown part of the address does not compile. Ids and codes only, never a
// name of a person: addresses are kept in histories and seen over shoulders.

const matter = '/matters/:subjectId';
const proceeding = `${matter}/proceedings/:proceedingId` as const;
const restriction = `${matter}/restrictions/:restrictionId` as const;
const person = '/persons/:personId';
const oneCase = '/cases/:caseId';
const operation = '/operations/:operationId';
const disclosure = '/disclosures/:disclosureId';

export const paths = {
  courtToday: '/court',
  matters: '/matters',
  newMatter: '/matters/new',
  mattersAgenda: '/matters-agenda',
  matter,
  officer: `${matter}/officer`,
  documentsOfMatter: `${matter}/documents`,
  attachToMatter: `${matter}/documents/new`,
  newHearing: `${matter}/hearings/new`,
  hearing: `${matter}/hearings/:hearingId`,
  birthAbroad: `${matter}/birth`,
  birthClaim: `${matter}/birth/claim`,
  birthSettlement: `${matter}/birth/settlement`,
  counsel: `${matter}/counsel`,
  newProceeding: `${matter}/proceedings/new`,
  proceeding,
  proceedingState: `${proceeding}/state`,
  offence: `${proceeding}/offence`,
  alternatives: `${proceeding}/alternatives`,
  sentence: `${proceeding}/sentence`,
  expungement: `${proceeding}/expungement`,
  newExemption: `${proceeding}/exemption`,
  exemption: `${proceeding}/exemptions/:requestId`,
  newDetention: `${proceeding}/detention`,
  detentionReview: `${proceeding}/detentions/:detentionId/review`,
  newRestriction: `${matter}/restrictions/new`,
  restriction,
  restrictionNotice: `${restriction}/notice`,
  restrictionLifting: `${restriction}/lifting`,
  restrictionVariation: `${restriction}/variation`,
  restrictionTelling: `${restriction}/telling`,
  newAppeal: `${restriction}/appeals/new`,
  appeal: `${restriction}/appeals/:appealId`,
  newPermission: `${restriction}/permissions/new`,
  permission: `${restriction}/permissions/:permissionId`,
  newContact: `${restriction}/contacts/new`,
  contact: `${restriction}/contacts/:contactId`,

  law: '/law',
  lawCountry: '/law/country',
  lawEditions: '/law/editions',
  lawEdition: '/law/editions/:number',
  lawChange: '/law/change',
  lawChangeEntry: '/law/change/:part/:place',

  accounts: '/accounts',
  newAccount: '/accounts/new',
  ownAccount: '/account',
  ownPassword: '/account/password',
  ownAuthenticator: '/account/authenticator',
  ownRecoveryCodes: '/account/recovery-codes',
  newPasskey: '/account/passkeys/new',
  team: '/team',
  access: '/access/:membershipId',
  signInHelp: '/sign-in-help',
  cockpit: '/cockpit',
  figures: '/figures',
  grants: '/audit',
  trail: '/trail',
  ownTrail: '/my-trail',
  jobs: '/jobs',

  supervision: '/supervision',
  newSupervision: '/supervision/new',
  askSupervision: '/supervision/ask',
  supervisionOutcome: '/supervision/:supervisionId/outcome',
  supervisionCorrection: '/supervision/:supervisionId/correction',
  supervisorOf: '/supervision/workers/:workerId/supervisor',

  today: '/today',
  agenda: '/agenda',
  putOff: '/today/put-off',
  cases: '/cases',
  case: oneCase,
  caseOfPerson: '/cases/of/:personId',
  caseAssignment: `${oneCase}/assignment`,
  caseMove: `${oneCase}/move`,
  caseClosing: `${oneCase}/closing`,
  newCaseClosing: `${oneCase}/closing/new`,
  caseStop: `${oneCase}/closing/stop`,
  caseTeam: `${oneCase}/team`,
  newCaseTeamMember: `${oneCase}/team/new`,
  caseTeamMemberEnd: `${oneCase}/team/:accountId/end`,
  moves: '/moves',
  leaving: '/organisations/leaving',
  offers: '/offers',
  handovers: '/handovers',
  handoverOffers: '/handovers/offers',
  handoverOffer: '/handovers/:householdId/offer',
  handoverPerson: '/handovers/:householdId/persons/:personId',
  emergency: '/emergency',
  emergencyReviews: '/emergency-reviews',

  operations: '/operations',
  newOperation: '/operations/new',
  matchingQuality: '/operations/quality',
  operation,
  operationFacts: `${operation}/facts`,
  operationLists: `${operation}/lists`,
  operationList: `${operation}/lists/:listId`,
  operationImport: `${operation}/imports/:jobId`,
  operationPairs: `${operation}/pairs`,
  operationPeople: `${operation}/people`,
  operationEntry: `${operation}/people/:entryId`,
  operationFamilies: `${operation}/families`,
  operationAnswers: `${operation}/answers`,
  operationArrival: `${operation}/arrival`,

  persons: '/persons',
  person,
  timeline: `${person}/timeline`,
  visits: `${person}/visits`,
  newVisit: `${person}/visits/new`,
  familyVisit: '/households/:householdId/visits/new',
  needs: `${person}/needs`,
  newNeeds: `${person}/needs/new`,
  plan: `${person}/plan`,
  planGoal: `${person}/plan/goal`,
  planAction: `${person}/plan/action`,
  planOutcome: `${person}/plan/outcome`,
  planBasis: `${person}/plan/basis`,
  planReview: `${person}/plan/review`,
  samePerson: `${person}/same`,
  filePair: `${person}/same/:otherId`,
  contactOfPerson: `${person}/contact`,
  documentsOfPerson: `${person}/documents`,
  attachToPerson: `${person}/documents/new`,
  corrections: `${person}/corrections`,
  newCorrection: `${person}/corrections/new`,
  newConsent: `${person}/consents/new`,
  appointments: `${person}/appointments`,
  newAppointment: `${person}/appointments/new`,
  appointment: `${person}/appointments/:appointmentId`,
  urgent: `${person}/urgent`,
  concernOutcome: `${person}/urgent/:concernId/outcome`,
  newHanding: `${person}/urgent/handings/new`,
  handing: `${person}/urgent/handings/:handingId`,
  told: `${person}/told`,
  newLegalAid: `${person}/legal-aid/new`,
  givenNames: '/given-names',
  intake: '/intake',
  intakeList: '/intake/list',
  intakeLists: '/intake/lists',

  searches: '/searches',
  search: '/searches/:searchId',
  covers: '/covers',
  cover: `${person}/cover`,
  newCover: `${person}/cover/new`,
  coverEnd: `${person}/cover/:coverId/end`,

  disclosures: '/disclosures',
  newDisclosure: '/disclosures/new',
  protocols: '/disclosures/protocols',
  newProtocol: '/disclosures/protocols/new',
  disclosure,
  disclosureProposal: `${disclosure}/proposal`,
  disclosurePackage: `${disclosure}/package`,
  allDisclosures: '/all-disclosures',

  notices: '/notices',

  help: '/help',
  guide: '/help/:guide',
} as const;

export type Path = (typeof paths)[keyof typeof paths];

type NameIn<Text extends string> = Text extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NameIn<Rest>
  : Text extends `${string}:${infer Name}`
    ? Name
    : never;
type Params<P extends Path> = { readonly [Name in NameIn<P>]: string | number };
type Query = Readonly<Record<string, string | number | undefined>>;
type Given<P extends Path> = [NameIn<P>] extends [never]
  ? readonly [params?: Params<P>, query?: Query]
  : readonly [params: Params<P>, query?: Query];

/** `to(paths.visits, { personId }, { saved: 'yes' })`; what is empty is left out of the query. */
export function to<P extends Path>(path: P, ...[params, query = {}]: Given<P>): string {
  const values: Readonly<Record<string, string | number>> = params ?? {};
  const place = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (asked.length === 0) return place;
  return `${place}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))}`;
}
