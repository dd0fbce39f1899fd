// The agreement that brings a plan into force: the person's, for a child with an adult's, recorded
// by whoever asked them; then the supervisor's. A change asks for both again, and what was agreed
// goes on meanwhile.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import type { Role } from '../../../kernel/roles.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { useMe } from '../../../web/use-session.ts';
import { agreeingAdults, agreementWays } from '../model.ts';
import type { activatePlan, recordPlanAgreement } from '../plan/api.ts';
import type { PlanFile } from './shapes.ts';

type Shown = { readonly plan: PlanFile };

export function Agreement({ plan, isMinor }: Shown & { readonly isMinor: boolean }): ReactNode {
  const { t, locale } = useWords();
  const { role } = useMe();
  if (plan.state === 'ended') return null;
  const { agreement, approvedAt, may } = plan;
  const isWaiting = agreement?.isCurrent === true && approvedAt === null;
  // Nobody asks again about a plan from before that has not changed since.
  if (plan.state === 'active' && (agreement === null || agreement.isCurrent) && !isWaiting) {
    return agreement && <Agreed on={agreement.agreedOn} />;
  }
  const waitsFor = waitsForOf(plan, isWaiting, role);
  return (
    <Card title={t(may.approve ? 'care.plan.activateTitle' : 'care.plan.agreeTitle')}>
      {agreement && (
        <p>{t('care.plan.agreedFact', { day: formatDay(locale, toDay(agreement.agreedOn)) })}</p>
      )}
      {agreement && !agreement.isCurrent && (
        <Notice>
          <p>{t('care.plan.changedSince')}</p>
        </Notice>
      )}
      {waitsFor && <p className="soft">{t(waitsFor)}</p>}
      {may.approve && <Approval plan={plan} />}
      {may.agree && plan.hasGoalInOwnWords && <Asked plan={plan} isMinor={isMinor} />}
    </Card>
  );
}

/** Whose turn it is, if not the reader's. */
function waitsForOf({ may }: PlanFile, isWaiting: boolean, role: Role): WordKey | null {
  if (may.approve) return null;
  if (role === 'supervisor') return 'care.plan.waitsForLead';
  if (may.agree) return isWaiting ? 'care.plan.askedBySupervisor' : null;
  return isWaiting ? 'care.plan.waitsForSupervisor' : null;
}

function Agreed({ on }: { readonly on: string }): ReactNode {
  const { t, locale } = useWords();
  return <p className="soft">{t('care.plan.agreedFact', { day: formatDay(locale, toDay(on)) })}</p>;
}

type Agreement = Omit<BodyOf<typeof recordPlanAgreement>, 'baseVersion'>;

export function agreementLines(isMinor: boolean, today: Day): LinesOf<Agreement> {
  return {
    how: {
      is: 'choice',
      label: 'care.plan.agreedHow',
      codes: agreementWays,
      words: (code) => `care.agreementWays.${code}`,
    },
    adultAgreed: {
      is: 'list',
      label: 'care.plan.adultAgreed',
      codes: agreeingAdults,
      words: (code) => `care.agreeingAdults.${code}`,
      when: () => isMinor,
    },
    agreedOn: { is: 'day', label: 'care.plan.agreedOn', until: today },
  };
}

function Asked({ plan, isMinor }: Shown & { readonly isMinor: boolean }): ReactNode {
  const today = useToday();
  return (
    <CommandForm<typeof recordPlanAgreement>
      command="PUT /api/plans/:planId/agreement"
      params={{ planId: plan.id }}
      given={{ baseVersion: plan.version }}
      room="care"
      submit="care.plan.agreeSave"
      start={{ agreedOn: today }}
      lines={agreementLines(isMinor, today)}
    >
      <BilingualSafetyText textKey="care.plan.agreeText" />
    </CommandForm>
  );
}

function Approval({ plan }: Shown): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof activatePlan>('PUT /api/plans/:planId/activation');
  const approve = async (): Promise<void> => {
    const done = await command.run({
      params: { planId: plan.id },
      body: { baseVersion: plan.version },
    });
    if (done) setIsAsked(false);
  };
  return (
    <div className="row">
      <Button kind="main" onClick={() => setIsAsked(true)}>
        {t('care.plan.activate')}
      </Button>
      <Confirm
        title={t('care.plan.activateTitle')}
        step={t('care.plan.activate')}
        kind="main"
        room="care"
        isOpen={isAsked}
        action={command}
        onConfirm={() => void approve()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('care.plan.activateText')}</p>
      </Confirm>
    </div>
  );
}
