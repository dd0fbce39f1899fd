// The provinces of the programme's country by name: public data, one small file per country, loaded
// when a screen needs them. `tools/make-province-names.ts` makes the files from the country packs.
// For a pack that did not exist when the browser files were built, the server is asked.

import { type ReactNode, useEffect, useState } from 'react';
import type { listProvinces } from '../../engine/countries/provinces-contract.ts';
import { compareNames } from '../../engine/languages/sorting.ts';
import { useWords } from '../i18n/use-words.ts';
import { request } from '../api.ts';
import { useMe } from '../use-session.ts';
import type { FieldTexts } from './field.tsx';
import { pickName } from './pick-name.ts';
import { Select } from './text-field.tsx';

type ProvinceNames = Readonly<Record<string, Readonly<Record<string, string>>>>;
const files = import.meta.glob<{ readonly default: ProvinceNames }>([
  '/countries/*/province-names.json',
  '!/countries/_*/**',
]);

/** Names by ISO 3166-2 code; empty while they are loading or if they cannot be loaded. */
export function useProvinces(): ProvinceNames {
  const { country } = useMe();
  const [names, setNames] = useState<ProvinceNames>({});
  useEffect(() => {
    let isCurrent = true;
    const file = files[`/countries/${country}/province-names.json`];
    (file ? file().then((loaded) => loaded.default) : askServer()).then(
      (loaded) => isCurrent && setNames(loaded),
      () => undefined, // Without the names, the code itself is shown.
    );
    return () => {
      isCurrent = false;
    };
  }, [country]);
  return names;
}

async function askServer(): Promise<ProvinceNames> {
  const { provinces } = await request<typeof listProvinces>('GET /api/provinces', {});
  return Object.fromEntries(provinces.map(({ code, names }) => [code, names]));
}

/** The name in the reader's language; the code itself if it is not of this country. */
export function ProvinceName({ code }: { readonly code: string }): ReactNode {
  const { locale } = useWords();
  return pickName(useProvinces()[code] ?? {}, locale, code);
}

/** In the order of the reader's alphabet. */
export function useProvinceOptions() {
  const { locale } = useWords();
  const provinces = useProvinces();
  const compare = compareNames(locale);
  return Object.entries(provinces)
    .map(([value, names]) => ({ value, label: pickName(names, locale, value) }))
    .sort((one, other) => compare(one.label, other.label));
}

export function ProvinceSelect(
  props: FieldTexts & {
    readonly value: string;
    readonly onChange: (code: string) => void;
  },
): ReactNode {
  return <Select {...props} options={useProvinceOptions()} />;
}
