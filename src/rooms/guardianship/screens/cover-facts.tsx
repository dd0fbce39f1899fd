// One cover in words (who, on which basis, from when, until when), and whether the child is covered
// today.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Facts } from '../../../web/kit/card.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { Cover, CoverFile } from './shapes.ts';

export function CoverFacts({ cover }: { readonly cover: Cover }): ReactNode {
  const { t, locale } = useWords();
  const { holder, untilOn } = cover;
  const who =
    holder?.name ?? (holder?.organisationNames ? pickName(holder.organisationNames, locale) : null);
  return (
    <Facts
      facts={
        [
          [t('guardianship.cover.holder'), who],
          [
            t('guardianship.cover.relation'),
            holder?.relation && t(`people.relations.${holder.relation}`),
          ],
          [t('guardianship.cover.basis'), t(`guardianship.bases.${cover.basis}`)],
          [
            t('guardianship.cover.right'),
            (cover.order ?? cover.ground) && <Right key="right" cover={cover} />,
          ],
          [t('guardianship.cover.from'), formatDay(locale, toDay(cover.fromOn))],
          [
            t('guardianship.cover.until'),
            untilOn === null
              ? t('guardianship.cover.untilOfAge')
              : untilOn > cover.fromOn
                ? formatDay(locale, lastDayOf(untilOn))
                : t('guardianship.cover.neverHeld'),
          ],
          [
            t('guardianship.cover.endReason'),
            cover.endReason && t(`guardianship.endReasons.${cover.endReason}`),
          ],
          [
            t('guardianship.cover.standing'),
            cover.holdsToday && (
              <Badge key="today" kind="success">
                {t('guardianship.cover.holdsToday')}
              </Badge>
            ),
          ],
        ].map(([name, value]) => [name, value || null] as const) as [string, ReactNode][]
      }
    />
  );
}

/** A cover is stored with the first day on which it no longer holds; people count the last day. */
export function lastDayOf(untilOn: string): Day {
  return addDays(toDay(untilOn), -1);
}

/** The order, or the ground before there is one and why. */
function Right({ cover }: { readonly cover: Cover }): ReactNode {
  const { t, locale } = useWords();
  const { order, ground, groundReason } = cover;
  if (order) {
    const day = formatDay(locale, toDay(order.on));
    return t('guardianship.cover.order', { ...order, day });
  }
  if (ground === null) return null;
  return (
    <>
      <Badge kind="warning">{t(`guardianship.rightKinds.${ground}`)}</Badge> {groundReason}
    </>
  );
}

/** A minor without cover today must never be overlooked. */
export function CoverStanding({ file }: { readonly file: CoverFile }): ReactNode {
  if (!file.mayBeMinor || file.coveredToday) return null;
  return (
    <Notice kind="danger">
      <BilingualSafetyText textKey="guardianship.safety.noCover" />
    </Notice>
  );
}
