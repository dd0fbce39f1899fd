// Every disclosure for the auditor: between whom, on what basis, which fields, when, and whether
// the person was told. No name, no value, no file.

import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { listDisclosures } from '../api.ts';
import type { MetadataShown } from '../model.ts';
import { Fields } from './fields-shown.tsx';
import { StateBadge } from './requests.tsx';

export function Oversight(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const query = useRead<typeof listDisclosures>(
    'GET /api/audit/disclosures',
    { query: { after: address.get('after') || undefined, limit: 25 } },
    { keepLast: true },
  );
  return (
    <Page tabTitle="disclosure.oversight.title" lead={t('disclosure.oversight.lead')}>
      <Loaded
        query={query}
        room="disclosure"
        isEmpty={({ disclosures }) => disclosures.length === 0}
        empty={<EmptyState title={t('disclosure.list.empty')} />}
      >
        {({ disclosures, next }) => (
          <div className="stack">
            {disclosures.map((one) => (
              <One key={one.id} one={one} />
            ))}
            <NextPage
              address={address}
              next={next}
              words={{ first: t('disclosure.list.first'), next: t('disclosure.list.next') }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function One({ one }: { readonly one: MetadataShown }): ReactNode {
  const { t, locale } = useWords();
  const day = (text: string | null): string | null => text && formatDay(locale, toDay(text));
  const telling = one.toldOn
    ? t('disclosure.oversight.told', { day: day(one.toldOn)! })
    : one.noticeDueOn &&
      t(one.isNoticeOverdue ? 'disclosure.telling.overdue' : 'disclosure.telling.due', {
        day: day(one.noticeDueOn)!,
      });
  return (
    <Card
      title={`${one.code} · ${t(`disclosure.directions.${one.direction}`)}`}
      actions={<StateBadge state={one.state} />}
    >
      <Facts
        facts={[
          [t('disclosure.request.asking'), pickName(one.asking.names, locale)],
          [t('disclosure.request.owner'), pickName(one.owner.names, locale)],
          [t('disclosure.request.purpose'), t(`disclosure.purposes.${one.purpose}`)],
          [t('disclosure.request.orderedBy'), one.authority],
          [t('disclosure.ask.article'), one.article],
          [t('disclosure.request.askedOn'), day(one.askedOn)],
          [t('disclosure.ask.basisUntil'), day(one.basisUntil)],
          [t('disclosure.request.asked'), <Fields key="wanted" fields={one.wanted} />],
          [
            t('disclosure.oversight.granted'),
            one.granted && <Fields key="granted" fields={one.granted} />,
          ],
          [
            t('disclosure.oversight.approvers'),
            one.approvers.map(({ names }) => pickName(names, locale)).join('; '),
          ],
          [t('disclosure.release.releasedOn'), day(one.releasedOn)],
          [t('disclosure.release.expiresOn'), day(one.expiresOn)],
          [t('disclosure.oversight.readings'), one.granted && formatNumber(locale, one.readings)],
          [
            t('disclosure.refuse.reason'),
            one.refusedFor && t(`disclosure.refusalReasons.${one.refusedFor}`),
          ],
          [t('disclosure.telling.title'), telling],
        ]}
      />
    </Card>
  );
}
