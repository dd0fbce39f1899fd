// The released package. On screen and in print it is marked with the reader, the day and its
// number, so that a leaked copy shows where it came from. Opening this page is recorded.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { acknowledgePackage, readPackage } from '../api.ts';
import type { PackageShown } from '../shapes.ts';
import { ValuesShown } from './values-shown.tsx';
import './disclosure.css';

const repeats = 24;

export function Package({ params: { disclosureId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <RecordPage<typeof readPackage>
      read="GET /api/disclosures/:disclosureId/package"
      params={{ disclosureId }}
      room="disclosure"
      tabTitle="disclosure.package.title"
      lead={t('disclosure.package.lead')}
      breadcrumbs={[
        { to: to(paths.disclosures), label: t('disclosure.list.title') },
        { to: to(paths.disclosure, { disclosureId }), label: t('disclosure.request.title') },
      ]}
    >
      {(one) => (
        <>
          <Sheet one={one} />
          <Receipt disclosureId={disclosureId} isReceived={one.isReceived} />
        </>
      )}
    </RecordPage>
  );
}

type Of = { readonly one: PackageShown };

function useMark({ one }: Of): string {
  const { t, locale } = useWords();
  return t('disclosure.package.mark', {
    name: one.recipient,
    organisation: pickName(one.recipientOrganisation.names, locale),
    number: one.number,
    day: formatDay(locale, toDay(one.readOn)),
  });
}

function Sheet({ one }: Of): ReactNode {
  const { t, locale } = useWords();
  const mark = useMark({ one });
  const day = (text: string): string => formatDay(locale, toDay(text));
  return (
    <div className="disclosure-sheet">
      <div className="disclosure-mark" aria-hidden="true">
        {Array.from({ length: repeats }, (_, at) => (
          <span key={at} data-mark={mark} />
        ))}
      </div>
      <Card title={t('disclosure.package.told')}>
        <p className="disclosure-mark-line">{mark}</p>
        <Facts
          facts={[
            [t('disclosure.ask.fullName'), one.identity.fullName],
            [t('disclosure.ask.birth'), one.identity.birth],
          ]}
        />
        <ValuesShown values={one.values} />
        {one.isPartial && <p className="soft">{t('disclosure.package.partial')}</p>}
      </Card>
      <Card>
        <Facts
          facts={[
            [t('disclosure.package.from'), pickName(one.owner.names, locale)],
            [t('disclosure.release.number'), one.number],
            [t('disclosure.request.code'), one.code],
            [t('disclosure.release.releasedOn'), day(one.releasedOn)],
            [t('disclosure.release.expiresOn'), day(one.expiresOn)],
          ]}
        />
        <BilingualSafetyText textKey="disclosure.rights.reading" />
        <p className="disclosure-mark-line">{mark}</p>
      </Card>
    </div>
  );
}

function Receipt({
  disclosureId,
  isReceived,
}: {
  readonly disclosureId: string;
  readonly isReceived: boolean;
}): ReactNode {
  const { t } = useWords();
  const command = useCommand<typeof acknowledgePackage>(
    'PUT /api/disclosures/:disclosureId/receipt',
  );
  if (isReceived)
    return <Notice kind="success" title={t('disclosure.receipt.given')} isAnnounced />;
  return (
    <div className="stack no-print">
      <ErrorSummary problem={command.problem} room="disclosure" />
      <div className="row">
        <Button
          kind="main"
          isBusy={command.isBusy}
          onClick={() => void command.run({ params: { disclosureId }, body: {} })}
        >
          {t('disclosure.receipt.step')}
        </Button>
        <Button onClick={() => window.print()}>{t('disclosure.package.print')}</Button>
      </div>
    </div>
  );
}
