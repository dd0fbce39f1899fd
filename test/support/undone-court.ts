// What is left undone in a court: a proceeding in which nothing is planned, a hearing without an
// outcome, a review, a request, an appeal, what is due to a person, a matter without an officer. In
// the form of undone-care.ts.

import { sql } from '../../src/engine/db/database.ts';
import type { TestActor } from './actors.ts';
import { type Bench, step } from './creating/bench.ts';
import { addExemptionRules, type Court, type Matter, openCourt, placeAt } from './matters.ts';
import { daysFromNow, orderOf, today } from './restricted-matters.ts';
import type { Scenario, Scenarios } from './undone-care.ts';

/** As if it had been written then: most of it can never be changed. */
async function asWritten({ database: { owner } }: Bench, table: string, change: Sql) {
  await sql`alter table legal.${sql.raw(table)} disable trigger user`.execute(owner);
  await sql`update legal.${sql.raw(table)} set ${change}`.execute(owner);
  await sql`alter table legal.${sql.raw(table)} enable trigger user`.execute(owner);
}
type Sql = ReturnType<typeof sql>;

export function courtScenarios(bench: Bench): Scenarios {
  let opened: Promise<Court> | null = null;
  const open = () => (opened ??= openCourt(bench.database, bench.server));
  const enter = async (state = 'opened') => {
    const court = await open();
    return { court, ...(await court.enter({ state, stateOn: today() })) };
  };
  /** Until the day has passed, only its officer sees it; then the registrar as well. */
  const late = (
    { court, subjectId }: Matter & { court: Court },
    { by, late: pass }: { by: TestActor; late: () => Promise<unknown> },
  ): Scenario => ({
    first: { by, about: subjectId },
    late: pass,
    then: { by: court.registrar, about: subjectId },
  });
  const restrict = async (kind: string, lastDays = 90) => {
    const matter = await enter();
    const { id } = await step(bench, matter.court.officer, [
      `POST /api/matters/${matter.subjectId}/restrictions`,
      orderOf(today(), daysFromNow(lastDays), { kind }),
    ]);
    const path = `/api/matters/${matter.subjectId}/restrictions/${id}` as const;
    return { ...matter, path };
  };

  return {
    ...proceedingScenarios(bench, { open, enter, late }),
    'probation-officer tell-beginning': async () => {
      const matter = await restrict('travel');
      return late(matter, {
        by: matter.court.probation,
        late: () =>
          asWritten(
            bench,
            'restriction',
            sql`start_on = ${daysFromNow(-2)} where subject_id = ${matter.subjectId}`,
          ),
      });
    },
    'probation-officer tell-ending': async () => {
      const matter = await restrict('travel', 33);
      return late(matter, {
        by: matter.court.probation,
        late: () =>
          asWritten(
            bench,
            'restriction',
            sql`start_on = ${daysFromNow(-40)}, end_on = ${daysFromNow(20)}
              where subject_id = ${matter.subjectId}`,
          ),
      });
    },
    'probation-officer answer-permission': async () => {
      const matter = await restrict('travel');
      await step(bench, matter.court.officer, [
        `POST ${matter.path}/permissions`,
        {
          askedOn: today(),
          purpose: 'To visit her mother.',
          fromOn: daysFromNow(2),
          toOn: daysFromNow(4),
        },
      ]);
      return late(matter, {
        by: matter.court.probation,
        late: () =>
          asWritten(
            bench,
            'permission_request',
            sql`answer_due_on = ${daysFromNow(-1)} where subject_id = ${matter.subjectId}`,
          ),
      });
    },
    'probation-officer contact-due': async () => {
      const matter = await restrict('reporting');
      await step(bench, matter.court.officer, [
        `POST ${matter.path}/contacts`,
        { onDay: daysFromNow(1), place: 'The inspectorate' },
      ]);
      return late(matter, {
        by: matter.court.probation,
        late: () =>
          asWritten(
            bench,
            'probation_contact',
            sql`on_day = ${daysFromNow(-1)} where subject_id = ${matter.subjectId}`,
          ),
      });
    },
    'prosecutor appeal-pending': async () => {
      const matter = await restrict('travel');
      await step(bench, matter.court.officer, [
        `POST ${matter.path}/appeals`,
        { lodgedOn: today(), court: 'Regional court' },
      ]);
      return late(matter, {
        by: matter.court.officer,
        late: () =>
          asWritten(
            bench,
            'restriction_appeal',
            sql`lodged_on = ${daysFromNow(-90)} where subject_id = ${matter.subjectId}`,
          ),
      });
    },
  };
}

type Making = {
  readonly open: () => Promise<Court>;
  readonly enter: (state?: string) => Promise<Matter & { court: Court }>;
  readonly late: (
    matter: Matter & { court: Court },
    more: { by: TestActor; late: () => Promise<unknown> },
  ) => Scenario;
};

function proceedingScenarios(bench: Bench, { open, enter, late }: Making): Scenarios {
  const { database } = bench;
  const since = ({ proceedingId }: Matter, days: number) =>
    asWritten(
      bench,
      'proceeding',
      sql`state_on = ${daysFromNow(-days)}, registered_on = ${daysFromNow(-days)}
        where id = ${proceedingId}`,
    );
  return {
    'registrar matter-to-assign': async () => {
      const { registrar, tryEnter } = await open();
      const { body } = await tryEnter({ stateOn: today() });
      return { first: { by: registrar, about: body.subjectId } };
    },
    'prosecutor proceeding-quiet': async () => {
      const matter = await enter();
      await since(matter, 55);
      return late(matter, { by: matter.court.officer, late: () => since(matter, 90) });
    },
    'prosecutor term-to-check': async () => {
      const matter = await enter();
      await placeAt(database, matter.proceedingId, { state: 'serving', on: today() });
      await since(matter, 40);
      return late(matter, { by: matter.court.officer, late: () => since(matter, 90) });
    },
    'prosecutor hearing-passed': async () => {
      const matter = await enter();
      const { subjectId, proceedingId } = matter;
      await step(bench, matter.court.officer, [
        `POST /api/matters/${subjectId}/hearings`,
        {
          proceedingId,
          heldOn: daysFromNow(3),
          placeKind: 'courtroom',
          outcome: 'planned',
          note: null,
        },
      ]);
      const heldOn = (days: number) =>
        sql`update legal.hearing set held_on = ${daysFromNow(days)}
          where subject_id = ${subjectId}`.execute(database.owner);
      await heldOn(-1);
      return late(matter, { by: matter.court.officer, late: () => heldOn(-20) });
    },
    'prosecutor detention-review-due': async () => {
      const matter = await enter();
      const { subjectId, proceedingId } = matter;
      await step(bench, matter.court.officer, [
        `POST /api/matters/${subjectId}/proceedings/${proceedingId}/detentions`,
        {
          startedOn: '2026-01-15',
          orderNumber: 'D-1',
          reason: 'By order of the court.',
          whyNoAlternative: null,
          nextReviewOn: daysFromNow(3),
        },
      ]);
      return late(matter, {
        by: matter.court.officer,
        late: () =>
          sql`update legal.detention set next_review_on = ${daysFromNow(-1)}
            where subject_id = ${subjectId}`.execute(database.owner),
      });
    },
    'prosecutor exemption-to-decide': async () => {
      const matter = await enter('check');
      const { subjectId, proceedingId } = matter;
      await step(bench, matter.court.officer, [
        `POST /api/matters/${subjectId}/proceedings/${proceedingId}/exemptions`,
        {
          legalAidOfferedOn: today(),
          legalAidAnswer: 'accepted',
          openedOn: today(),
          editionId: await addExemptionRules(database),
          ruleCode: 'one-is-enough',
        },
      ]);
      const asked = sql`legal_aid_offered_on = ${daysFromNow(-90)}, opened_on = ${daysFromNow(-90)}
        where subject_id = ${subjectId}`;
      return late(matter, {
        by: matter.court.officer,
        late: () => asWritten(bench, 'exemption_request', asked),
      });
    },
  };
}
