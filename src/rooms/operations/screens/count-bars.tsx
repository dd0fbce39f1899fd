// Planned, on the lists, boarded, arrived: the same four numbers wherever an operation is shown, as
// the server counts them (operation/counts.ts); drawn on its page, in words in a list.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Bars } from '../../../web/kit/bars.tsx';
import type { Counts } from './shapes.ts';

const steps = ['planned', 'onLists', 'boarded', 'arrived'] as const;

function valueOf(counts: Counts, step: (typeof steps)[number]): number {
  return step === 'planned' ? counts.planned.all : counts[step];
}

export function CountBars({ counts }: { readonly counts: Counts }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Bars
      label={t('operations.counts.title')}
      bars={steps.map((key) => {
        const value = valueOf(counts, key);
        const label = t(`operations.counts.lines.${key}`);
        return { key, label, value, text: formatNumber(locale, value) };
      })}
    />
  );
}

export function CountWords({ counts }: { readonly counts: Counts }): ReactNode {
  const { t, locale } = useWords();
  return steps
    .map((step) => {
      const number = formatNumber(locale, valueOf(counts, step));
      return `${t(`operations.counts.lines.${step}`)}: ${number}`;
    })
    .join(' · ');
}
