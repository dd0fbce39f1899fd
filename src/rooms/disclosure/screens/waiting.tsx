// What waits in requests, as lines of the first page of either side: by code. Whoever may not open
// the request reads whom to ask.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { TodayGroupList, TodayItem } from '../../../web/kit/today-parts.tsx';
import { type Path, paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { WaitingStep } from '../model.ts';
import type { DisclosureWaiting } from '../waiting.ts';

const placeOf = {
  'disclosure-order-to-attach': paths.disclosure,
  'disclosure-to-answer': paths.disclosure,
  'disclosure-to-approve': paths.disclosure,
  'disclosure-approval-late': paths.disclosure,
  'disclosure-to-release': paths.disclosure,
  'disclosure-to-open': paths.disclosurePackage,
  'disclosure-to-tell': paths.disclosure,
  'disclosure-to-agree': paths.disclosure,
} as const satisfies Readonly<Record<WaitingStep, Path>>;

export function DisclosuresWaiting({
  items,
}: {
  readonly items: readonly DisclosureWaiting[];
}): ReactNode {
  const { t } = useWords();
  if (items.length === 0) return null;
  return (
    <TodayGroupList id="today-disclosures" title={t('disclosureToday.title')} count={items.length}>
      {items.map((item) => (
        <Line key={item.id + item.code} item={item} />
      ))}
    </TodayGroupList>
  );
}

function Line({ item }: { readonly item: DisclosureWaiting }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { id: disclosureId, code, reference, since, dueAt, missed, remind } = item;
  const dayOf = (at: number): string => formatDay(locale, dayAt(new Date(at), timeZone), 'medium');
  // A day ends with its last moment.
  const when = dayOf(Date.parse(dueAt) - 1);
  return (
    <TodayItem
      step={
        remind === null && (
          <ButtonLink to={to(placeOf[code], { disclosureId })}>
            {t(`disclosureToday.steps.${code}`)}
          </ButtonLink>
        )
      }
    >
      <span className="rows-title">{reference}</span>
      <span>{t(`disclosureToday.why.${code}`)}</span>
      {remind !== null && (
        <span>
          {t(
            code === 'disclosure-order-to-attach'
              ? 'disclosureToday.remindToAttach'
              : 'disclosureToday.remind',
            { name: remind },
          )}
        </span>
      )}
      <span className="soft small">
        {missed ? (
          <Badge kind="danger">{t('disclosureToday.missed', { when })}</Badge>
        ) : (
          `${t('disclosureToday.due', { when })} ·`
        )}{' '}
        {t('disclosureToday.since', { when: dayOf(Date.parse(since)) })}
      </span>
    </TodayItem>
  );
}
