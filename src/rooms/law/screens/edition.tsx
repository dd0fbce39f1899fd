// One edition: who proposed it and why, what it changes, old and new side by side, and, for a
// proposal, the decision of a second person. Its proposer cannot confirm it.

import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded, Loading } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { type Reading, useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readLawOfCountry } from '../api-law.ts';
import type { listLawEditions } from '../api.ts';
import { Decide } from './decide.tsx';
import { Difference } from './difference.tsx';
import { lawOf } from './draft.ts';
import { type Edition, EditionState, useSayBy } from './edition-words.tsx';

export function LawEdition({ params: { number = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listLawEditions>('GET /api/law/editions', {});
  const crumbs = [{ to: to(paths.lawEditions), label: t('lawEdit.history.title') }];
  const find = (editions: readonly Edition[]) =>
    editions.find((one) => String(one.number) === number);
  const isAwaited = useIsAwaited(query, query.data !== undefined && !find(query.data.editions));
  return (
    <Page
      tabTitle="lawEdit.editionTitle"
      title={t('lawEdit.edition', { number })}
      breadcrumbs={crumbs}
    >
      <Loaded
        query={query}
        room="lawEdit"
        isEmpty={({ editions }) => !find(editions)}
        empty={isAwaited ? <Loading /> : <EmptyState title={t('shell.notFound.title')} />}
      >
        {({ editions }) => <OneEdition edition={find(editions)!} />}
      </Loaded>
    </Page>
  );
}

/**
 * A list read before this page opened may lack a newer proposal, so it is read once more.
 */
function useIsAwaited({ receivedAt, retry }: Reading<unknown>, isMissing: boolean): boolean {
  const [openedAt] = useState(() => Date.now());
  const isAwaited = isMissing && receivedAt < openedAt;
  useEffect(() => {
    if (isAwaited) retry();
    // Only once: the next answer ends the waiting.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isAwaited]);
  return isAwaited;
}

function OneEdition({ edition }: { readonly edition: Edition }): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack">
      <About edition={edition} />
      {edition.comparedWith !== null && <Compared edition={edition} with_={edition.comparedWith} />}
      {edition.may.decide && <Decide edition={edition} />}
      <div className="row">
        <ButtonLink to={to(paths.law, {}, { edition: edition.number })}>
          {t('lawEdit.readWhole')}
        </ButtonLink>
      </div>
    </div>
  );
}

function About({ edition }: { readonly edition: Edition }): ReactNode {
  const { t } = useWords();
  const say = useSayBy();
  const words = (text: string | null): ReactNode =>
    text && <span className="law-reason">{text}</span>;
  return (
    <Card>
      <Facts
        facts={[
          [t('lawEdit.about.state'), <EditionState key="state" edition={edition} />],
          [t('lawEdit.about.proposed'), say(edition.proposed)],
          [t('lawEdit.about.reason'), words(edition.reason)],
          [t('lawEdit.about.confirmed'), edition.confirmed?.name ? say(edition.confirmed) : null],
          [t('lawEdit.about.declined'), say(edition.declined)],
          [t('lawEdit.about.decisionReason'), words(edition.decisionReason)],
        ]}
      />
    </Card>
  );
}

function Compared({
  edition,
  with_,
}: {
  readonly edition: Edition;
  readonly with_: number;
}): ReactNode {
  const { t } = useWords();
  const before = useRead<typeof readLawOfCountry>('GET /api/law', { query: { edition: with_ } });
  const after = useRead<typeof readLawOfCountry>('GET /api/law', {
    query: { edition: edition.number },
  });
  return (
    <section className="stack" aria-label={t('lawEdit.difference.title', { number: with_ })}>
      <h2>{t('lawEdit.difference.title', { number: with_ })}</h2>
      <Loaded query={before} room="lawEdit" isEmpty={() => false}>
        {(old) => (
          <Loaded query={after} room="lawEdit" isEmpty={() => false}>
            {(now) => (
              <>
                {edition.may.decide && !edition.byMe && <Vouching law={now} />}
                <Difference before={lawOf(old)} after={lawOf(now)} />
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}

/**
 * The two people of this proposal vouch for a fact that is marked as checked and has no reviews.
 */
function Vouching({ law }: { readonly law: Parameters<typeof lawOf>[0] }): ReactNode {
  const { t } = useWords();
  const facts = [
    ...law.versions,
    ...law.offences,
    ...law.exemptions,
    ...law.restrictions,
    ...Object.values(law.responsibility),
  ];
  const count = facts.filter(
    ({ status, reviews }) => status === 'checked-against-statute' && reviews.length === 0,
  ).length;
  return (
    count > 0 && (
      <Notice kind="warning">
        <p>{t('lawEdit.decide.vouch', { count })}</p>
      </Notice>
    )
  );
}
