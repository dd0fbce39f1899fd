// The week around the plan: consents, appointments, and reaching people. See `week.tsx`.

import { addDays, type Day } from '../../src/kernel/day.ts';
import { attemptLines } from '../../src/rooms/care/screens/closing-attempts.tsx';
import { endLines } from '../../src/rooms/care/screens/end-appointment.tsx';
import { appointmentLines } from '../../src/rooms/care/screens/new-appointment.tsx';
import { putOffLines } from '../../src/rooms/care/screens/put-off.tsx';
import { toldLines } from '../../src/rooms/care/screens/told.tsx';
import {
  kinContactLines,
  startKinContact,
} from '../../src/rooms/guardianship/screens/kin-contact-form.tsx';
import { consentLines, startConsent } from '../../src/rooms/people/screens/consent-lines.tsx';
import { contactLines } from '../../src/rooms/people/screens/contact-forms.tsx';
import { type FormOfWeek, lined, words, written } from './week-words.ts';

export function consents(today: Day): FormOfWeek[] {
  const adults = [{ id: 'grandmother', name: '' }];
  const agreed = { toldIn: 'ky', isDutyRead: true, alone: 'yes' } as const;
  const purposes = ['case-support', 'legal-aid'];
  return [
    {
      // Each is valid for a year: with new ones and those withdrawn, one of each in a week.
      form: 'consent of an adult, two purposes',
      times: 1,
      asked: lined(consentLines(today, { duty: undefined, isAdult: true }), startConsent(today), {
        ...agreed,
        purposes,
        ground: 'consent',
      }),
    },
    {
      form: 'assent of a child, two purposes',
      times: 1,
      asked: lined(consentLines(today, { duty: undefined, adults }), startConsent(today), {
        ...agreed,
        purposes,
        ground: 'assent-and-guardian',
        assent: 'given',
        adult: 'grandmother',
        adultAnswer: 'given',
      }),
    },
  ];
}

export function appointments(today: Day): FormOfWeek[] {
  const companion = [{ value: 'me', label: '' }];
  const ends = { day: addDays(today, 14), text: '' };
  return [
    {
      // School, health, offices: about every fourth person has one in a week.
      form: 'appointment',
      times: 6,
      asked: lined(
        appointmentLines(today, companion),
        { withAccountId: 'me' },
        {
          kind: 'health',
          onDay: addDays(today, 9),
          atHour: '09:30',
        },
      ),
    },
    {
      form: 'what came of an appointment',
      times: 6,
      asked: lined(endLines(today, today), {}, { outcome: 'kept' }),
    },
    {
      form: 'putting off',
      times: 3,
      asked: lined(
        putOffLines(today, ends),
        {},
        {
          untilOn: addDays(today, 7),
          reason: 'person-away',
        },
      ),
    },
  ];
}

export function reaching(today: Day): FormOfWeek[] {
  const told = ['a', 'b', 'c'].map((id) => ({ id, what: '' }));
  return [
    {
      // As often as a case begins, and what a colleague hands on.
      form: 'answers to 3 things told before',
      times: 1,
      asked: lined(toldLines(told), {}, { a: 'met', b: 'being-met', c: 'met' }),
    },
    {
      form: 'attempt to reach a person',
      times: 2,
      asked: lined(attemptLines(today), { attemptedOn: today }, { way: 'phone' }),
    },
    {
      form: 'way to reach a person',
      times: 1,
      asked: lined(contactLines, {}, { kind: 'phone', value: words(written.phone) }),
    },
    {
      form: 'question to a relative',
      times: 1,
      asked: lined(kinContactLines(today), startKinContact(today), {
        relation: 'aunt-maternal',
        name: words(written.name),
        reach: words(written.address),
        answer: 'undecided',
        reason: 'housing',
        note: words(written.kin),
      }),
    },
  ];
}
