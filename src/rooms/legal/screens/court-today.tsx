// The first page of the justice side: what is due in the own matters, most urgent first, one matter
// once with everything that waits in it; and for a registrar what is late in the court, by code.
// Kept small on purpose: on a slow line, this is the wait.

import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { gather, type TodayGroup, todayGroups } from '../../../kernel/today.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { TodayBlock, TodayGroupList, TodayItem } from '../../../web/kit/today-parts.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { DisclosuresWaiting } from '../../disclosure/public-web.ts';
import type { readCourtToday } from '../today/api.ts';
import { type CourtItem, type LateItem, stepOf } from './court-steps.ts';
import { courtTodayInput, courtTodayKey } from './warm-court.ts';

type Answer = ReturnsOf<typeof readCourtToday>;

export function CourtToday(): ReactNode {
  const { t, locale } = useWords();
  const query = useRead<typeof readCourtToday>(courtTodayKey, courtTodayInput);
  return (
    <Page
      tabTitle="court.title"
      lead={query.data && formatDay(locale, toDay(query.data.day))}
      actions={<ButtonLink to={to(paths.matters)}>{t('shell.navigation.matters')}</ButtonLink>}
    >
      <Loaded
        query={query}
        isEmpty={({ items, late, disclosures }) =>
          items.length + disclosures.length === 0 && !late?.items.length
        }
        empty={
          <EmptyState title={t('court.empty')}>
            <p>{t('court.emptyText')}</p>
          </EmptyState>
        }
      >
        {(answer) => (
          <div className="stack">
            <Groups {...answer} />
            {answer.more && (
              <p className="soft">{t('court.more', { count: answer.items.length })}</p>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** What is late in the court stands after one's own: that is others' work, and late already. */
function Groups({ items, late, disclosures, may }: Answer): ReactNode {
  const matters = gather(items, ({ subjectId }) => subjectId);
  return todayGroups.map((group) => {
    const here = matters.filter(([first]) => first?.group === group);
    return (
      <Fragment key={group}>
        {here.length > 0 && <Group group={group} matters={here} may={may} />}
        {group === 'missed' && late && late.items.length > 0 && <Late late={late} />}
        {group === 'missed' && <DisclosuresWaiting items={disclosures} />}
      </Fragment>
    );
  });
}

function Group({
  group,
  matters,
  may,
}: {
  readonly group: TodayGroup;
  readonly matters: readonly CourtItem[][];
  readonly may: Answer['may'];
}): ReactNode {
  const { t } = useWords();
  return (
    <TodayGroupList id={`court-${group}`} title={t(`court.groups.${group}`)} count={matters.length}>
      {matters.map((ofMatter) => {
        const { subjectId, subjectCode, name } = ofMatter[0]!;
        return (
          <li key={subjectId}>
            <TodayBlock
              title={
                <>
                  <Link to={to(paths.matter, { subjectId })}>{name}</Link>{' '}
                  <span className="soft small">{subjectCode}</span>
                </>
              }
            >
              {ofMatter.map((item) => (
                <Line key={item.record + item.code} item={item} may={may} />
              ))}
            </TodayBlock>
          </li>
        );
      })}
    </TodayGroupList>
  );
}

function Line({ item, may }: { readonly item: CourtItem; readonly may: Answer['may'] }): ReactNode {
  const { t } = useWords();
  const [step, place] = stepOf(item, may);
  return (
    <TodayItem step={<ButtonLink to={place}>{t(`court.steps.${step}`)}</ButtonLink>}>
      <span>{t(`court.why.${item.code}`)}</span>
      <When item={item} isMissed={item.missed} />
    </TodayItem>
  );
}

/** An appointment is on its day; everything else is due by it. */
function When({
  item: { since, dueOn },
  isMissed,
}: {
  readonly item: Pick<LateItem, 'since' | 'dueOn'>;
  readonly isMissed: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const dayOf = (text: string): string => formatDay(locale, toDay(text), 'medium');
  const when = dayOf(dueOn);
  return (
    <span className="soft small">
      {isMissed ? (
        <Badge kind="danger">{t('court.missed', { when })}</Badge>
      ) : (
        t(since === null ? 'court.on' : 'court.due', { when })
      )}
      {since !== null && `${isMissed ? ' ' : ' · '}${t('court.since', { when: dayOf(since) })}`}
    </span>
  );
}

function Late({
  late: { items, more },
}: {
  readonly late: NonNullable<Answer['late']>;
}): ReactNode {
  const { t } = useWords();
  return (
    <TodayGroupList
      id="court-late"
      title={t('court.late.title')}
      count={more ? null : items.length}
      notice={<p className="soft">{t('court.late.lead')}</p>}
    >
      {items.map((item) => (
        <TodayItem
          key={item.record + item.code}
          step={
            <ButtonLink to={to(paths.matter, { subjectId: item.subjectId })}>
              {t('court.steps.open')}
            </ButtonLink>
          }
        >
          <span className="rows-title">{item.subjectCode}</span>
          <span>{t(`court.why.${item.code}`)}</span>
          <When item={item} isMissed />
          <span className="soft small">
            {item.officer === null
              ? t('court.late.noOfficer')
              : t('court.late.ask', { name: item.officer })}
          </span>
        </TodayItem>
      ))}
      {more && (
        <li>
          <span className="rows-item soft">{t('court.late.more')}</span>
        </li>
      )}
    </TodayGroupList>
  );
}
