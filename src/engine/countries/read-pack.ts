// Turns the text of a pack into a CountryPack, or lists what is wrong with it (read-yaml.ts). Pure.

import { toDay } from '../../kernel/day.ts';
import type { Counted, CountryPack, Known } from './country-pack.ts';
import { findContradictions } from './pack-contradictions.ts';
import { type PackDocument, packSchema } from './pack-schema.ts';
import { type PackProblem, readYaml } from './read-yaml.ts';

/** Either a pack or at least one problem, in the order of the file's lines. */
export function readPack(
  text: string,
  file: string,
): { readonly pack: CountryPack } | { readonly problems: readonly PackProblem[] } {
  const form = {
    schema: packSchema,
    findFaults: findContradictions,
    example: 'countries/kz/pack.yaml',
  };
  const read = readYaml(text, file, form);
  return 'value' in read ? { pack: toPack(read.value) } : read;
}

function toPack(from: PackDocument): CountryPack {
  const { source, status, ...names } = from.names;
  const provinces = from.provinces;
  return {
    code: from.code,
    iso: from.iso,
    sources: from.sources,
    names: { value: names, source, status },
    timeZone: { ...from.time_zone, since: from.time_zone.since ?? null },
    officialLanguages: fact(
      from.official_languages,
      from.official_languages.languages.map((language) => ({
        ...language,
        province: language.province ?? null,
      })),
    ),
    ageOfMajority: from.age_of_majority,
    workingDays: fact(from.working_week, from.working_week.days),
    holidays: fact(from.holidays, {
      fixed: from.holidays.fixed,
      announced: from.holidays.announced.map((holiday) => ({
        ...holiday,
        on: holiday.on.map(({ first, days }) => ({ first: toDay(first), days })),
      })),
    }),
    ...numbersOf(from),
    dutyToReport: {
      ...fact(from.duty_to_report, from.duty_to_report.texts),
      version: from.duty_to_report.version,
    },
    bodies: from.bodies,
    programmes: from.programmes,
    organisations: from.organisations,
    quotedLabels: from.quoted_labels.map(({ used_by, ...label }) => ({
      ...label,
      usedBy: used_by,
    })),
    services: fact(from.services, from.services.layers),
    provinces: provinces.units.map(provinceOf),
    provinceStanding: {
      codes: { source: provinces.source, status: provinces.status },
      pcodeSource: provinces.pcode_source,
      names: { source: provinces.names_source, status: provinces.names_status },
    },
  };
}

function numbersOf(from: PackDocument) {
  return {
    safetyClockHours: fact(from.safety_clock_hours, {
      high: from.safety_clock_hours.high,
      medium: from.safety_clock_hours.medium,
      low: from.safety_clock_hours.low,
    }),
    urgentHours: from.urgent_hours,
    putOffDays: from.put_off_days,
    askAloneDays: from.ask_alone_days,
    legalAidAskDays: from.legal_aid_ask_days,
    reviewDays: from.review_days,
    closingDays: timeLimit(from.closing_days, {
      decide: from.closing_days.decide,
      followUp: from.closing_days.follow_up,
    }),
    caseloadNorm: from.caseload_norm,
    supervisorSpan: from.supervisor_span,
    supervisionDays: supervisionOf(from),
    lateDays: from.late_days,
    waitingDays: fact(from.waiting_days, {
      offer: from.waiting_days.offer,
      family: from.waiting_days.family,
      lead: from.waiting_days.lead,
      search: from.waiting_days.search,
      samePerson: from.waiting_days.same_person,
      assessment: from.waiting_days.assessment,
      plan: from.waiting_days.plan,
      proceeding: from.waiting_days.proceeding,
      exemption: from.waiting_days.exemption,
      appeal: from.waiting_days.appeal,
      disclosure: from.waiting_days.disclosure,
      operation: from.waiting_days.operation,
    }),
    consent: fact(from.consent, {
      ownAge: from.consent.own_age,
      birthdayDays: from.consent.birthday_days,
      basisDays: from.consent.basis_days,
      listDays: from.consent.list_days,
      groundDays: from.consent.ground_days,
    }),
    guardianDays: fact(from.guardian_days, {
      withoutDecision: from.guardian_days.without_decision,
    }),
    holdDays: fact(from.hold_days, {
      longest: from.hold_days.longest,
      review: from.hold_days.review,
    }),
    appealDays: timeLimit(from.appeal_days, from.appeal_days.value),
    disclosureDays: timeLimit(from.disclosure_days, {
      tell: from.disclosure_days.tell,
      deferMost: from.disclosure_days.defer_most,
    }),
    retentionDays: retentionOf(from),
  };
}

function supervisionOf({ supervision_days: days }: PackDocument) {
  const { individual, group, observation, answer } = days;
  return fact(days, { individual, group, observation, answer });
}

function retentionOf({ retention_days: kept }: PackDocument) {
  return fact(kept, {
    listEntries: kept.list_entries,
    entriesNotBoarded: kept.entries_not_boarded,
    closedCases: kept.closed_cases,
    operations: kept.operations,
    supervision: kept.supervision,
  });
}

type Unit = PackDocument['provinces']['units'][number];

function provinceOf({ separated_from, since, point, ...unit }: Unit) {
  return {
    ...unit,
    point: point ?? null,
    separatedFrom: separated_from ?? null,
    since: since ?? null,
  };
}

function fact<Value>({ source, status }: Known, value: Value): Known & { value: Value } {
  return { value, source, status };
}

function timeLimit<Value>(
  from: Known & { readonly counted_in: Counted['countedIn'] },
  value: Value,
): Known & Counted & { value: Value } {
  return { ...fact(from, value), countedIn: from.counted_in };
}
