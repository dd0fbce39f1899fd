// Shows a released package: its number, its dates, whether receipt was confirmed. The owner can
// revoke it here.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import type { OfRequest } from './fields-shown.tsx';
import { RevokeStep } from './steps.tsx';

export function Released({ request }: OfRequest): ReactNode {
  const { t, locale } = useWords();
  const { release, may } = request;
  if (!release) return null;
  const day = (text: string): string => formatDay(locale, toDay(text));
  return (
    <Card
      title={t('disclosure.release.title')}
      actions={may.revoke && <RevokeStep request={request} />}
    >
      <Facts
        facts={[
          [t('disclosure.release.number'), release.number],
          [t('disclosure.release.releasedOn'), day(release.releasedOn)],
          [t('disclosure.release.expiresOn'), day(release.expiresOn)],
          [
            t('disclosure.release.extent'),
            t(release.isPartial ? 'disclosure.release.partial' : 'disclosure.release.whole'),
          ],
          [
            t('disclosure.receipt.title'),
            t(release.isReceived ? 'disclosure.receipt.given' : 'disclosure.receipt.waiting'),
          ],
        ]}
      />
    </Card>
  );
}
