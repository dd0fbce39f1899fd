// A new basis for an action (`?action=`) whose consent no longer holds: another consent, or a ground
// that needs none. The person is asked first; if nothing may take its place, the action ends.

import type { ReactNode } from 'react';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { actionGrounds } from '../model.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { changeBasis } from '../plan/api.ts';
import { groundLines, type GroundQuestions, withDecision } from './ground-lines.ts';
import type { Action } from './shapes.ts';
import { PlanScreen } from './plan-screen.tsx';
import { restsOnConsent, useConsents } from './use-consents.ts';

export function BasisForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const id = useAddress().get('action');
  const { query } = useConsents(personId);
  return (
    <PlanScreen personId={personId} tabTitle="care.plan.basisTitle">
      {(plan) => {
        const action = plan.goals.flatMap((goal) => goal.actions).find((each) => each.id === id);
        return (
          action && (
            <>
              <h2>{t(`care.services.${action.service}`)}</h2>
              <Notice>
                <BilingualSafetyText
                  textKey={
                    restsOnConsent(action.ground)
                      ? 'care.plan.basisText'
                      : 'care.plan.groundAnewText'
                  }
                />
                <div className="row">
                  {query.data?.may.recordConsent && (
                    <ButtonLink to={to(paths.newConsent, { personId })}>
                      {t('care.plan.askFirst')}
                    </ButtonLink>
                  )}
                  <ButtonLink
                    kind="quiet"
                    to={to(paths.planOutcome, { personId }, { action: action.id })}
                  >
                    {t('care.plan.endInstead')}
                  </ButtonLink>
                </div>
              </Notice>
              <Fields action={action} personId={personId} untilOnMax={toDay(plan.groundUntilMax)} />
            </>
          )
        );
      }}
    </PlanScreen>
  );
}

type Questions = Omit<BodyOf<typeof changeBasis>, 'decision' | 'baseVersion'> & GroundQuestions;
type Of = { readonly action: Action; readonly personId: string; readonly untilOnMax: Day };

function Fields({ action, personId, untilOnMax }: Of): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const { query, consentsOf } = useConsents(personId);
  const choices = (ground: string) => consentsOf(ground, action.service);
  const back = to(paths.plan, { personId });
  return (
    <CommandForm<typeof changeBasis, Questions>
      command="PUT /api/actions/:actionId/basis"
      params={{ actionId: action.id }}
      given={{ baseVersion: action.version }}
      room="care"
      backTo={back}
      opens={`${back}?saved=yes`}
      toBody={withDecision}
      lines={{
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
                isEmpty={() => choices(ground).length === 0}
                empty={<p>{t('care.plan.noConsent')}</p>}
              >
                {() => null}
              </Loaded>
            ),
        },
        consentId: {
          is: 'choice',
          label: 'care.plan.consent',
          options: ({ ground }) => choices(ground),
          when: ({ ground }) => restsOnConsent(ground) && choices(ground).length > 0,
        },
        ...groundLines({ from: today, until: untilOnMax }),
      }}
    />
  );
}
