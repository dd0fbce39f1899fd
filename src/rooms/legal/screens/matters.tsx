// A user's own matters: for an officer those assigned, for a registrar those of the court. They
// cannot be searched by name, only by the whole code.

import type { ReactNode } from 'react';
import { formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import { daysBetween, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { sorted } from '../../../web/kit/list-filters.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { listMatters } from '../matter/api.ts';
import { matterOrders } from '../matter/model.ts';
import type { MatterSummary } from '../matter/shapes.ts';
import { CodeSearch } from './code-search.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

const soonDays = 30;

export function Matters(): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const code = address.get('code');
  const facts = ({ code: own, state, court, nextHearingOn: hearing }: MatterSummary) => [
    own,
    state && t(`legal.states.${state}`),
    court,
    hearing
      ? t('legal.list.hearing', { day: formatDay(locale, toDay(hearing), 'medium') })
      : t('legal.list.noHearing'),
  ];
  return (
    <List<typeof listMatters, MatterSummary>
      read="GET /api/matters"
      room="legal"
      label="legal.list.title"
      query={{ code: code || undefined }}
      filters={{ order: sorted(matterOrders, (order) => `legal.list.orders.${order}`) }}
      none={
        code
          ? { title: 'legal.list.noSuchCode', text: 'legal.list.noSuchCodeText' }
          : { title: 'legal.list.empty', text: 'legal.list.emptyText' }
      }
      rows={({ matters }) => matters}
      keyOf={({ subjectId }) => subjectId}
      row={(matter) => ({
        key: matter.subjectId,
        to: to(paths.matter, { subjectId: matter.subjectId }),
        title: matter.fullName,
        text: facts(matter),
        aside: <RestrictionBadge matter={matter} />,
      })}
      frame={(list, answer) => (
        <Page
          tabTitle="legal.list.title"
          lead={t('legal.list.lead')}
          actions={answer?.may.enter && <Actions />}
        >
          <CodeSearch code={code} onSearch={(text) => address.go({ code: text, after: '' })} />
          {list}
        </Page>
      )}
    />
  );
}

function Actions(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <ButtonLink to={to(paths.newMatter)} kind="main" icon="add">
        {t('legal.new.title')}
      </ButtonLink>
      <ButtonLink to={to(paths.team)}>{t('legal.list.team')}</ButtonLink>
    </>
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
