// How far something has come: the bar, and the same in words for people who cannot see it.

import { type ReactNode, useId } from 'react';
import { formatNumber } from '../../engine/languages/format.ts';
import { useWords } from '../i18n/use-words.ts';

export function Progress({
  label,
  done,
  total,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}): ReactNode {
  const id = useId();
  const { t, locale } = useWords();
  const counted = t('shell.progress', {
    done: formatNumber(locale, done),
    total: formatNumber(locale, total),
  });
  return (
    <div className="progress">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <progress id={id} value={Math.min(done, total)} max={Math.max(total, 1)} />
      <span className="soft small">{counted}</span>
    </div>
  );
}
