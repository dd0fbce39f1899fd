// The history of the law: every edition with who proposed and confirmed it and why, newest first.
// Proposals that wait for a second person come first.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listLawEditions } from '../api.ts';
import { type Edition, EditionState, useSayBy } from './edition-words.tsx';
import { LawTabs } from './law-tabs.tsx';

export function LawEditions(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listLawEditions>('GET /api/law/editions', {});
  return (
    <Page
      tabTitle="lawEdit.history.title"
      title={t('law.title')}
      lead={t('lawEdit.history.lead')}
      actions={
        query.data?.may.change && (
          <ButtonLink to={to(paths.lawChange)} kind="main">
            {t('lawEdit.change.open')}
          </ButtonLink>
        )
      }
    >
      <LawTabs />
      <Loaded query={query} room="lawEdit">
        {({ editions }) => {
          const waiting = editions.filter(({ state }) => state === 'proposed');
          return (
            <>
              {waiting.length > 0 && (
                <Card title={t('lawEdit.history.waiting')}>
                  <List label={t('lawEdit.history.waiting')} editions={waiting} />
                </Card>
              )}
              <Card title={t('lawEdit.history.title')}>
                <List
                  label={t('lawEdit.history.title')}
                  editions={editions.filter(({ state }) => state !== 'proposed')}
                />
              </Card>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function List({
  label,
  editions,
}: {
  readonly label: string;
  readonly editions: readonly Edition[];
}): ReactNode {
  const { t } = useWords();
  const say = useSayBy();
  return (
    <Rows label={label}>
      {editions.map((edition) => (
        <Row
          key={edition.number}
          to={to(paths.lawEdition, { number: edition.number })}
          title={t('lawEdit.edition', { number: edition.number })}
          text={
            <>
              {edition.reason && (
                <span className="law-reason">
                  {edition.reason}
                  <br />
                </span>
              )}
              {t('lawEdit.proposedBy', { by: say(edition.proposed)! })}
              {edition.confirmed?.name && (
                <>
                  <br />
                  {t('lawEdit.confirmedBy', { by: say(edition.confirmed)! })}
                </>
              )}
              {edition.declined && (
                <>
                  <br />
                  {t('lawEdit.declinedBy', { by: say(edition.declined)! })}
                </>
              )}
            </>
          }
          aside={
            <>
              <EditionState edition={edition} />
              {edition.isOutdated && <Badge kind="danger">{t('lawEdit.outdated')}</Badge>}
            </>
          }
        />
      ))}
    </Rows>
  );
}
