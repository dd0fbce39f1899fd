// The form of countries/*/pack.yaml. Strict: an unknown key is the author's mistake, and a fact
// without source or status is not a fact. Only the form is checked here; `findContradictions`
// checks whether the codes and sources of one pack agree.

import { z } from 'zod';
import { isDay } from '../../kernel/day.ts';
import { day } from '../../kernel/input.ts';
import {
  bodyKinds,
  countings,
  programmeKinds,
  provinceKinds,
  serviceKinds,
  standings,
  weekdayNames,
} from './country-pack.ts';

const text = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u, {
    error: 'must be one line without control characters',
  });
const daysUntil = z.int().min(1).max(36_500);
const hours = z
  .int()
  .min(1)
  .max(24 * 60);
const provinceCode = z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, {
  error: 'must be an ISO 3166-2 code, like KZ-10',
});

const known = { source: text, status: z.enum(standings) };
const names = { en: text, ru: text, kk: text, ky: text, tg: text, uz: text };
/** Of a time limit that a function reckons; whatever says nothing is counted in all days. */
const counted = { counted_in: z.enum(countings).default('days') };
const count = (most: number) => z.strictObject({ value: z.int().min(1).max(most), ...known });

const province = z.strictObject({
  code: provinceCode,
  pcode: text,
  kind: z.enum(provinceKinds),
  schematic: z.boolean(),
  point: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).optional(),
  separated_from: provinceCode.optional(),
  since: day.optional(),
  names: z.strictObject(names),
});

const code = z.string().regex(/^[a-z][a-z-]*$/, { error: 'must be small letters and hyphens' });
const localNames = z.strictObject({
  en: text,
  ru: text,
  kk: text.optional(),
  ky: text.optional(),
  tg: text.optional(),
  uz: text.optional(),
});

const body = z.strictObject({ code, kind: z.enum(bodyKinds), names: localNames, ...known });

const year = z.int().min(1991).max(2100).nullable();
const programme = z.strictObject({
  code,
  kind: z.enum(programmeKinds),
  names: localNames,
  since: year,
  until: year,
  ...known,
});
const organisation = z.strictObject({ code, names: localNames, ...known });
const quotedLabel = z.strictObject({
  text,
  language: z.string().regex(/^[a-z]{2,3}$/, { error: 'must be an ISO 639 code, like kk' }),
  meaning: localNames,
  used_by: localNames,
  ...known,
});
const holiday = z.strictObject({
  first: z.string().refine((value) => /^\d\d-\d\d$/.test(value) && isDay(`2023-${value}`), {
    error: 'must be a month and a day that come every year, like "03-21"',
  }),
  days: z.int().min(1).max(14),
  names: localNames,
});
const announcedHoliday = z.strictObject({
  names: localNames,
  on: z.array(z.strictObject({ first: day, days: z.int().min(1).max(14) })).max(200),
  ...known,
});
const layer = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], {
  error: 'must be a layer from 1 to 4',
});

const officialLanguage = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/, { error: 'must be an ISO 639 code, like kk' }),
  standing: z.enum(['state', 'official', 'interethnic', 'regional']),
  province: provinceCode.optional(),
});

export const packSchema = z.strictObject({
  code: z.string().regex(/^[a-z]{2}$/, { error: 'must be two small letters' }),
  iso: z.string().regex(/^[A-Z]{2}$/, { error: 'must be two capitals' }),
  sources: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]+$/, { error: 'must be small letters, digits, hyphens' }),
        title: text,
        names: localNames.optional(),
        year: z.int().min(1900).max(2100),
        address: z.url().optional(),
      }),
    )
    .min(1),
  names: z.strictObject({ ...names, ...known }),
  time_zone: z.strictObject({
    value: z.string().refine(isTimeZone, { error: 'must be an IANA zone, like Asia/Almaty' }),
    since: day.optional(),
    ...known,
  }),
  official_languages: z.strictObject({
    languages: z.array(officialLanguage).min(1),
    ...known,
  }),
  age_of_majority: count(30),
  working_week: z.strictObject({ days: z.array(z.enum(weekdayNames)).min(1), ...known }),
  holidays: z.strictObject({
    fixed: z.array(holiday).max(60),
    announced: z.array(announcedHoliday).max(20),
    ...known,
  }),
  safety_clock_hours: z.strictObject({ high: hours, medium: hours, low: hours, ...known }),
  urgent_hours: z.strictObject({ value: hours, ...known }),
  put_off_days: z.strictObject({ value: daysUntil, ...known }),
  ask_alone_days: z.strictObject({ value: daysUntil, ...known }),
  legal_aid_ask_days: z.strictObject({ value: daysUntil, ...known }),
  review_days: z.strictObject({ value: z.array(daysUntil).min(1), ...known }),
  closing_days: z.strictObject({ decide: daysUntil, follow_up: daysUntil, ...counted, ...known }),
  caseload_norm: count(200),
  supervisor_span: count(50),
  supervision_days: z.strictObject({
    individual: daysUntil,
    group: daysUntil,
    observation: daysUntil,
    answer: daysUntil,
    ...known,
  }),
  late_days: count(60),
  waiting_days: z.strictObject({
    offer: daysUntil,
    family: daysUntil,
    lead: daysUntil,
    search: daysUntil,
    same_person: daysUntil,
    assessment: daysUntil,
    plan: daysUntil,
    proceeding: daysUntil,
    exemption: daysUntil,
    appeal: daysUntil,
    disclosure: daysUntil,
    operation: daysUntil,
    ...known,
  }),
  consent: z.strictObject({
    own_age: z.int().min(1).max(30),
    birthday_days: z.int().min(1).max(3650),
    basis_days: z.int().min(1).max(3650),
    list_days: z.int().min(1).max(365),
    ground_days: z.int().min(1).max(730),
    ...known,
  }),
  duty_to_report: z.strictObject({
    version: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, {
      error: 'must be up to 40 small letters, digits, hyphens and full stops',
    }),
    texts: z.strictObject(names),
    ...known,
  }),
  guardian_days: z.strictObject({ without_decision: daysUntil, ...known }),
  hold_days: z.strictObject({ longest: daysUntil, review: daysUntil, ...known }),
  appeal_days: z.strictObject({ value: z.int().min(1).max(3650), ...counted, ...known }),
  disclosure_days: z.strictObject({
    tell: daysUntil,
    defer_most: daysUntil,
    ...counted,
    ...known,
  }),
  retention_days: z.strictObject({
    list_entries: daysUntil,
    entries_not_boarded: daysUntil,
    closed_cases: daysUntil,
    operations: daysUntil,
    supervision: daysUntil,
    ...known,
  }),
  bodies: z.array(body).min(1),
  programmes: z.array(programme).max(200),
  organisations: z.array(organisation).max(500),
  quoted_labels: z.array(quotedLabel).max(50).default([]),
  services: z.strictObject({ layers: z.record(z.enum(serviceKinds), layer), ...known }),
  provinces: z.strictObject({
    ...known,
    pcode_source: text,
    names_source: text,
    names_status: z.enum(standings),
    units: z.array(province).min(1),
  }),
});

export type PackDocument = z.output<typeof packSchema>;

function isTimeZone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone.includes('/');
  } catch {
    return false;
  }
}
