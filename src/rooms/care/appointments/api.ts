// The contract of appointments that a person wants company for: when, what kind, who goes along,
// and what came of it. No words, no place, and nothing from the justice side.

import { z } from 'zod';
import { endpoint } from '../../../kernel/contract.ts';
import { day, hourOfDay, version } from '../../../kernel/input.ts';
import { needsReaders, needsWriters } from '../access.ts';
import { appointmentKinds, appointmentOutcomes, appointmentStates } from './model.ts';

const staff = z.strictObject({ accountId: z.uuid(), name: z.string().nullable() });

export const listAppointments = endpoint({
  name: 'listAppointments',
  method: 'GET',
  path: '/api/persons/:personId/appointments',
  audit: 'read',
  who: needsReaders,
  summary: 'Appointments of a person with company: what is planned first, then the latest',
  params: z.strictObject({ personId: z.uuid() }),
  returns: z.strictObject({
    caseId: z.uuid(),
    personCode: z.string(),
    name: z.string().nullable(),
    appointments: z.array(
      z.strictObject({
        id: z.uuid(),
        kind: z.enum(appointmentKinds),
        onDay: day,
        atHour: hourOfDay.nullable(),
        with: staff,
        state: z.enum(appointmentStates),
        version: z.number(),
        may: z.strictObject({ end: z.boolean() }),
      }),
    ),
    /** Who could go along; the reader as well. */
    companions: z.array(staff),
    may: z.strictObject({ plan: z.boolean() }),
  }),
  refuses: [],
});

export const planAppointment = endpoint({
  name: 'planAppointment',
  method: 'POST',
  path: '/api/cases/:caseId/appointments',
  audit: 'write',
  creates: 'care.appointment',
  who: needsWriters,
  summary: 'Plan to go along to an appointment of the person',
  params: z.strictObject({ caseId: z.uuid() }),
  body: z.strictObject({
    kind: z.enum(appointmentKinds),
    onDay: day,
    atHour: hourOfDay.nullable(),
    withAccountId: z.uuid(),
  }),
  returns: z.strictObject({ id: z.uuid() }),
  refuses: ['case-takes-no-appointment', 'appointment-day-wrong', 'not-a-colleague-for-this'],
});

export const endAppointment = endpoint({
  name: 'endAppointment',
  method: 'PUT',
  path: '/api/appointments/:appointmentId/outcome',
  audit: 'write',
  who: needsReaders,
  summary: 'Record what came of an appointment, or that it is cancelled',
  params: z.strictObject({ appointmentId: z.uuid() }),
  body: z.strictObject({ outcome: z.enum(appointmentOutcomes), baseVersion: version }),
  returns: z.strictObject({ version: z.number() }),
  refuses: ['appointment-already-ended', 'appointment-still-ahead', 'conflict-changed-meanwhile'],
});
