// What others did that now stands with the reader, since they last looked and before. A line says
// what kind of thing happened and when, and leads to the record; no name, place or word of a file
// is in it. Opening the page is looking: the count in the menu goes, the lines stay new for a
// while.

import { type ReactNode, useEffect } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { request } from '../../../web/api.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import { setNoticeCount } from '../../../web/notice-count.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listNotices, noteLook } from '../api.ts';
import { type NoticeShown, pathOf } from './place-of.ts';

export function Notices(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listNotices>('GET /api/notices', {});
  useLooked(query.data?.notices[0]?.at);
  return (
    <Page tabTitle="notices.title" lead={t('notices.lead')}>
      <Loaded
        query={query}
        room="notices"
        empty={<EmptyState title={t('notices.none')}>{t('notices.noneText')}</EmptyState>}
      >
        {({ notices }) => (
          <>
            <Card title={t('notices.new')}>
              <Lines
                notices={notices.filter(({ isNew }) => isNew)}
                label={t('notices.new')}
                none={t('notices.nothingNew')}
              />
            </Card>
            {notices.some(({ isNew }) => !isNew) && (
              <Card title={t('notices.earlier')}>
                <Lines
                  notices={notices.filter(({ isNew }) => !isNew)}
                  label={t('notices.earlier')}
                />
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** No command of the reader: nothing on the page is read again because of it. */
function useLooked(shownUntil: string | undefined): void {
  useEffect(() => {
    if (shownUntil === undefined) return;
    request<typeof noteLook>('PUT /api/notices/look', { body: { shownUntil } }).then(
      () => setNoticeCount(0),
      () => undefined,
    );
  }, [shownUntil]);
}

function Lines({
  notices,
  label,
  none,
}: {
  readonly notices: readonly NoticeShown[];
  readonly label: string;
  readonly none?: string;
}): ReactNode {
  if (notices.length === 0) return <p className="soft">{none}</p>;
  return (
    <Rows label={label}>
      {notices.map((notice) => (
        <Line key={notice.id} notice={notice} />
      ))}
    </Rows>
  );
}

function Line({ notice }: { readonly notice: NoticeShown }): ReactNode {
  const { t, locale } = useWords();
  const { role, timeZone } = useMe();
  const { kind, at, places } = notice;
  const total = places.length;
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span>{t(`notices.kinds.${kind}` as WordKey)}</span>
          <span className="soft small">{formatDateTime(locale, new Date(at), timeZone)}</span>
        </span>
        <span className="rows-aside">
          {places.map((place, index) => (
            <ButtonLink key={place.recordId} to={pathOf(place, role)}>
              {total === 1 ? t('notices.open') : t('notices.openOne', { place: index + 1, total })}
            </ButtonLink>
          ))}
        </span>
      </div>
    </li>
  );
}
