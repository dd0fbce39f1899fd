// Households that the coordinator offers to the organisation, in minimum data: no name is seen
// before the offer is accepted. Declining has a coded reason and is neutral.

import '../../../web/styles/records.css';
import { type ReactNode, useState } from 'react';
import { formatDateTime, formatList, formatNumber } from '../../../engine/languages/format.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { sorted } from '../../../web/kit/list-filters.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { useLocation } from 'wouter';
import type { acceptOffer, declineOffer, listOffers } from '../handover/api.ts';
import { declineReasons, type OfferOrder, offerOrders, offerStates } from '../model.ts';
import type { Offer } from './shapes.ts';

// All are to the same organisation.
const ownOrders: readonly OfferOrder[] = offerOrders.filter((order) => order !== 'organisation');

export function Offers(): ReactNode {
  const { t } = useWords();
  return (
    <Page
      tabTitle="care.offers.title"
      lead={t('care.offers.lead')}
      actions={<ButtonLink to={to(paths.moves)}>{t('care.offers.moves')}</ButtonLink>}
    >
      <List<typeof listOffers, Offer>
        read="GET /api/offers"
        room="care"
        label="care.offers.title"
        query={{ state: 'open' }}
        filters={{
          state: {
            is: 'list',
            label: 'care.offers.state',
            all: 'care.offerStates.open',
            codes: offerStates.filter((state) => state !== 'open'),
            words: (state) => `care.offerStates.${state}`,
          },
          order: sorted(ownOrders, (order) => `care.offers.orders.${order}`),
        }}
        none={{ title: 'care.offers.none', text: 'care.offers.noneText' }}
        perPage={20}
        rows={({ offers }) => offers}
        keyOf={({ id }) => id}
        show={(offers) => offers.map((offer) => <OfferCard key={offer.id} offer={offer} />)}
      />
    </Page>
  );
}

function OfferCard({ offer }: { readonly offer: Offer }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const number = (value: number): string => formatNumber(locale, value);
  const ages = Object.entries(offer.ageBands).map(
    ([band, count]) =>
      `${band === 'unknown' ? t('care.offers.ageUnknown') : band}: ${number(count ?? 0)}`,
  );
  return (
    <Card title={t('care.case.household', { code: offer.householdCode })}>
      <Facts
        none={t('care.offers.nothingNamed')}
        facts={[
          [
            t('care.offers.members'),
            t('care.offers.membersOf', {
              adults: number(offer.adults),
              children: number(offer.children),
            }),
          ],
          [t('care.offers.ages'), ages.join(', ')],
          [t('care.case.province'), offer.province && <ProvinceName code={offer.province} />],
          [
            t('care.offers.languages'),
            formatList(
              locale,
              offer.languages.map((each) => t(`people.languages.${each}`)),
            ),
          ],
          [
            t('care.offers.urgentNeeds'),
            formatList(
              locale,
              offer.urgentNeeds.map((each) => t(`care.urgentNeeds.${each}`)),
            ),
          ],
          [t('care.offers.offeredAt'), formatDateTime(locale, new Date(offer.offeredAt), timeZone)],
          [
            t('care.offers.answerBy'),
            offer.answerBy && (
              <>
                {formatDateTime(locale, new Date(offer.answerBy), timeZone)}{' '}
                {offer.isLate && <Badge kind="warning">{t('care.offers.late')}</Badge>}
              </>
            ),
          ],
          ...(offer.declineReason
            ? [
                [
                  t('care.offers.declineReason'),
                  t(`care.declineReasons.${offer.declineReason}`),
                ] as const,
              ]
            : []),
        ]}
      />
      {offer.state === 'open' && <Decision offer={offer} />}
    </Card>
  );
}

function Decision({ offer }: { readonly offer: Offer }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [asked, setAsked] = useState<'accept' | 'decline' | null>(null);
  const accept = useCommand<typeof acceptOffer>('PUT /api/offers/:offerId/acceptance');
  const params = { offerId: offer.id };
  const accepting = async (): Promise<void> => {
    const accepted = await accept.run({ params, body: { baseVersion: offer.version } });
    const first = accepted?.cases[0];
    // Next somebody has to lead them: the whole family is assigned from the page of one case.
    if (first) open(to(paths.caseAssignment, { caseId: first.caseId }, { saved: 'yes' }));
  };
  return (
    <div className="row">
      <Button kind="main" onClick={() => setAsked('accept')}>
        {t('care.offers.accept')}
      </Button>
      <Button onClick={() => setAsked('decline')}>{t('care.offers.decline')}</Button>
      <Confirm
        title={t('care.offers.acceptTitle')}
        step={t('care.offers.accept')}
        kind="main"
        room="care"
        isOpen={asked === 'accept'}
        action={accept}
        onConfirm={() => void accepting()}
        onClose={() => setAsked(null)}
      >
        <p>{t('care.offers.acceptText', { count: offer.adults + offer.children })}</p>
      </Confirm>
      <Dialog
        title={t('care.offers.declineTitle')}
        isOpen={asked === 'decline'}
        onClose={() => setAsked(null)}
      >
        <CommandForm<typeof declineOffer>
          command="PUT /api/offers/:offerId/decline"
          params={params}
          given={{ baseVersion: offer.version }}
          room="care"
          submit="care.offers.decline"
          onSaved={() => setAsked(null)}
          lines={{
            reason: {
              is: 'choice',
              label: 'care.offers.declineReason',
              codes: declineReasons,
              words: (code) => `care.declineReasons.${code}`,
            },
          }}
        />
      </Dialog>
    </div>
  );
}
