// Which part of which guide concerns a page: by the beginning of its address, the longest first. So
// a page below another has its help unless it has help of its own. A test compares each place with
// the guides.

const caseManager = (place: string) => `case-manager#${place}`;
const coordinator = (place: string) => `coordinator#${place}`;
const person = '/persons/:personId';
const operation = '/operations/:operationId';
const moves = caseManager('another-organisation-can-help-better');
const danger = caseManager('a-life-is-in-danger-and-the-case-is-not-yours');

export const helpPlaces: Readonly<Record<string, string>> = {
  '/today': caseManager('today'),
  '/agenda': caseManager('agenda'),
  '/notices': caseManager('notices'),
  '/cases': caseManager('plan'),
  '/cases/:caseId/assignment': caseManager('team'),
  '/cases/:caseId/team': caseManager('team'),
  '/cases/:caseId/closing': caseManager('closing'),
  '/cases/:caseId/closing/stop': caseManager('the-person-wishes-to-stop'),
  '/cases/:caseId/move': moves,
  '/moves': moves,
  '/supervision': caseManager('supervision'),
  '/offers': caseManager('intake'),
  '/intake': caseManager('intake'),
  '/intake/list': 'importer#columns',
  '/emergency': danger,
  '/emergency-reviews': danger,
  '/persons': caseManager('today'),
  [`${person}/appointments`]: caseManager('agenda'),
  [`${person}/urgent`]: caseManager('urgent'),
  [`${person}/told`]: caseManager('intake'),
  '/today/put-off': caseManager('later'),
  [`${person}/visits`]: caseManager('first-visit'),
  '/households/:householdId/visits/new': caseManager('first-visit'),
  [`${person}/needs`]: caseManager('needs'),
  [`${person}/plan`]: caseManager('plan'),
  [`${person}/same`]: caseManager('two-files-of-one-person'),
  [`${person}/contact`]: caseManager('how-to-reach'),
  [`${person}/corrections`]: caseManager('a-wrong-name-or-date'),
  [`${person}/consents`]: caseManager('consent'),
  '/team': caseManager('team'),

  '/cockpit': 'coordinator',
  '/figures': 'coordinator',
  '/operations': coordinator('operations--new-operation'),
  '/operations/quality': 'matching#what-was-measured',
  [`${operation}/lists`]: coordinator('lists'),
  [`${operation}/imports`]: 'importer#columns',
  [`${operation}/pairs`]: 'matching#for-the-person-who-decides',
  [`${operation}/people`]: coordinator('who-comes'),
  [`${operation}/families`]: coordinator('who-comes'),
  [`${operation}/answers`]: coordinator('who-comes'),
  [`${operation}/arrival`]: coordinator('arrival'),
  '/handovers': coordinator('handover'),
  '/organisations/leaving': coordinator('an-organisation-leaves'),
  '/given-names': coordinator('the-same-person'),
  '/searches': coordinator('arrival'),
  '/covers': coordinator('arrival'),

  '/matters-agenda': 'court-and-auditor#agenda',
  '/court': 'court-and-auditor#the-first-page',
  '/matters': 'court-and-auditor#court',
  '/matters/:subjectId/documents': 'court-and-auditor#documents',
  '/matters/:subjectId/restrictions': 'court-and-auditor#restrictions',
  '/law': 'law#what-follows-from-it',
  '/law/change': 'law#on-screen',
  '/law/country': 'country#numbers-the-database-decides-by',
  '/audit': 'court-and-auditor#auditor',
  '/trail': 'court-and-auditor#auditor',
  '/my-trail': 'court-and-auditor#auditor',
  '/all-disclosures': 'court-and-auditor#auditor',
  '/disclosures': 'disclosure#if-you-ask',
  '/disclosures/protocols': 'disclosure#protocols',
  '/accounts': 'install#once',
  '/account': caseManager('your-account'),
  '/access': 'install#once',
  '/sign-in-help': 'install#who-cannot-sign-in',
  '/jobs': 'install#when-something-is-wrong',
};

const places = Object.entries(helpPlaces)
  .map(([pattern, place]) => ({ parts: pattern.split('/'), place }))
  .sort((one, other) => other.parts.length - one.parts.length);

/** "case-manager#plan", or "coordinator" for a whole guide, for an address without its query; null
 * for pages without help. */
export function helpFor(path: string): string | null {
  const given = path.split('/');
  const found = places.find(({ parts }) =>
    parts.every((part, at) => part === given[at] || (part.startsWith(':') && given[at])),
  );
  return found?.place ?? null;
}
