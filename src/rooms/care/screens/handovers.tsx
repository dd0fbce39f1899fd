// Households that came with an operation and that no organisation has accepted yet: who belongs to
// each, what is missing before it can be offered, and the state of the last offer.

import type { ReactNode } from 'react';
import { formatBirth, formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { Tabs } from '../../../web/kit/tabs.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listHouseholdsAwaitingHandover } from '../handover/api.ts';
import { type Household, householdsPerPage, type Member } from './handover-household.tsx';
import { WithdrawOffer } from './withdraw-offer.tsx';

export function Handovers(): ReactNode {
  const { t } = useWords();
  const after = useAddress().get('after');
  return (
    <Page tabTitle="handover.list.title" lead={t('handover.list.lead')}>
      <HandoverTabs />
      <SavedNotice />
      <Notice title={t('handover.list.howTitle')}>
        <BilingualSafetyText textKey="handover.safety.sharing" />
      </Notice>
      <List<typeof listHouseholdsAwaitingHandover, Household>
        read="GET /api/handovers"
        room="handover"
        label="handover.list.title"
        none={{ title: 'handover.list.empty', text: 'handover.list.emptyText' }}
        perPage={householdsPerPage}
        rows={({ households }) => households}
        keyOf={({ householdId }) => householdId}
        show={(households) =>
          households.map((one) => (
            <HouseholdCard key={one.householdId} household={one} after={after} />
          ))
        }
      />
    </Page>
  );
}

export function HandoverTabs(): ReactNode {
  const { t } = useWords();
  return (
    <Tabs
      label={t('handover.list.title')}
      tabs={[
        { to: to(paths.handovers), label: t('handover.tabs.waiting') },
        { to: to(paths.handoverOffers), label: t('handover.tabs.offers') },
      ]}
    />
  );
}

type CardProps = { readonly household: Household; readonly after: string };

function HouseholdCard({ household, after }: CardProps): ReactNode {
  const { t } = useWords();
  const { householdId, members, offer, ready, adults, children } = household;
  const missing = members.filter((one) => one.sharingUntil === null).length;
  const isOpen = offer?.state === 'open';
  return (
    <Card
      title={t('handover.household.title', { code: household.householdCode })}
      actions={<Badge kind="plain">{t('handover.household.size', { adults, children })}</Badge>}
    >
      <LastOffer household={household} after={after} />
      <Rows label={t('handover.household.members')}>
        {members.map((one) => (
          <MemberRow
            key={one.personId}
            member={one}
            to={to(paths.handoverPerson, { householdId, personId: one.personId }, { after })}
          />
        ))}
      </Rows>
      {missing > 0 && <p>{t('handover.household.missing', { count: missing })}</p>}
      {ready && !isOpen && (
        <div className="row">
          <ButtonLink to={to(paths.handoverOffer, { householdId }, { after })} kind="main">
            {t(offer ? 'handover.offer.again' : 'handover.offer.title')}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

function MemberRow({ member, to }: { readonly member: Member; readonly to: string }): ReactNode {
  const { t, locale } = useWords();
  const { name, personCode, birth, mayBeMinor, sharingUntil } = member;
  const until = sharingUntil && formatDay(locale, toDay(sharingUntil), 'medium');
  return (
    <Row
      to={to}
      title={name ? <bdi>{name}</bdi> : personCode}
      text={[name && personCode, formatBirth(locale, birth as Birth)].filter(Boolean).join(' · ')}
      aside={
        <>
          {mayBeMinor && <Badge kind="info">{t('handover.household.minor')}</Badge>}
          {until ? (
            <Badge kind="success">{t('handover.household.agreed', { day: until })}</Badge>
          ) : (
            <Badge kind="warning">{t('handover.household.notRecorded')}</Badge>
          )}
        </>
      }
    />
  );
}

export function LastOffer({ household: { householdId, offer }, after }: CardProps): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (!offer) return null;
  const organisation = pickName(offer.organisationNames, locale);
  const when = formatDateTime(locale, new Date(offer.offeredAt), timeZone);
  if (offer.state === 'open') {
    return (
      <Notice title={t('handover.offer.open', { organisation })}>
        <p>{t('handover.offer.openText', { when })}</p>
        <WithdrawOffer
          offerId={offer.id}
          version={offer.version}
          offerAgainAt={to(paths.handoverOffer, { householdId }, { after })}
        />
      </Notice>
    );
  }
  return (
    <Notice title={t(`handover.offer.ended.${offer.state}`, { organisation })}>
      {offer.declineReason && (
        <p>
          {t('handover.offer.declinedBecause', {
            reason: t(`care.declineReasons.${offer.declineReason}`),
          })}
        </p>
      )}
    </Notice>
  );
}
