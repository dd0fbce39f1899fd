// A schematic map of one figure. Numbers and, where there is room, names are drawn on the
// provinces, so that nobody has to read colours; a suppressed one shows a sign that the key
// explains; newer provinces are dots. For assistive technology it is one picture; the table beside
// it contains the same.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useSyncExternalStore } from 'react';
import type { ProvinceShown } from '../../../engine/countries/provinces-contract.ts';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Loading } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useProvinces } from '../../../web/kit/provinces.tsx';
import type { Figure } from '../shapes.ts';
import { cellsOf, largestCount, rangesOf, type Shown, stepOf } from './figure-cells.ts';
import { loadShapes } from './load-shapes.ts';
import { labelsOf, type Sizes, type Wanted } from './map-labels.ts';
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
        <Key figure={figure} hasNewer={places.some(({ isNewer }) => isNewer)} />
        {t('reports.map.schematic')}
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
  const { t } = useWords();
  const id = useId();
  const sizes = useSizes();
  const wanted = useWanted(places, figure);
  const find = cellsOf(figure);
  const largest = largestCount(figure);
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
          <g
            key={code}
            className={`reports-province ${classOf(find(code, figure.columns[0] ?? ''), largest)}`}
          >
            {path && <path d={path} />}
            {dot && (
              <circle className={isNewer ? 'reports-newer' : ''} cx={dot[0]} cy={dot[1]} r="6" />
            )}
          </g>
        ))}
        {labelsOf(wanted, { places, sizes, frame }).map(({ code, text, isName, x, y }) => (
          <text
            key={`${code} ${isName}`}
            x={x}
            y={y}
            fontSize={isName ? sizes.name : sizes.number}
            className={isName ? 'reports-map-name' : 'reports-map-number'}
          >
            {text}
          </text>
        ))}
      </g>
    </svg>
  );
}

const frame = { width: mapWidth, height: mapHeight };
/** A drawing that fills a phone is half as large, so its letters are twice as large. */
const wide = { number: 15, name: 12 };
const narrow = { number: 24, name: 21 };
const phone = '(max-width: 40rem)';

function useSizes(): Sizes {
  const isPhone = useSyncExternalStore(
    (changed) => {
      const query = matchMedia(phone);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(phone).matches,
  );
  return isPhone ? narrow : wide;
}

/** What is to be read on the map: the largest numbers find their places first. */
function useWanted(places: readonly Place[], figure: Figure): readonly Wanted[] {
  const { locale } = useWords();
  const names = useProvinces();
  const find = cellsOf(figure);
  const shown = places.flatMap((place) => {
    const count = find(place.code, figure.columns[0] ?? '');
    return count === 'none' || count === 0 ? [] : [{ place, count }];
  });
  const size = (count: Shown): number => (typeof count === 'number' ? count : 0);
  return shown
    .toSorted((one, other) => size(other.count) - size(one.count))
    .map(({ place, count }) => ({
      place,
      number: typeof count === 'number' ? formatNumber(locale, count) : '•',
      name: pickName(names[place.code] ?? {}, locale, place.code),
    }));
}

function classOf(shown: Shown, largest: number): string {
  if (shown === 'none') return 'reports-step-0';
  return typeof shown === 'number' ? `reports-step-${stepOf(shown, largest)}` : 'reports-hidden';
}

/** What the shades mean, in numbers; only those that the map may have. */
function Key({ figure, hasNewer }: { readonly figure: Figure; readonly hasNewer: boolean }) {
  const { t, locale } = useWords();
  const number = (count: number): string => formatNumber(locale, count);
  const steps = rangesOf(largestCount(figure)).map(({ step, from, to }) => ({
    className: `reports-step-${step}`,
    text: from === to ? number(from) : `${number(from)}–${number(to)}`,
  }));
  return (
    <ul className="reports-map-key">
      {[
        { className: 'reports-step-0', text: t('reports.map.none') },
        ...steps,
        { className: 'reports-hidden', text: t('reports.map.hidden') },
      ].map(({ className, text }) => (
        <li key={className}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <g className={`reports-province ${className}`}>
              <path d="M1 1h14v14H1z" />
            </g>
          </svg>
          {text}
        </li>
      ))}
      {hasNewer && (
        <li>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <g className="reports-province">
              <circle className="reports-newer" cx="8" cy="8" r="6" />
            </g>
          </svg>
          {t('reports.map.newer')}
        </li>
      )}
    </ul>
  );
}
