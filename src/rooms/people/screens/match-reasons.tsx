// Why the programme asks whether two are one person: what speaks for it and what against, in words and
// bits. The score itself stays inside, because it would look like a judgement.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { MatchReason } from '../matching/matcher.ts';

type Reason = Pick<MatchReason, 'for' | 'facts'> & { readonly code: string; readonly bits?: number | undefined };

/** Empty for a reason without words. */
export function reasonText({ code, for: isFor, facts }: Reason): string {
  return findWords(`matching.${isFor ? 'reasonsFor' : 'reasonsAgainst'}.${code}`, facts) ?? '';
}

export function MatchReasons({ reasons }: { readonly reasons: readonly Reason[] }): ReactNode {
  const { t, locale } = useWords();
  const said = (bits: number) => t('matching.bits', {
    bits: `${bits > 0 ? '+' : ''}${formatNumber(locale, bits, 1)}`,
  });
  return ([true, false] as const).map((isFor) => {
    const shown = reasons.filter((reason) => reason.for === isFor);
    if (shown.length === 0) return null;
    return (
      <div key={String(isFor)}>
        <p className="label">{t(isFor ? 'matching.for' : 'matching.against')}</p>
        <ul>
          {shown.map((reason) => (
            <li key={reason.code}>
              {reasonText(reason)}
              {reason.bits !== undefined && <span className="hint"> {said(reason.bits)}</span>}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
