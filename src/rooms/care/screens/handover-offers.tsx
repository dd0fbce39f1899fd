// All offers with their state, as minimum data: what the organisations see, and how they answered.
// A reason for declining is coded and tells nothing about the household.

import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { sorted } from '../../../web/kit/list-filters.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { listOffers } from '../handover/api.ts';
import { offerOrders, offerStates } from '../model.ts';
import type { Offer } from './shapes.ts';
import { HandoverTabs } from './handovers.tsx';

export function HandoverOffers(): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (instant: string) => formatDateTime(locale, new Date(instant), timeZone);
  const facts = ({ organisationNames, adults, children, declineReason, ...offer }: Offer) => [
    pickName(organisationNames, locale),
    t('handover.household.size', {
      adults: formatNumber(locale, adults),
      children: formatNumber(locale, children),
    }),
    t('handover.offers.offeredAt', { when: at(offer.offeredAt) }),
    offer.answerBy && t('handover.offers.answerBy', { when: at(offer.answerBy) }),
    declineReason &&
      t('handover.offer.declinedBecause', { reason: t(`care.declineReasons.${declineReason}`) }),
  ];
  return (
    <Page tabTitle="handover.tabs.offers">
      <HandoverTabs />
      <SavedNotice />
      <List<typeof listOffers, Offer>
        read="GET /api/offers"
        room="handover"
        label="handover.tabs.offers"
        none={{ title: 'handover.offers.none' }}
        filters={{
          state: {
            is: 'list',
            label: 'care.offers.state',
            codes: offerStates,
            words: (state) => `care.offerStates.${state}`,
          },
          order: sorted(offerOrders, (order) => `care.offers.orders.${order}`),
        }}
        rows={({ offers }) => offers}
        keyOf={({ id }) => id}
        row={(offer) => ({
          key: offer.id,
          title: t('handover.household.title', { code: offer.householdCode }),
          text: facts(offer),
          aside: (
            <>
              {offer.isLate && <Badge kind="warning">{t('care.offers.late')}</Badge>}
              <Badge kind={offer.state === 'open' ? 'info' : 'plain'}>
                {t(`care.offerStates.${offer.state}`)}
              </Badge>
            </>
          ),
        })}
      />
    </Page>
  );
}
