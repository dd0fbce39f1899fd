// A new action of a goal (`?goal=`): which service, who provides it, by when, and the consent or
// the named ground on which it rests. Only valid consents can be chosen.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import type { Option } from '../../../engine/forms/line.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addAction } from '../plan/api.ts';
import { actionGrounds, services, layeredServices } from '../model.ts';
import { groundLines, type GroundQuestions, withDecision } from './ground-lines.ts';
import type { NewAction } from './shapes.ts';
import { useProviders } from './organisations.ts';
import { PlanScreen } from './plan-screen.tsx';
import { restsOnConsent, useConsents } from './use-consents.ts';

export function ActionForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const goalId = useAddress().get('goal');
  return (
    <PlanScreen personId={personId} tabTitle="care.plan.addAction">
      {(plan) => {
        const goal = plan.goals.find((each) => each.id === goalId);
        return (
          goal && (
            <>
              <blockquote className="own-words">{goal.wording}</blockquote>
              <Fields
                goalId={goal.id}
                personId={personId}
                untilOnMax={toDay(plan.groundUntilMax)}
              />
            </>
          )
        );
      }}
    </PlanScreen>
  );
}

const layers = ['1', '2', '3', '4'] as const;
type Layer = (typeof layers)[number];
type Questions = Omit<NewAction, 'decision'> & GroundQuestions;
type Asking = {
  readonly goalId: string;
  readonly personId: string;
  readonly untilOnMax: Day;
};

const hasLayer = (service: NewAction['service'] | ''): boolean =>
  service !== '' && layeredServices.includes(service);

const wording = {
  is: 'long-text',
  label: 'care.plan.actionWording',
  lengthMax: 4000,
  isShort: true,
} as const;

const mhpssLayer = {
  is: 'list',
  label: 'care.plan.layer',
  codes: layers,
  isNumber: true,
  words: (code: string) => `care.layers.${code as Layer}` as const,
  isOptional: true,
  when: ({ service }: { readonly service: NewAction['service'] | '' }) => hasLayer(service),
} as const;

const providerName = { is: 'text', label: 'care.plan.providerName', lengthMax: 200 } as const;

/** `days`: those that may be the last one of a decision without consent. */
export function actionLines(
  days: { readonly from: Day; readonly until: Day },
  providers: readonly Option[],
  consentsOf: (ground: string, service: string) => readonly Option[],
): LinesOf<Questions> {
  return {
    service: {
      is: 'list',
      label: 'care.plan.service',
      codes: services,
      words: (code) => `care.services.${code}`,
    },
    wording,
    mhpssLayer,
    providerOrganisationId: {
      is: 'list',
      label: 'care.plan.provider',
      options: providers,
      isOptional: true,
    },
    providerName: {
      ...providerName,
      when: ({ providerOrganisationId }) => providerOrganisationId === '',
    },
    dueOn: { is: 'day', label: 'care.plan.dueOn', from: days.from },
    ground: {
      is: 'choice',
      label: 'care.plan.ground',
      codes: actionGrounds,
      words: (code) => `people.consent.grounds.${code}`,
    },
    consentId: {
      is: 'choice',
      label: 'care.plan.consent',
      options: ({ ground, service }) => consentsOf(ground, service),
      when: ({ ground, service }) =>
        restsOnConsent(ground) && consentsOf(ground, service).length > 0,
    },
    ...groundLines(days),
    fundedUntil: {
      is: 'day',
      label: 'care.plan.fundedUntilLabel',
      from: days.from,
      isOptional: true,
    },
  };
}

function Fields({ goalId, personId, untilOnMax }: Asking): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const providers = useProviders();
  const { query, consentsOf } = useConsents(personId);
  const back = to(paths.plan, { personId });
  const lines = actionLines({ from: today, until: untilOnMax }, providers, consentsOf);
  return (
    <CommandForm<typeof addAction, Questions>
      command="POST /api/goals/:goalId/actions"
      params={{ goalId }}
      room="care"
      backTo={back}
      opens={`${back}?saved=yes`}
      toBody={withDecision}
      lines={{
        ...lines,
        service: {
          ...lines.service,
          under: ({ service }) =>
            service === 'theological-support' && (
              <p className="field-hint">{t('care.plan.voluntary')}</p>
            ),
        },
        ground: {
          ...lines.ground,
          under: ({ ground, service }) =>
            restsOnConsent(ground) && (
              <Loaded
                query={query}
                room="care"
                isEmpty={() => consentsOf(ground, service).length === 0}
                empty={<p>{t('care.plan.noConsent')}</p>}
              >
                {() => null}
              </Loaded>
            ),
        },
      }}
    />
  );
}
