// What a worker must report and to whom, read aloud before anyone is asked: in the language in
// which the person is told, with the Russian beside it. The answer names the version shown here.

import type { ReactNode } from 'react';
import type { readCountry } from '../../../engine/countries/country-contract.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useRead } from '../../../web/read.ts';

export type Duty = ReturnsOf<typeof readCountry>['dutyToReport'];

/** Undefined while it is loading; the answer then names the statement in force. */
export function useDuty(): Duty | undefined {
  return useRead<typeof readCountry>('GET /api/country', {}).data?.dutyToReport;
}

export function DutyText({
  duty,
  told,
}: {
  readonly duty: Duty | undefined;
  readonly told: string;
}): ReactNode {
  const { t, locale } = useWords();
  if (!duty) return null;
  const { value: texts, status } = duty;
  const language = told in texts ? told : locale;
  return (
    <Notice title={t('people.consent.dutyTitle')}>
      <div className="bilingual">
        <p lang={language}>{pickName(texts, language)}</p>
        {language !== 'ru' && language !== 'en' && <p lang="ru">{texts['ru']}</p>}
      </div>
      {status !== 'checked-against-statute' && (
        <p className="soft small">{t('people.consent.dutyGeneral')}</p>
      )}
    </Notice>
  );
}
