// Serves the provinces of the programme's country. The pack is read once: it changes only with a
// new start.

import { done } from '../../kernel/outcome.ts';
import { bind, type Room } from '../http/handler.ts';
import type { CountryCode } from './country-pack.ts';
import { loadPack } from './load-packs.ts';
import { listProvinces, type ProvinceShown } from './provinces-contract.ts';

const known = new Map<CountryCode, ProvinceShown[]>();

/** In the order of their codes. */
export function provincesOf(country: CountryCode): ProvinceShown[] {
  const kept =
    known.get(country) ??
    loadPack(country)
      .provinces.map(({ code, names, schematic, point, separatedFrom }) => ({
        code,
        names: { ...names },
        schematic,
        point: point && ([...point] as [number, number]),
        separatedFrom,
      }))
      .toSorted((one, other) => (one.code < other.code ? -1 : 1));
  known.set(country, kept);
  return kept;
}

export const countriesRoom: Room = {
  name: 'countries',
  bindings: [
    bind(
      listProvinces,
      async ({
        services: {
          programme: { country },
        },
      }) => done({ country, provinces: provincesOf(country) }),
    ),
  ],
};
