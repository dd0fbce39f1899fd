// What is known about the programme's country besides its law: bodies, programmes, services,
// clocks, norms, days off. Public facts of the country pack for every role, each with its source
// and status; nothing about any person's matter.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import {
  bodyKinds,
  countings,
  programmeKinds,
  serviceKinds,
  standings,
  weekdayNames,
} from './country-pack.ts';

const known = { source: z.string(), status: z.enum(standings) };
const names = z.record(z.string(), z.string());
const fact = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, ...known });
const timeLimit = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, countedIn: z.enum(countings), ...known });

export const readCountry = endpoint({
  name: 'readCountry',
  method: 'GET',
  path: '/api/country',
  who: 'signed-in',
  audit: 'none',
  summary:
    "What the pack of the programme's country knows: bodies, programmes, services, clocks, norms, retention, days off, with source and standing",
  returns: z.strictObject({
    country: z.string(),
    names: fact(names),
    sources: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        names: names.optional(),
        year: z.number(),
        address: z.string().optional(),
      }),
    ),
    timeZone: z.strictObject({ value: z.string(), ...known, since: z.string().nullable() }),
    officialLanguages: fact(
      z.array(
        z.strictObject({
          language: z.string(),
          standing: z.enum(['state', 'official', 'interethnic', 'regional']),
          province: z.string().nullable(),
        }),
      ),
    ),
    ageOfMajority: fact(z.number()),
    workingDays: fact(z.array(z.enum(weekdayNames))),
    holidays: fact(
      z.strictObject({
        fixed: z.array(z.strictObject({ first: z.string(), days: z.number(), names })),
        announced: z.array(
          z.strictObject({
            names,
            on: z.array(z.strictObject({ first: z.string(), days: z.number() })),
            ...known,
          }),
        ),
      }),
    ),
    safetyClockHours: fact(
      z.strictObject({ high: z.number(), medium: z.number(), low: z.number() }),
    ),
    urgentHours: fact(z.number()),
    putOffDays: fact(z.number()),
    askAloneDays: fact(z.number()),
    legalAidAskDays: fact(z.number()),
    reviewDays: fact(z.array(z.number())),
    closingDays: timeLimit(z.strictObject({ decide: z.number(), followUp: z.number() })),
    caseloadNorm: fact(z.number()),
    supervisorSpan: fact(z.number()),
    supervisionDays: fact(
      z.strictObject({
        individual: z.number(),
        group: z.number(),
        observation: z.number(),
        answer: z.number(),
      }),
    ),
    lateDays: fact(z.number()),
    waitingDays: fact(
      z.strictObject({
        offer: z.number(),
        family: z.number(),
        lead: z.number(),
        search: z.number(),
        samePerson: z.number(),
        assessment: z.number(),
        plan: z.number(),
        proceeding: z.number(),
        exemption: z.number(),
        appeal: z.number(),
        disclosure: z.number(),
        operation: z.number(),
      }),
    ),
    consent: fact(
      z.strictObject({
        ownAge: z.number(),
        birthdayDays: z.number(),
        basisDays: z.number(),
        listDays: z.number(),
        groundDays: z.number(),
      }),
    ),
    dutyToReport: z.strictObject({ value: names, version: z.string(), ...known }),
    guardianDays: fact(z.strictObject({ withoutDecision: z.number() })),
    holdDays: fact(z.strictObject({ longest: z.number(), review: z.number() })),
    appealDays: timeLimit(z.number()),
    disclosureDays: timeLimit(z.strictObject({ tell: z.number(), deferMost: z.number() })),
    retentionDays: fact(
      z.strictObject({
        listEntries: z.number(),
        entriesNotBoarded: z.number(),
        closedCases: z.number(),
        operations: z.number(),
        supervision: z.number(),
      }),
    ),
    bodies: z.array(z.strictObject({ code: z.string(), kind: z.enum(bodyKinds), names, ...known })),
    programmes: z.array(
      z.strictObject({
        code: z.string(),
        kind: z.enum(programmeKinds),
        names,
        since: z.number().nullable(),
        until: z.number().nullable(),
        ...known,
      }),
    ),
    organisations: z.array(z.strictObject({ code: z.string(), names, ...known })),
    quotedLabels: z.array(
      z.strictObject({
        text: z.string(),
        language: z.string(),
        meaning: names,
        usedBy: names,
        ...known,
      }),
    ),
    services: fact(z.record(z.enum(serviceKinds), z.number())),
    provinces: z.strictObject({
      codes: z.strictObject(known),
      pcodeSource: z.string(),
      names: z.strictObject(known),
      units: z.array(z.strictObject({ code: z.string(), pcode: z.string(), names })),
    }),
  }),
  refuses: [],
});
