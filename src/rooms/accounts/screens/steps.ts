// What can be done about a grant, as data: the command, how weighty it looks, and which half it
// answers. Which of them are open to the reader says `may`.

import type { Endpoint, KeyOf, ReturnsOf } from '../../../kernel/contract.ts';
import type { listGrants } from '../grants/api.ts';

export type Grant = ReturnsOf<typeof listGrants>['grants'][number];

type Step = {
  readonly command: KeyOf<Endpoint>;
  readonly may: (grant: Grant) => boolean;
  readonly kind: 'main' | 'danger';
  readonly gives?: 'link' | 'code';
  readonly body?: (grant: Grant) => object;
  /** Somebody waits for this step: it is offered in the list, and first. */
  readonly isAwaited?: true;
};

export const steps = {
  confirm: {
    command: 'PUT /api/accounts/:membershipId/confirmation',
    may: ({ may }) => may.confirm,
    kind: 'main',
    gives: 'code',
    isAwaited: true,
  },
  giveCode: {
    command: 'PUT /api/accounts/:membershipId/invitation',
    may: ({ may }) => may.giveCode,
    kind: 'main',
    gives: 'code',
    isAwaited: true,
  },
  confirmDuty: {
    command: 'PUT /api/accounts/:membershipId/duty/confirmation',
    may: ({ may }) => may.confirmDuty,
    kind: 'main',
    body: ({ dutyAsked }) => ({ duty: dutyAsked?.duty }),
    isAwaited: true,
  },
  agreeWithdrawal: {
    command: 'PUT /api/accounts/:membershipId/withdrawal',
    may: ({ may }) => may.agreeWithdrawal,
    kind: 'danger',
    isAwaited: true,
  },
  refuseWithdrawal: {
    command: 'DELETE /api/accounts/:membershipId/withdrawal',
    may: ({ may }) => may.refuseWithdrawal,
    kind: 'main',
  },
  giveLink: {
    command: 'POST /api/accounts/:membershipId/invitation',
    may: ({ may, opening }) => may.giveLink && opening !== 'opened',
    kind: 'main',
    gives: 'link',
  },
  takeDuty: {
    command: 'PUT /api/accounts/:membershipId/duty',
    may: ({ may, duty, dutyAsked }) => may.changeDuty && (duty !== 'member' || dutyAsked !== null),
    kind: 'danger',
    body: () => ({ duty: 'member' }),
  },
  withdraw: {
    command: 'DELETE /api/accounts/:membershipId',
    may: ({ may }) => may.withdraw,
    kind: 'danger',
  },
  askWithdrawal: {
    command: 'DELETE /api/accounts/:membershipId',
    may: ({ may }) => may.askWithdrawal,
    kind: 'danger',
  },
} as const satisfies Readonly<Record<string, Step>>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as readonly StepName[];

export function stepOf(name: StepName): Step {
  return steps[name];
}

/** Open to the reader, those that somebody waits for first. */
export function stepsFor(grant: Grant): readonly StepName[] {
  return stepNames.filter((name) => stepOf(name).may(grant));
}

export function awaitedSteps(grant: Grant): readonly StepName[] {
  return stepsFor(grant).filter((name) => stepOf(name).isAwaited);
}
