// One's own matters: for an officer those assigned, for a registrar those of the own court. There
// is no search by name, only by the whole code.

import type { ReactNode } from 'react';
import { formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import { daysBetween, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { listMatters } from '../api.ts';
import type { MatterSummary } from '../model.ts';
import { CodeSearch } from './code-search.tsx';
import { ReviewsDue } from './reviews-due.tsx';
import { RestrictionDuties } from './restriction-duties.tsx';
import { useToday } from './today.ts';

const soonDays = 30;

export function Matters(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const code = address.get('code');
  const query = useRead<typeof listMatters>(
    'GET /api/matters',
    {
      query: { code: code || undefined, after: address.get('after') || undefined, limit: 50 },
    },
    { keepLast: true },
  );
  return (
    <Page
      tabTitle="legal.list.title"
      lead={t('legal.list.lead')}
      actions={query.data?.may.enter && <Actions />}
    >
      {query.data?.may.seeReviews && <ReviewsDue />}
      {code === '' && address.get('after') === '' && <RestrictionDuties />}
      <CodeSearch code={code} onSearch={(text) => address.go({ code: text, after: '' })} />
      <Loaded
        query={query}
        room="legal"
        isEmpty={(answer) => answer.matters.length === 0}
        empty={<Nothing code={code} />}
      >
        {({ matters, next }) => (
          <div className="stack">
            <Rows label={t('legal.list.title')}>
              {matters.map((matter) => (
                <MatterRow key={matter.subjectId} matter={matter} />
              ))}
            </Rows>
            <NextPage
              address={address}
              next={next}
              words={{ first: t('legal.list.first'), next: t('legal.list.next') }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Actions(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <ButtonLink to="/matters/new" kind="main" icon="add">
        {t('legal.new.title')}
      </ButtonLink>
      <ButtonLink to="/team">{t('legal.list.team')}</ButtonLink>
    </>
  );
}

function Nothing({ code }: { readonly code: string }): ReactNode {
  const { t } = useWords();
  if (code) {
    return (
      <EmptyState title={t('legal.list.noSuchCode')}>
        <p>{t('legal.list.noSuchCodeText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('legal.list.empty')}>
      <p>{t('legal.list.emptyText')}</p>
    </EmptyState>
  );
}

function MatterRow({ matter }: { readonly matter: MatterSummary }): ReactNode {
  const { t, locale } = useWords();
  const { nextHearingOn: hearing, state, court } = matter;
  const facts = [
    matter.code,
    state && t(`legal.states.${state}`),
    court,
    hearing
      ? t('legal.list.hearing', { day: formatDay(locale, toDay(hearing), 'medium') })
      : t('legal.list.noHearing'),
  ];
  return (
    <Row
      to={`/matters/${matter.subjectId}`}
      title={matter.fullName}
      text={facts.filter(Boolean).join(' · ')}
      aside={<RestrictionBadge matter={matter} />}
    />
  );
}

function RestrictionBadge({ matter }: { readonly matter: MatterSummary }): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  if (matter.activeRestrictions === 0 || matter.nextEndOn === null) return null;
  const endOn = toDay(matter.nextEndOn);
  const isSoon = daysBetween(today, endOn) <= soonDays;
  const when = isSoon
    ? formatRelativeDay(locale, endOn, today)
    : formatDay(locale, endOn, 'medium');
  return (
    <>
      <Badge kind="plain">
        {t('legal.list.restrictions', { count: matter.activeRestrictions })}
      </Badge>
      <Badge kind={isSoon ? 'warning' : 'plain'}>
        {t(isSoon ? 'legal.list.endsSoon' : 'legal.list.endsOn', { when })}
      </Badge>
    </>
  );
}
