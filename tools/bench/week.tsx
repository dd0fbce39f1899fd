// A week of one case manager with 25 cases, as data: how often each form is filled in, and with
// which answers. The forms are the screens' own. How often follows from the rhythm of contact that
// guidance asks for: 5 people of high need every week, 10 of medium need every second week, 10 of
// low need every month. 20 of the 25 live in 6 families, 5 alone. A case lasts about a year, so
// that every second week one begins and one ends.

import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Me } from '../../src/engine/http/session-contract.ts';
import { addDays, type Day, dayAt } from '../../src/kernel/day.ts';
import { type Level, levels, needsOfLevel, strengthsOfLevel } from '../../src/rooms/care/model.ts';
import { actionLines } from '../../src/rooms/care/screens/action-form.tsx';
import {
  FamilyVisitFields,
  type FamilyTyped,
  startFamilyVisit,
} from '../../src/rooms/care/screens/family-visit.tsx';
import { goalLines, startGoal } from '../../src/rooms/care/screens/goal-form.tsx';
import { legalAidLines } from '../../src/rooms/care/screens/legal-aid-form.tsx';
import {
  AssessmentFields,
  type AssessmentTyped,
  startOf,
} from '../../src/rooms/care/screens/new-assessment.tsx';
import {
  startVisit,
  VisitFields,
  type VisitTyped,
} from '../../src/rooms/care/screens/new-visit.tsx';
import { outcomeLines, startOutcome } from '../../src/rooms/care/screens/outcome-form.tsx';
import { agreementLines } from '../../src/rooms/care/screens/plan-agreement.tsx';
import { reviewLines } from '../../src/rooms/care/screens/review-form.tsx';
import { settleLines } from '../../src/rooms/care/screens/settle-concern.tsx';
import type { CaseFile, Goal } from '../../src/rooms/care/screens/shapes.ts';
import { enterAs } from '../../src/web/session.ts';
import { askedByMarkup } from './typing.ts';
import { appointments, consents, reaching } from './week-around.ts';
import { type FormOfWeek, lined, words, written } from './week-words.ts';

const timeZone = 'Asia/Bishkek';
/** The time zone says which day it is; a made-up key opens the drafts, of which there are none. */
const me = { locale: 'en', timeZone, draftKey: 'A'.repeat(43) } as Me;

export async function readWeek(): Promise<readonly FormOfWeek[]> {
  await enterAs(me);
  const today = dayAt(new Date(), timeZone);
  return [meeting, needs, plan, results, consents, appointments, reaching].flatMap((of) =>
    of(today),
  );
}

/** In a family form: somebody of age and three children, all met and each asked alone. */
function meeting(today: Day): FormOfWeek[] {
  const soon = addDays(today, 14);
  const family = [1, 2, 3, 4].map((at) => ({
    caseId: `case-${at}`,
    personId: `person-${at}`,
    personCode: `P-${at}`,
    name: null,
    mayBeMinor: at > 1,
    legalAidDue: false,
  }));
  const ofFamily = startFamilyVisit(family, today);
  const met = family.map(({ caseId }, at) => [
    caseId,
    { isMet: true, ...safe, text: at % 2 === 0 ? words(written.member) : '' },
  ]);
  const drawFamily = (typed: FamilyTyped): ReactElement => (
    <FamilyVisitFields members={family} typed={typed} change={nothing} />
  );
  const kinds: CaseFile['visitKinds'] = ['follow-up', 'phone', 'other-place'];
  const file = { visitKinds: kinds, nextVisitOn: null };
  const one = startVisit(kinds, today);
  const drawOne = (typed: VisitTyped): ReactElement => (
    <VisitFields file={file} typed={typed} change={nothing} />
  );
  const visit = { ...one, ...safe, text: words(written.visit), nextVisitOn: soon };
  return [
    {
      // Three families every week, two every second, one every month, and now and then once more.
      form: 'visit to a family of 4',
      times: 4.5,
      asked: drawn(drawFamily, ofFamily, {
        ...ofFamily,
        text: words(written.family),
        nextVisitOn: soon,
        members: Object.fromEntries(met),
      }),
    },
    // Those who live alone, and children seen without their family.
    { form: 'visit', times: 5, asked: drawn(drawOne, one, visit) },
    {
      // Between visits, mostly to people of high need.
      form: 'call',
      times: 8,
      asked: drawn(drawOne, one, { ...visit, kind: 'phone', text: words(written.call) }),
    },
  ];
}

const safe = { safetyAsked: 'alone', safetyConcern: 'none' } as const;
const nothing = (): void => undefined;

function needs(today: Day): FormOfWeek[] {
  const start = startOf(null, today);
  const draw = (typed: AssessmentTyped): ReactElement => (
    <AssessmentFields isNew typed={typed} change={nothing} />
  );
  const level = (name: Level) => ({
    strengths: strengthsOfLevel[name].slice(0, 2),
    needs: needsOfLevel[name].slice(0, 2),
    priority: 'some' as const,
    text: words(written.level),
  });
  const filled = Object.fromEntries(levels.map((name) => [name, level(name)]));
  return [
    {
      // At the beginning, and before each of the three reviews of the first year.
      form: 'assessment of needs',
      times: 2,
      asked: drawn(draw, start, { ...start, ...filled } as AssessmentTyped),
    },
    {
      form: 'what was done about an urgent concern',
      times: 2,
      asked: lined(settleLines(false), {}, { outcome: 'help-given', text: words(written.concern) }),
    },
    {
      form: 'offer of legal aid',
      times: 0.5,
      asked: lined(legalAidLines(today), { offeredOn: today }, { answer: 'later', toldIn: 'ky' }),
    },
  ];
}

function plan(today: Day): FormOfWeek[] {
  const valid = [{ value: 'consent', label: '' }];
  const days = { from: today, until: addDays(today, 90) };
  const action = actionLines(days, [], () => valid);
  return [
    {
      // Three for a new case, and two more in its year.
      form: 'goal',
      times: 2.5,
      asked: lined(goalLines, startGoal, {
        wording: words(written.goal),
        level: 'family',
        strength: 'warm-carer',
      }),
    },
    {
      form: 'action of a goal',
      times: 5,
      asked: lined(
        action,
        {},
        {
          service: 'family-support',
          wording: words(written.action),
          mhpssLayer: '2',
          providerName: words(written.provider),
          dueOn: addDays(today, 30),
          ground: 'consent',
          consentId: 'consent',
        },
      ),
    },
  ];
}

function results(today: Day): FormOfWeek[] {
  const open = ['a', 'b', 'c'].map((id) => ({ id, wording: '' }) as Goal);
  const states = Object.fromEntries(open.map(({ id }) => [`state ${id}`, 'open']));
  const attained = open.map(({ id }) => [`attainment ${id}`, '1']);
  const before = startOutcome('open', today);
  return [
    {
      form: 'outcome of an action: done',
      times: 4,
      // Mostly not on the day on which it is written down.
      asked: lined(outcomeLines('open', today), before, { doneOn: addDays(today, -3) }),
    },
    {
      form: 'outcome of an action: not done',
      times: 1,
      asked: lined(outcomeLines('open', today), before, {
        state: 'not-done',
        reason: 'waiting-list',
      }),
    },
    {
      form: 'agreement of a plan',
      times: 1,
      asked: lined(
        agreementLines(true, today),
        { agreedOn: today },
        {
          how: 'spoken',
          adultAgreed: 'kin',
        },
      ),
    },
    {
      // After 30, 90 and 180 days, then every half year.
      form: 'review of a plan with 3 goals',
      times: 2,
      asked: lined(
        reviewLines(open, today),
        { heldOn: today, ...states },
        {
          ...Object.fromEntries(attained),
          personRating: '4',
          decision: 'continue',
        },
      ),
    },
  ];
}

function drawn<Form>(draw: (typed: Form) => ReactElement, start: Form, filled: Form) {
  return askedByMarkup(renderToStaticMarkup(draw(start)), renderToStaticMarkup(draw(filled)));
}
