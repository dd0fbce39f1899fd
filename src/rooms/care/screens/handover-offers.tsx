// All offers with their state, as minimum data: what the organisations see, and how they answered.
// A reason for declining is coded and says nothing about the household.

import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listOffers } from '../api-handover.ts';
import { type Offer, offerStates } from './codes.ts';
import { HandoverTabs } from './handovers.tsx';

export function HandoverOffers(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const state = offerStates.find((one) => one === address.get('state'));
  const query = useRead<typeof listOffers>(
    'GET /api/offers',
    {
      query: { state, after: address.get('after') || undefined, limit: 50 },
    },
    { keepLast: true },
  );
  return (
    <Page tabTitle="handover.tabs.offers">
      <HandoverTabs />
      <SavedNotice />
      <Select
        label={t('care.offers.state')}
        isOptional
        value={state ?? ''}
        options={optionsOf(offerStates, (code) => t(`care.offerStates.${code}`))}
        onChange={(chosen: string) => address.set({ state: chosen, after: '' })}
      />
      <Loaded
        query={query}
        room="handover"
        isEmpty={({ offers }) => offers.length === 0}
        empty={<EmptyState title={t('handover.offers.none')} />}
      >
        {({ offers, next }) => (
          <div className="stack">
            <Rows label={t('handover.tabs.offers')}>
              {offers.map((offer) => (
                <OfferRow key={offer.id} offer={offer} />
              ))}
            </Rows>
            <NextPage
              address={address}
              next={next}
              words={{ first: t('handover.list.first'), next: t('handover.list.next') }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function OfferRow({ offer }: { readonly offer: Offer }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { adults, children, declineReason } = offer;
  const facts = [
    pickName(offer.organisationNames, locale),
    t('handover.household.size', {
      adults: formatNumber(locale, adults),
      children: formatNumber(locale, children),
    }),
    t('handover.offers.offeredAt', {
      when: formatDateTime(locale, new Date(offer.offeredAt), timeZone),
    }),
    declineReason &&
      t('handover.offer.declinedBecause', {
        reason: t(`care.declineReasons.${declineReason}`),
      }),
  ];
  return (
    <Row
      title={t('handover.household.title', { code: offer.householdCode })}
      text={facts.filter(Boolean).join(' · ')}
      aside={
        <Badge kind={offer.state === 'open' ? 'info' : 'plain'}>
          {t(`care.offerStates.${offer.state}`)}
        </Badge>
      }
    />
  );
}
