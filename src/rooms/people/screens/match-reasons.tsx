// Why the programme asks whether two are one person: the reasons for and against, each with how
// strongly it speaks in a word, and the bits behind it. The total is not shown, because it would
// look like a judgement.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { MatchReason } from '../matching/matcher.ts';
import { strengthOf } from '../matching/strength.ts';
import './pairs.css';

type Reason = Pick<MatchReason, 'for' | 'facts'> & {
  readonly code: string;
  readonly bits?: number | undefined;
};

/** Empty if the reason has no words. */
export function reasonText({ code, for: isFor, facts }: Reason): string {
  return findWords(`matching.${isFor ? 'reasonsFor' : 'reasonsAgainst'}.${code}`, facts) ?? '';
}

/** With its strength: "The birth dates match – very strong". Empty if it has no words. */
export function reasonInWords(reason: Reason): string {
  const text = reasonText(reason);
  if (text === '' || reason.bits === undefined) return text;
  const strength = findWords(`matching.strengths.${strengthOf(reason.bits)}`) ?? '';
  return findWords('matching.withStrength', { reason: text, strength }) ?? text;
}

export function MatchReasons({ reasons }: { readonly reasons: readonly Reason[] }): ReactNode {
  const { t, locale } = useWords();
  const said = (bits: number) =>
    t('matching.bits', {
      bits: `${bits > 0 ? '+' : ''}${formatNumber(locale, bits, 1)}`,
    });
  const sides = ([true, false] as const).map((isFor) => {
    const shown = reasons.filter((reason) => reason.for === isFor);
    if (shown.length === 0) return null;
    return (
      <div key={String(isFor)}>
        <p className="label">{t(isFor ? 'matching.for' : 'matching.against')}</p>
        <ul className="pairs-said">
          {shown.map((reason) => (
            <li key={reason.code}>
              {reasonInWords(reason)}
              {reason.bits !== undefined && (
                <span className="soft small"> {said(reason.bits)}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    );
  });
  return <div className="pairs-reasons">{sides}</div>;
}

/**
 * How often the proposals were wrong when measured, and for which names most often: the figures of
 * docs/guides/matching.md, beside the decision.
 */
export function MatchMeasured(): ReactNode {
  const { t } = useWords();
  const lines = [
    ...(['same', 'look'] as const).map((band) =>
      t(`matching.measured.${band}`, { band: t(`matching.bands.${band}`) }),
    ),
    t('matching.measured.nothing'),
    t('matching.measured.weakest'),
  ];
  return (
    <div>
      <p className="label">{t('matching.measured.title')}</p>
      <ul className="pairs-measured readable soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
