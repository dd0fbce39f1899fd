// Every disclosure for the auditor: between whom, on what basis, which fields, when, and whether
// the person was told. No name, no value, no file.

import type { ReactNode } from 'react';
import { formatDay, formatNumber } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { listDisclosures } from '../api.ts';
import type { MetadataShown } from '../shapes.ts';
import { Fields } from './fields-shown.tsx';
import { StateBadge } from './requests.tsx';

export function Oversight(): ReactNode {
  const { t } = useWords();
  return (
    <Page tabTitle="disclosure.oversight.title" lead={t('disclosure.oversight.lead')}>
      <List<typeof listDisclosures, MetadataShown>
        read="GET /api/audit/disclosures"
        room="disclosure"
        label="disclosure.oversight.title"
        none={{ title: 'disclosure.list.empty' }}
        perPage={25}
        rows={({ disclosures }) => disclosures}
        keyOf={({ id }) => id}
        show={(disclosures) => disclosures.map((one) => <One key={one.id} one={one} />)}
      />
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
