// For a manager: the minors of the organisation, each with the kind of cover. No names: a code is
// enough to ask the case's lead.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { listOrganisationCovers } from '../api.ts';
import { lastDayOf } from './cover-facts.tsx';

type Minor = ReturnsOf<typeof listOrganisationCovers>['minors'][number];

export function Covers(): ReactNode {
  const { t, locale } = useWords();
  const until = (day: string | null): string =>
    day === null
      ? t('guardianship.cover.untilOfAge')
      : t('guardianship.covers.until', { day: formatDay(locale, lastDayOf(day)) });
  return (
    <Page tabTitle="guardianship.covers.title" lead={t('guardianship.covers.lead')}>
      <List<typeof listOrganisationCovers, Minor>
        read="GET /api/covers"
        room="guardianship"
        label="guardianship.covers.title"
        none={{ title: 'guardianship.covers.none' }}
        rows={({ minors }) => minors}
        keyOf={({ personId }) => personId}
        row={({ personId, personCode, kind, untilOn, coveredToday }) => ({
          key: personId,
          to: to(paths.caseOfPerson, { personId }),
          title: personCode,
          text: kind ? [t(`guardianship.coverKinds.${kind}`), until(untilOn)] : [],
          aside: !coveredToday && <Badge kind="danger">{t('guardianship.covers.nobody')}</Badge>,
        })}
      />
    </Page>
  );
}
