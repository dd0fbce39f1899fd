// For a manager: the minors of the own organisation and what kind of cover each has. No names here:
// a code is enough to ask the case's lead.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { listOrganisationCovers } from '../api.ts';

export function Covers(): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const query = useRead<typeof listOrganisationCovers>('GET /api/covers', {
    query: { after: address.get('after') || undefined, limit: 50 },
  });
  return (
    <Page tabTitle="guardianship.covers.title" lead={t('guardianship.covers.lead')}>
      <Loaded
        query={query}
        room="guardianship"
        isEmpty={({ minors }) => minors.length === 0}
        empty={<EmptyState title={t('guardianship.covers.none')} />}
      >
        {({ minors, next }) => (
          <div className="stack">
            <Rows label={t('guardianship.covers.title')}>
              {minors.map(({ personId, personCode, kind, untilOn, coveredToday }) => (
                <Row
                  key={personId}
                  to={`/cases/of/${personId}`}
                  title={personCode}
                  text={[
                    kind && t(`guardianship.coverKinds.${kind}`),
                    kind &&
                      (untilOn
                        ? t('guardianship.covers.until', { day: formatDay(locale, toDay(untilOn)) })
                        : t('guardianship.cover.untilOfAge')),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  aside={
                    coveredToday ? undefined : (
                      <Badge kind="danger">{t('guardianship.covers.nobody')}</Badge>
                    )
                  }
                />
              ))}
            </Rows>
            <NextPage
              address={address}
              next={next}
              words={{ first: t('guardianship.list.first'), next: t('guardianship.list.more') }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
