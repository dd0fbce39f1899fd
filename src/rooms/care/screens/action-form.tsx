// A new action of a goal (`?goal=`): which service, who provides it, by when, and the consent or
// the named ground on which it rests. Only valid consents can be chosen.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import type { Option } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readPerson } from '../../people/public-web.ts';
import type { addAction } from '../plan/api.ts';
import { actionGrounds, services, layeredServices } from '../model.ts';
import type { NewAction } from './shapes.ts';
import { useProviders } from './organisations.ts';
import { PlanScreen } from './plan-screen.tsx';

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
              <Fields goalId={goal.id} personId={personId} />
            </>
          )
        );
      }}
    </PlanScreen>
  );
}

const layers = ['1', '2', '3', '4'] as const;
type Layer = (typeof layers)[number];
type Asking = { readonly goalId: string; readonly personId: string };

const restsOnConsent = (ground: NewAction['ground'] | ''): boolean =>
  ground === 'consent' || ground === 'assent-and-guardian';
const hasLayer = (service: NewAction['service'] | ''): boolean =>
  service !== '' && layeredServices.includes(service);

function Fields({ goalId, personId }: Asking): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const providers = useProviders();
  const { query, consentsOf } = useConsents(personId);
  const back = to(paths.plan, { personId });
  return (
    <CommandForm<typeof addAction>
      command="POST /api/goals/:goalId/actions"
      params={{ goalId }}
      room="care"
      backTo={back}
      opens={`${back}?saved=yes`}
      lines={{
        service: {
          is: 'list',
          label: 'care.plan.service',
          codes: services,
          words: (code) => `care.services.${code}`,
          under: ({ service }) =>
            service === 'theological-support' && (
              <p className="field-hint">{t('care.plan.voluntary')}</p>
            ),
        },
        mhpssLayer: {
          is: 'list',
          label: 'care.plan.layer',
          codes: layers,
          isNumber: true,
          words: (code) => `care.layers.${code as Layer}`,
          isOptional: true,
          when: ({ service }) => hasLayer(service),
        },
        providerOrganisationId: {
          is: 'list',
          label: 'care.plan.provider',
          options: providers,
          isOptional: true,
        },
        providerName: {
          is: 'text',
          label: 'care.plan.providerName',
          lengthMax: 200,
          when: ({ providerOrganisationId }) => providerOrganisationId === '',
        },
        dueOn: { is: 'day', label: 'care.plan.dueOn', from: today },
        ground: {
          is: 'choice',
          label: 'care.plan.ground',
          codes: actionGrounds,
          words: (code) => `people.consent.grounds.${code}`,
          under: ({ ground }) =>
            restsOnConsent(ground) && (
              <Loaded
                query={query}
                room="care"
                isEmpty={() => consentsOf(ground).length === 0}
                empty={<p>{t('care.plan.noConsent')}</p>}
              >
                {() => null}
              </Loaded>
            ),
        },
        consentId: {
          is: 'choice',
          label: 'care.plan.consent',
          options: ({ ground }) => consentsOf(ground),
          when: ({ ground }) => restsOnConsent(ground) && consentsOf(ground).length > 0,
        },
        fundedUntil: {
          is: 'day',
          label: 'care.plan.fundedUntilLabel',
          from: today,
          isOptional: true,
        },
      }}
    />
  );
}

/** The person's valid consents, by the ground on which an action would rest. */
function useConsents(personId: string) {
  const { t, locale } = useWords();
  const query = useRead<typeof readPerson>('GET /api/persons/:personId', { params: { personId } });
  const consentsOf = (ground: string): readonly Option<string>[] =>
    (query.data?.consents ?? [])
      .filter((each) => each.valid && each.ground === ground)
      .map((each) => ({
        value: each.id,
        label: t(`people.consent.purposes.${each.purpose}`),
        hint: t('people.consents.until', { day: formatDay(locale, toDay(each.untilOn)) }),
      }));
  return { query, consentsOf };
}
