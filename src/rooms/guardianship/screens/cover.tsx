// Who is responsible for this child: today's cover first, then earlier ones, then searches. If the
// child has no cover today, the top of the page says so plainly.

import type { ReactNode } from 'react';
import { formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import { DocumentsOfRecord, PersonScreen } from '../../people/public-web.ts';
import type { readCover } from '../api.ts';
import type { Cover, CoverFile } from './shapes.ts';
import { AskAuthority } from './ask-authority.tsx';
import { CoverFacts, CoverStanding } from './cover-facts.tsx';
import { ChildrenOnLists } from './likely-kin.tsx';
import { WhomToCall } from './whom-to-call.tsx';

export function CoverOfPerson({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="guardianship.cover.title">
      {() => <Content personId={personId} />}
    </PersonScreen>
  );
}

function Content({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCover>('GET /api/persons/:personId/cover', {
    params: { personId },
  });
  return (
    <Loaded query={query} room="guardianship" isEmpty={() => false}>
      {(file) => (
        <>
          <CoverStanding file={file} />
          <WhomToCall file={file} />
          {file.may.appoint && (
            <div className="row">
              <ButtonLink kind="main" icon="add" to={to(paths.newCover, { personId })}>
                {t('guardianship.appoint.title')}
              </ButtonLink>
            </div>
          )}
          {file.covers.map((cover) => (
            <CoverCard key={cover.id} cover={cover} personId={personId} />
          ))}
          {file.covers.length === 0 && !file.mayBeMinor && (
            <Notice>
              <p>{t('guardianship.cover.adult')}</p>
            </Notice>
          )}
          <Searches file={file} />
          {file.may.ask && <AskAuthority personId={personId} />}
          {file.may.findChildren && <ChildrenOnLists personId={personId} />}
        </>
      )}
    </Loaded>
  );
}

function CoverCard({
  cover,
  personId,
}: {
  readonly cover: Cover;
  readonly personId: string;
}): ReactNode {
  const { t, locale } = useWords();
  const kind = t(`guardianship.coverKinds.${cover.kind}`);
  return (
    <Card
      title={`${kind} · ${formatDay(locale, toDay(cover.fromOn), 'medium')}`}
      actions={
        cover.may.end && (
          <ButtonLink to={to(paths.coverEnd, { personId, coverId: cover.id })}>
            {t('guardianship.end.title')}
          </ButtonLink>
        )
      }
    >
      <CoverFacts cover={cover} />
      {cover.may.readOrder && <DocumentsOfRecord personId={personId} aboutId={cover.id} />}
      {cover.may.attachOrder && (
        <div className="row">
          <ButtonLink to={to(paths.attachToPerson, { personId }, { cover: cover.id })}>
            {t('guardianship.cover.attachOrder')}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

function Searches({ file }: { readonly file: CoverFile }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (file.searches.length === 0) return null;
  return (
    <Card title={t('guardianship.search.list')}>
      <Rows label={t('guardianship.search.list')}>
        {file.searches.map(({ id, state, openedAt, outcome }) => (
          <Row
            key={id}
            to={file.may.openSearches ? to(paths.search, { searchId: id }) : undefined}
            title={t(`guardianship.searchStates.${state}`)}
            text={[
              formatDateTime(locale, new Date(openedAt), timeZone),
              outcome && t(`guardianship.searchOutcomes.${outcome}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
      {file.comesOfAgeOn && (
        <p className="soft small">
          {t('guardianship.cover.comesOfAge', { day: formatDay(locale, toDay(file.comesOfAgeOn)) })}
        </p>
      )}
    </Card>
  );
}
