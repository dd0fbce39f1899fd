// One worker: what of each kind was held and is next, by when, and what they asked for. For oneself
// with the two taps to ask, or to take it back.

import type { ReactNode } from 'react';
import { formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import { dayAt, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { noteSupervisionAskSeen, withdrawSupervisionAsk } from '../supervision/api.ts';
import { type Listed, useStaffName, type Worker } from './supervision-frame.tsx';

type Part = { readonly worker: Worker; readonly may: Listed['may'] };
type Owed = Worker['owed'][number];

export function SupervisedWorker({ worker, may }: Part): ReactNode {
  const { t } = useWords();
  const { userId } = useMe();
  const nameOf = useStaffName();
  const { isSelf, supervisor, owed, ask } = worker;
  return (
    <Card
      title={isSelf ? t('supervision.own') : nameOf(worker)}
      actions={<Actions worker={worker} may={may} />}
    >
      <p className="soft">
        {[
          !isSelf && t(`shell.roles.${worker.role}`),
          supervisor === null
            ? t('supervision.withoutSupervisor')
            : supervisor.accountId !== userId &&
              t('supervision.supervisedBy', { name: nameOf(supervisor) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {ask && <Asked ask={ask} isSelf={isSelf} />}
      <Facts
        facts={owed.map(
          (one) =>
            [t(`supervision.kinds.${one.kind}`), <OwedKind key={one.kind} owed={one} />] as const,
        )}
      />
    </Card>
  );
}

function Actions({ worker: { accountId, isSelf, ask, supervisor }, may }: Part): ReactNode {
  const { t } = useWords();
  if (isSelf && may.ask && !ask) {
    return (
      <ButtonLink kind="main" to={to(paths.askSupervision)}>
        {t('supervision.ask')}
      </ButtonLink>
    );
  }
  if (may.name) {
    return (
      <ButtonLink
        kind={supervisor ? 'plain' : 'main'}
        to={to(paths.supervisorOf, { workerId: accountId })}
      >
        {t(supervisor ? 'supervision.rename' : 'supervision.name')}
      </ButtonLink>
    );
  }
  if (!may.plan) return null;
  return (
    <ButtonLink to={to(paths.newSupervision, {}, { with: accountId })}>
      {t('supervision.planWith')}
    </ButtonLink>
  );
}

function OwedKind({
  owed: { lastAt, nextAt, dueOn, overdue },
}: {
  readonly owed: Owed;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const today = useToday();
  const dayOf = (at: string): string => formatDay(locale, dayAt(new Date(at), timeZone), 'medium');
  const due = formatDay(locale, toDay(dueOn), 'medium');
  const isLate = dueOn < today && nextAt === null;
  return (
    <>
      <span>
        {nextAt === null
          ? t('supervision.nextBy', { when: due })
          : t('supervision.nextOn', { when: formatDateTime(locale, new Date(nextAt), timeZone) })}
      </span>
      <br />
      <span className="soft small">
        {lastAt === null
          ? t('supervision.noneYet')
          : t('supervision.lastOn', { when: dayOf(lastAt) })}
      </span>{' '}
      {(isLate || overdue) && (
        <Badge kind="warning">
          {t(overdue ? 'supervision.longOverdue' : 'supervision.overdue')}
        </Badge>
      )}
    </>
  );
}

function Asked({
  ask: { id: askId, wish, askedAt, dueAt, seenAt, seenBy, may },
  isSelf,
}: {
  readonly ask: NonNullable<Worker['ask']>;
  readonly isSelf: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const nameOf = useStaffName();
  const see = useCommand<typeof noteSupervisionAskSeen>('PUT /api/supervision-asks/:askId/seen');
  const withdraw = useCommand<typeof withdrawSupervisionAsk>('DELETE /api/supervision-asks/:askId');
  const command = isSelf ? withdraw : see;
  const at = (instant: string): string => formatDateTime(locale, new Date(instant), timeZone);
  // A day ends with its last moment.
  const until = formatDay(locale, dayAt(new Date(Date.parse(dueAt) - 1), timeZone), 'medium');
  return (
    <Notice>
      <ErrorSummary problem={command.problem} room="supervision" />
      <p>
        {t(isSelf ? 'supervision.youAsked' : 'supervision.asked', { when: at(askedAt) })}{' '}
        {wish !== null && t(`supervision.wishes.${wish}`)}
      </p>
      <p>
        {seenAt && seenBy
          ? t('supervision.seenBy', { name: nameOf(seenBy), when: at(seenAt) })
          : t('supervision.notSeen', { when: until })}
      </p>
      {(isSelf ? may.withdraw : may.see) && (
        <p>
          <Button isBusy={command.isBusy} onClick={() => void command.run({ params: { askId } })}>
            {t(isSelf ? 'supervision.withdraw' : 'supervision.see')}
          </Button>
        </p>
      )}
    </Notice>
  );
}
