// Creating commands of the justice side: a court and, for each request, its own matter in the state
// where that request is due.

import { addDays } from '../../../src/kernel/day.ts';
import { matterBody, openCourt, type Court, type Matter } from '../matters.ts';
import { daysFromNow, orderOf, today } from '../restricted-matters.ts';
import { type Bench, type Creating, type Makers, sendText, step } from './bench.ts';

/** The edition whose law has rules of exemption; created on first use. */
export type Rules = () => Promise<string>;

const pathOf = ({ subjectId }: Matter, more = '') => `/api/matters/${subjectId}${more}` as const;
const ofProceeding = (matter: Matter, more: string) =>
  pathOf(matter, `/proceedings/${matter.proceedingId}${more}`);

export async function legalMakers(bench: Bench, rules: Rules): Promise<Makers> {
  const court = await openCourt(bench.database, bench.server);
  const { registrar, officer, colleague } = court;
  const about =
    (body: (matter: Matter) => object, actor = officer) =>
    async (): Promise<Creating> => {
      const matter = await court.enter();
      return { actor, params: { ...matter }, body: body(matter) };
    };
  return {
    enterMatter: async () => ({ actor: registrar, body: matterBody() }),
    addProceeding: about(() => matterBody().proceeding, registrar),
    assignOfficer: about(
      () => ({ officerId: colleague.accountId, reason: 'new-matter' }),
      registrar,
    ),
    addHearing: about(({ proceedingId }) => ({
      proceedingId,
      heldOn: '2026-01-15',
      placeKind: 'courtroom',
      outcome: 'held',
      note: 'A note.',
    })),
    considerAlternatives: about(() => ({
      consideredOn: '2026-01-20',
      alternatives: ['diversion'],
      whyNotEnough: 'Nobody of the family is near.',
    })),
    recordBirthClaim: about(() => ({
      birth: { from: '1991-01-01', to: '1991-12-31', precision: 'year' },
      says: 'An aunt names the year.',
    })),
    settleBirth: about(
      () => ({
        birth: { from: '1991-01-01', to: '1991-12-31', precision: 'year' },
        orderNumber: 'S-1',
        foundOn: '2026-01-20',
      }),
      registrar,
    ),
    attachMatterDocument: async () => {
      const matter = await court.enter();
      const uploads = [await sendText(bench, officer)];
      const body = { about: 'proceeding', aboutId: matter.proceedingId, kind: 'order', uploads };
      return { actor: officer, params: { ...matter }, body };
    },
    changeCounsel: about(() => ({ counsel: 'absent', onDay: '2026-01-20' })),
    ...restrictionMakers(bench, court),
    ...detentionMakers(bench, court),
    ...exemptionMakers(bench, court, rules),
  };
}

function restrictionMakers(bench: Bench, court: Court): Makers {
  const { officer: actor } = court;
  const order = () => orderOf(today(), daysFromNow(60));
  const about =
    (body: () => object, kind = 'travel') =>
    async (): Promise<Creating> => {
      const { subjectId } = await court.enter();
      const { id: restrictionId } = await step(bench, actor, [
        `POST /api/matters/${subjectId}/restrictions`,
        { ...order(), kind },
      ]);
      return { actor, params: { subjectId, restrictionId }, body: body() };
    };
  return {
    addRestriction: async () => ({
      actor,
      params: { subjectId: (await court.enter()).subjectId },
      body: order(),
    }),
    liftRestriction: about(() => ({ kind: 'lifted', onDay: today(), orderNumber: 'L-1' })),
    varyRestriction: about(() => ({
      onDay: today(),
      court: 'Regional court',
      orderNumber: 'V-1',
      scope: 'Only within the district.',
      endOn: null,
    })),
    lodgeAppeal: about(() => ({ lodgedOn: today(), court: 'Regional court' })),
    tellOfRestriction: about(() => ({
      about: 'beginning',
      toldOn: today(),
      how: 'in-person',
      language: 'ky',
    })),
    askPermission: about(() => ({
      askedOn: today(),
      purpose: 'To visit her mother.',
      fromOn: daysFromNow(2),
      toOn: daysFromNow(4),
    })),
    planContact: about(() => ({ onDay: daysFromNow(1), place: 'The inspectorate' }), 'reporting'),
  };
}

function detentionMakers(bench: Bench, court: Court): Makers {
  const { officer: actor } = court;
  const detention = () => ({
    startedOn: '2026-01-15',
    orderNumber: 'D-1',
    reason: 'By order of the court.',
    whyNoAlternative: null,
    nextReviewOn: daysFromNow(3),
  });
  return {
    recordDetention: async () => ({
      actor,
      params: { ...(await court.enter()) },
      body: detention(),
    }),
    reviewDetention: async () => {
      const matter = await court.enter();
      const { id: detentionId } = await step(bench, actor, [
        `POST ${ofProceeding(matter, '/detentions')}`,
        detention(),
      ]);
      return {
        actor,
        params: { subjectId: matter.subjectId, detentionId },
        body: {
          reviewedOn: today(),
          outcome: 'continued',
          nextReviewOn: addDays(today(), 30),
          orderNumber: 'D-2',
        },
      };
    },
  };
}

function exemptionMakers(bench: Bench, court: Court, rules: Rules): Makers {
  const { officer: actor } = court;
  const request = async () => ({
    legalAidOfferedOn: '2026-01-15',
    legalAidAnswer: 'accepted',
    openedOn: '2026-01-16',
    editionId: await rules(),
    ruleCode: 'one-is-enough',
  });
  return {
    requestExemption: async () => {
      const body = await request();
      return { actor, params: { ...(await court.enter({ state: 'check' })) }, body };
    },
    answerCondition: async () => {
      const body = await request();
      const matter = await court.enter({ state: 'check' });
      const { id: requestId } = await step(bench, actor, [
        `POST ${ofProceeding(matter, '/exemptions')}`,
        body,
      ]);
      return {
        actor,
        params: { subjectId: matter.subjectId, requestId },
        body: { condition: 'came-forward', answer: 'yes', evidence: 'Sheet 12 of the file' },
      };
    },
    recordSentence: async () => {
      const editionId = await rules();
      const matter = await court.enter({
        state: 'trial',
        offence: { editionId, code: 'armed-conflict-abroad', from: '2021-12-01' },
      });
      const moved = await court.move(matter, 'convicted');
      if (moved.status !== 200) throw new Error(moved.raw);
      return {
        actor,
        params: { ...matter },
        body: {
          months: 60,
          conditionalMonths: null,
          article: 'Art. 243',
          orderNumber: '9',
          decidedOn: '2026-01-20',
          cumulationGround: null,
        },
      };
    },
  };
}
