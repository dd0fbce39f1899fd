// Cases by province: a schematic map and, always, the same data as a table. The map only helps the
// eye; every number and every name is in the table.

import type { ReactNode } from 'react';
import type { listProvinces } from '../../../engine/countries/provinces-contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useRead } from '../../../web/read.ts';
import type { Figure } from '../shapes.ts';
import { FigureTable } from './figure-table.tsx';
import { ProvinceMap } from './province-map.tsx';

export function ProvinceFigure({ figure }: { readonly figure: Figure }): ReactNode {
  const { t, locale } = useWords();
  const query = useRead<typeof listProvinces>('GET /api/provinces', {});
  return (
    <Loaded query={query} room="reports">
      {({ country, provinces }) => {
        const names = new Map(
          provinces.map(({ code, names: each }) => [code, pickName(each, locale, code)]),
        );
        return (
          <div className="reports-map-and-table">
            <ProvinceMap country={country} provinces={provinces} figure={figure} />
            <FigureTable
              figure={figure}
              rowLabel={({ key, label }) =>
                label ?? names.get(key) ?? (key === 'unknown' ? t('reports.map.unknown') : key)
              }
            />
          </div>
        );
      }}
    </Loaded>
  );
}
