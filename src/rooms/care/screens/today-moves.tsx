// On Today, for those who see to a whole organisation: that it leaves the programme, that somebody
// left open cases behind, and cases that another organisation would hand over, by code only.

import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readToday } from '../today/api.ts';

type LeavingOf = ReturnsOf<typeof readToday>['leaving'];
type Move = ReturnsOf<typeof readToday>['moves'][number];

/** The own organisation leaves the programme: what is still to be moved, and by when. */
export function Leaves({ leavesOn, left }: NonNullable<LeavingOf>): ReactNode {
  const { t, locale } = useWords();
  const { role } = useMe();
  const when = formatDay(locale, toDay(leavesOn), 'medium');
  return (
    <Notice kind={left > 0 ? 'warning' : 'info'}>
      <p>{t('today.leaving', { when, left: formatNumber(locale, left) })}</p>
      {role === 'cso-manager' && (
        <p>
          <ButtonLink to={to(paths.leaving)}>{t('today.moves.look')}</ButtonLink>
        </p>
      )}
    </Notice>
  );
}

/** Somebody left, and nobody was named in their place. */
export function LeftBehind({ cases }: { readonly cases: number }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Notice kind="warning">
      <p>{t('today.leftBehind', { count: formatNumber(locale, cases) })}</p>
      <p>
        <ButtonLink to={to(paths.cases, {}, { unassigned: 'any' })}>
          {t('today.leftBehindLook')}
        </ButtonLink>
      </p>
    </Notice>
  );
}

const stepOfMove = { proposed: 'answer', accepted: 'name', withdrawn: 'look' } as const;

/** A case that another organisation would hand over: by its code, because nobody may know more. */
export function CodedMove({ move }: { readonly move: Move }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { caseCode, state, since, dueOn, missed } = move;
  const started = formatDay(locale, dayAt(new Date(since), timeZone), 'medium');
  const due = formatDay(locale, toDay(dueOn), 'medium');
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">{t('today.moves.title', { code: caseCode })}</span>
          <span>{t(`today.moves.${state}`)}</span>
          <span className="soft small">{t('today.since', { when: started })}</span>
          {state !== 'withdrawn' &&
            (missed ? (
              <Badge kind="danger">{t('today.missed', { when: due })}</Badge>
            ) : (
              <span className="soft small">{t('today.due', { when: due })}</span>
            ))}
        </span>
        <span className="rows-aside">
          <ButtonLink to={to(paths.moves, {}, { state })}>
            {t(`today.moves.${stepOfMove[state]}`)}
          </ButtonLink>
        </span>
      </div>
    </li>
  );
}
