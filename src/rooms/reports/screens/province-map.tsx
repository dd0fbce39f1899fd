// A schematic map of one figure. Numbers are drawn on the provinces, so that nobody has to read
// colours; a suppressed one shows a sign that the legend explains; newer provinces are dots. For
// assistive technology it is one picture; the table beside it contains the same.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { ProvinceShown } from '../../../engine/countries/provinces-contract.ts';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Loading } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import type { Figure } from '../shapes.ts';
import { cellsOf, largestCount, type Shown, stepOf } from './figure-cells.ts';
import { loadShapes } from './load-shapes.ts';
import { mapHeight, mapWidth, type Place, placesOf } from './map-places.ts';
import './reports.css';

export function ProvinceMap({
  country,
  provinces,
  figure,
}: {
  readonly country: string;
  readonly provinces: readonly ProvinceShown[];
  readonly figure: Figure;
}): ReactNode {
  const { t } = useWords();
  const {
    data: outlines,
    isError,
    refetch,
  } = useQuery({
    queryKey: ['outlines', country],
    queryFn: () => loadShapes(country),
    staleTime: Infinity,
  });
  if (!outlines && !isError) return <Loading />;
  if (!outlines) {
    return (
      <Notice kind="warning">
        <p>{t('reports.map.failed')}</p>
        <p>
          <Button onClick={() => void refetch()}>{t('shell.states.tryAgain')}</Button>
        </p>
      </Notice>
    );
  }
  const places = placesOf(outlines, provinces);
  return (
    <figure className="reports-map">
      <Drawing places={places} figure={figure} />
      <figcaption className="soft small">
        {t('reports.map.schematic')} {t('reports.map.hidden')}{' '}
        {places.some(({ isNewer }) => isNewer) && t('reports.map.newer')}
      </figcaption>
    </figure>
  );
}

function Drawing({
  places,
  figure,
}: {
  readonly places: readonly Place[];
  readonly figure: Figure;
}): ReactNode {
  const { t, locale } = useWords();
  const id = useId();
  const find = cellsOf(figure);
  const largest = largestCount(figure);
  const cellOf = (code: string): Shown => find(code, figure.columns[0] ?? '');
  return (
    <svg
      viewBox={`0 0 ${mapWidth} ${mapHeight}`}
      role="img"
      aria-labelledby={`${id}-name ${id}-text`}
    >
      <title id={`${id}-name`}>{t('reports.map.title')}</title>
      <desc id={`${id}-text`}>{t('reports.map.sameAsTable')}</desc>
      <g aria-hidden="true">
        {places.map(({ code, path, dot, isNewer }) => (
          <g key={code} className={`reports-province ${classOf(cellOf(code), largest)}`}>
            {path && <path d={path} />}
            {dot && (
              <circle className={isNewer ? 'reports-newer' : ''} cx={dot[0]} cy={dot[1]} r="6" />
            )}
          </g>
        ))}
        {places.map(({ code, dot, label: [x, y] }) => {
          const shown = cellOf(code);
          if (shown === 'none' || shown === 0) return null;
          const text = typeof shown === 'number' ? formatNumber(locale, shown) : '•';
          const side = dot ? 'reports-map-number reports-map-beside' : 'reports-map-number';
          return (
            <text key={code} x={x} y={y} className={side}>
              {text}
            </text>
          );
        })}
      </g>
    </svg>
  );
}

function classOf(shown: Shown, largest: number): string {
  if (shown === 'none') return 'reports-step-0';
  return typeof shown === 'number' ? `reports-step-${stepOf(shown, largest)}` : 'reports-hidden';
}
