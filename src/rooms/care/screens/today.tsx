// The first page of a working day: whom to see first, why, and by when. The server decides order,
// groups and families; a missed time is said in plain words and never only by a colour. Kept small
// on purpose: on a slow line, this is the wait.

import { lazy, type ReactNode, Suspense } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readToday } from '../today/api.ts';
import { DisclosuresWaiting } from '../../disclosure/public-web.ts';
import { TodayCoded } from './today-coded.tsx';
import { TodaySupervision } from './today-supervision.tsx';
import { TodayGroups } from './today-groups.tsx';
import { ListsTakenBack, TodayLists } from './today-lists.tsx';
import { CodedMove, Leaves, LeftBehind } from './today-moves.tsx';
import { todayInput, todayKey } from './warm-today.ts';

const Glance = lazy(async () => ({ default: (await import('./glance.tsx')).Glance }));

export function Today(): ReactNode {
  const { t, locale } = useWords();
  const { role } = useMe();
  const query = useRead<typeof readToday>(todayKey, todayInput);
  const lead = query.data && formatDay(locale, toDay(query.data.day));
  return (
    <Page tabTitle="today.title" lead={lead}>
      <Loaded
        query={query}
        isEmpty={isEmpty}
        empty={
          <EmptyState title={t('today.empty')}>
            <p>{t('today.emptyText')}</p>
          </EmptyState>
        }
      >
        {({
          items,
          moves,
          coded,
          disclosures,
          supervision,
          leaving,
          leftBehind,
          more,
          lists,
          takenBack,
          may,
        }) => (
          <div className="stack">
            {takenBack.length > 0 && <ListsTakenBack lists={takenBack} />}
            {leaving && <Leaves {...leaving} />}
            <TodayGroups
              items={items}
              may={may}
              coded={<Coded {...{ leftBehind, moves, coded, disclosures, supervision }} />}
            />
            {more && <p className="soft">{t('today.more', { count: items.length })}</p>}
            {lists.length > 0 && <TodayLists lists={lists} />}
            {role === 'cso-manager' && (
              <Suspense fallback={null}>
                <Glance />
              </Suspense>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type Answer = ReturnsOf<typeof readToday>;

const isEmpty = ({ leaving, leftBehind, ...lists }: Answer): boolean =>
  [
    lists.items,
    lists.moves,
    lists.coded,
    lists.disclosures,
    lists.supervision,
    lists.lists,
    lists.takenBack,
  ].every(({ length }) => length === 0) &&
  leftBehind === 0 &&
  !leaving;

/** What waits by code or number alone. */
function Coded({
  leftBehind,
  moves,
  coded,
  disclosures,
  supervision,
}: Pick<Answer, 'leftBehind' | 'moves' | 'coded' | 'disclosures' | 'supervision'>): ReactNode {
  const { t } = useWords();
  return (
    <>
      {leftBehind > 0 && <LeftBehind cases={leftBehind} />}
      {moves.length > 0 && (
        <ul className="rows" aria-label={t('today.moves.list')}>
          {moves.map((move) => (
            <CodedMove key={move.id} move={move} />
          ))}
        </ul>
      )}
      {coded.length > 0 && <TodayCoded items={coded} />}
      <DisclosuresWaiting items={disclosures} />
      {supervision.length > 0 && <TodaySupervision items={supervision} />}
    </>
  );
}
