// One goal: the words first and large, whose they are, the strength it starts from, and the actions
// with who does them, by when, and on which ground.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { Action, Goal } from './shapes.ts';
import { useOrganisationName } from './organisations.ts';

export function GoalCard({
  goal,
  personId,
  isOpen,
}: {
  readonly goal: Goal;
  readonly personId: string;
  readonly isOpen: boolean;
}): ReactNode {
  const { t } = useWords();
  const strength = goal.strength && (findWords(`care.strengths.${goal.strength}`) ?? goal.strength);
  return (
    <Card>
      <blockquote className="own-words">{goal.wording}</blockquote>
      <div className="row">
        <Badge>{t(`care.wordsOf.${goal.wordsOf}`)}</Badge>
        <Badge kind="plain">{t(`care.levels.${goal.level}`)}</Badge>
        {goal.state !== 'open' && (
          <Badge kind="success">{t(`care.goalStates.${goal.state}`)}</Badge>
        )}
        {goal.attainment !== null && (
          <Badge kind="plain">{t(`care.attainment.${attainmentKey(goal.attainment)}`)}</Badge>
        )}
      </div>
      <p className="soft small">
        {strength && `${t('care.plan.startsFrom', { strength })} · `}
        {t('care.plan.owner', { owner: t(`care.owners.${goal.owner}`) })}
      </p>
      {goal.actions.length > 0 && (
        <Rows label={t('care.plan.actions')}>
          {goal.actions.map((action) => (
            <ActionRow key={action.id} action={action} personId={personId} isOpen={isOpen} />
          ))}
        </Rows>
      )}
      {isOpen && (
        <div className="row">
          <ButtonLink icon="add" to={to(paths.planAction, { personId }, { goal: goal.id })}>
            {t('care.plan.addAction')}
          </ButtonLink>
          <ButtonLink kind="quiet" to={to(paths.planGoal, { personId }, { goal: goal.id })}>
            {t('care.plan.changeGoal')}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

export function attainmentKey(
  value: number,
): 'much-less' | 'less' | 'as-hoped' | 'more' | 'much-more' {
  return (['much-less', 'less', 'as-hoped', 'more', 'much-more'] as const)[value + 2] ?? 'as-hoped';
}

function ActionRow({
  action,
  personId,
  isOpen,
}: {
  readonly action: Action;
  readonly personId: string;
  readonly isOpen: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const organisation = useOrganisationName(action.providerOrganisationId);
  const day = (text: string): string => formatDay(locale, toDay(text), 'medium');
  const of = { action: action.id };
  const facts = [
    action.wording && t(`care.services.${action.service}`),
    organisation ?? action.providerName,
    t('care.plan.due', { day: day(action.dueOn) }),
    t(`people.consent.grounds.${action.ground}`),
    action.groundReason,
    action.groundUntil && t('care.plan.groundUntil', { day: day(action.groundUntil) }),
    action.fundedUntil && t('care.plan.fundedUntil', { day: day(action.fundedUntil) }),
    action.notDoneReason && t(`care.notDoneReasons.${action.notDoneReason}`),
  ];
  return (
    <Row
      to={
        isOpen
          ? to(action.needsBasis ? paths.planBasis : paths.planOutcome, { personId }, of)
          : undefined
      }
      title={action.wording ?? t(`care.services.${action.service}`)}
      text={facts.filter(Boolean).join(' · ')}
      aside={
        <Badge kind={action.needsBasis ? 'warning' : action.state === 'done' ? 'success' : 'plain'}>
          {action.needsBasis
            ? t('care.plan.needsBasis')
            : action.state === 'done' && action.doneOn
              ? t('care.plan.doneOn', { day: day(action.doneOn) })
              : t(`care.actionStates.${action.state}`)}
        </Badge>
      }
    />
  );
}
