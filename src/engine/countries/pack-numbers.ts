// The numbers of the country pack that the database decides by, under the names by which functions
// ask for them (`programme.pack_number`, `programme.pack_numbers`). They are written when a
// programme is made and at every start, so that no function has to accept a deadline from whoever
// calls it. A number that an SQL function asks for and this list lacks fails a test.

import type { Counted, CountryPack, Fact, Known } from './country-pack.ts';
import { workingCalendar } from './working-days.ts';

type PackNumber = Known & Counted & { readonly numbers: readonly number[] };

function numberOf<Value>(
  { value, source, status, countedIn = 'days' }: Fact<Value> & Partial<Counted>,
  pick: (value: Value) => number | readonly number[],
): PackNumber {
  return { numbers: [pick(value)].flat(), source, status, countedIn };
}

const packNumbers = {
  'working-calendar': (pack) => numberOf(pack.holidays, () => workingCalendar(pack)),
  'safety-clock-high-hours': (pack) => numberOf(pack.safetyClockHours, ({ high }) => high),
  'safety-clock-medium-hours': (pack) => numberOf(pack.safetyClockHours, ({ medium }) => medium),
  'safety-clock-low-hours': (pack) => numberOf(pack.safetyClockHours, ({ low }) => low),
  'urgent-hours': (pack) => numberOf(pack.urgentHours, (hours) => hours),
  'put-off-days': (pack) => numberOf(pack.putOffDays, (days) => days),
  'ask-alone-days': (pack) => numberOf(pack.askAloneDays, (days) => days),
  'legal-aid-ask-days': (pack) => numberOf(pack.legalAidAskDays, (days) => days),
  'review-days': (pack) => numberOf(pack.reviewDays, (days) => days),
  'closing-decide-days': (pack) => numberOf(pack.closingDays, ({ decide }) => decide),
  'closing-follow-up-days': (pack) => numberOf(pack.closingDays, ({ followUp }) => followUp),
  'late-days': (pack) => numberOf(pack.lateDays, (days) => days),
  'supervision-individual-days': (pack) =>
    numberOf(pack.supervisionDays, ({ individual }) => individual),
  'supervision-group-days': (pack) => numberOf(pack.supervisionDays, ({ group }) => group),
  'supervision-observation-days': (pack) =>
    numberOf(pack.supervisionDays, ({ observation }) => observation),
  'supervision-answer-days': (pack) => numberOf(pack.supervisionDays, ({ answer }) => answer),
  'offer-waiting-days': (pack) => numberOf(pack.waitingDays, ({ offer }) => offer),
  'family-waiting-days': (pack) => numberOf(pack.waitingDays, ({ family }) => family),
  'lead-waiting-days': (pack) => numberOf(pack.waitingDays, ({ lead }) => lead),
  'search-waiting-days': (pack) => numberOf(pack.waitingDays, ({ search }) => search),
  'same-person-waiting-days': (pack) => numberOf(pack.waitingDays, ({ samePerson }) => samePerson),
  'assessment-waiting-days': (pack) => numberOf(pack.waitingDays, ({ assessment }) => assessment),
  'plan-waiting-days': (pack) => numberOf(pack.waitingDays, ({ plan }) => plan),
  'proceeding-waiting-days': (pack) => numberOf(pack.waitingDays, ({ proceeding }) => proceeding),
  'exemption-waiting-days': (pack) => numberOf(pack.waitingDays, ({ exemption }) => exemption),
  'appeal-waiting-days': (pack) => numberOf(pack.waitingDays, ({ appeal }) => appeal),
  'disclosure-waiting-days': (pack) => numberOf(pack.waitingDays, ({ disclosure }) => disclosure),
  'operation-waiting-days': (pack) => numberOf(pack.waitingDays, ({ operation }) => operation),
  'consent-own-age-years': (pack) => numberOf(pack.consent, ({ ownAge }) => ownAge),
  'consent-birthday-days': (pack) => numberOf(pack.consent, ({ birthdayDays }) => birthdayDays),
  'consent-basis-days': (pack) => numberOf(pack.consent, ({ basisDays }) => basisDays),
  'consent-list-days': (pack) => numberOf(pack.consent, ({ listDays }) => listDays),
  'consent-ground-days': (pack) => numberOf(pack.consent, ({ groundDays }) => groundDays),
  'guardian-without-decision-days': (pack) =>
    numberOf(pack.guardianDays, ({ withoutDecision }) => withoutDecision),
  'hold-longest-days': (pack) => numberOf(pack.holdDays, ({ longest }) => longest),
  'hold-review-days': (pack) => numberOf(pack.holdDays, ({ review }) => review),
  'appeal-days': (pack) => numberOf(pack.appealDays, (days) => days),
  'disclosure-tell-days': (pack) => numberOf(pack.disclosureDays, ({ tell }) => tell),
  'disclosure-defer-days': (pack) => numberOf(pack.disclosureDays, ({ deferMost }) => deferMost),
  'list-entries-kept-days': (pack) => numberOf(pack.retentionDays, (days) => days.listEntries),
  'entries-not-boarded-kept-days': (pack) =>
    numberOf(pack.retentionDays, (days) => days.entriesNotBoarded),
  'closed-cases-kept-days': (pack) => numberOf(pack.retentionDays, (days) => days.closedCases),
  'operations-kept-days': (pack) => numberOf(pack.retentionDays, (days) => days.operations),
  'supervision-kept-days': (pack) => numberOf(pack.retentionDays, (days) => days.supervision),
} satisfies Readonly<Record<string, (pack: CountryPack) => PackNumber>>;

export type PackNumberName = keyof typeof packNumbers;
export const packNumberNames = Object.keys(packNumbers) as PackNumberName[];

/** Given to `programme.use_pack` by the owner. */
export function packNumbersOf(pack: CountryPack): Readonly<Record<PackNumberName, PackNumber>> {
  return Object.fromEntries(
    packNumberNames.map((name) => [name, packNumbers[name](pack)]),
  ) as Record<PackNumberName, PackNumber>;
}
