// One move of a case as both organisations see it: without a name, and with the steps that are open
// to the reader.

import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { readMoves } from '../moving/api.ts';

export type MoveOfCase = ReturnsOf<typeof readMoves>['moves'][number];

export function MoveCard({
  move,
  children,
}: {
  readonly move: MoveOfCase;
  readonly children?: ReactNode;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const on = (instant: string | null): string | null =>
    instant && formatDay(locale, dayAt(new Date(instant), timeZone), 'medium');
  const day = (value: string | null): string | null =>
    value && formatDay(locale, toDay(value), 'medium');
  return (
    <Card title={t('moving.caseCode', { code: move.caseCode })}>
      <Facts
        facts={[
          [t('moving.state'), t(`moving.states.${move.state}`)],
          [t('moving.from'), pickName(move.from.names, locale, '')],
          [t('moving.to'), pickName(move.to.names, locale, '')],
          [t('moving.reason'), t(`moving.reasons.${move.reason}`)],
          [t('moving.notAskedWhy'), move.notAskedWhy && t(`moving.notAsked.${move.notAskedWhy}`)],
          [t('moving.age'), move.ageBand === 'unknown' ? t('moving.ageUnknown') : move.ageBand],
          [t('care.case.priority'), t(`care.priorities.${move.priority}`)],
          [t('care.case.province'), move.province && <ProvinceName code={move.province} />],
          [t('moving.proposedAt'), on(move.proposedAt)],
          [
            t('moving.dueOn'),
            move.state === 'proposed' || move.state === 'accepted' ? day(move.dueOn) : null,
          ],
          [t('moving.decidedAt'), on(move.decidedAt)],
          [
            t('care.offers.declineReason'),
            move.declineReason && t(`care.declineReasons.${move.declineReason}`),
          ],
          [t('moving.talkedOn'), day(move.talkedOn)],
          [t('moving.notTalkedWhy'), move.notTalkedWhy && t(`moving.noTalk.${move.notTalkedWhy}`)],
          [t('moving.doneAt'), on(move.doneAt)],
          [t('moving.openedOn'), day(move.openedOn)],
          [t('moving.visits'), move.visits === null ? null : formatNumber(locale, move.visits)],
        ]}
      />
      {children}
    </Card>
  );
}
