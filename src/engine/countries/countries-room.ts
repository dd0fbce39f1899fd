// Serves the provinces of the programme's country and what is known about it. Provinces are read
// once: they change only when the server starts again.

import type { ReturnsOf } from '../../kernel/contract.ts';
import { done } from '../../kernel/outcome.ts';
import { bindingsOf, type HandlersOf, type Room } from '../http/handler.ts';
import { readCountry } from './country-contract.ts';
import type { CountryCode } from './country-pack.ts';
import { loadPack, packOf } from './load-packs.ts';
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

/** As the endpoint returns it; the same for as long as the server runs. */
export function countryShown(country: CountryCode): ReturnsOf<typeof readCountry> {
  const { code, iso: _, provinces, provinceStanding, ...rest } = packOf(country);
  const units = provinces.map(({ code: unit, pcode, names }) => ({ code: unit, pcode, names }));
  return {
    country: code,
    ...rest,
    provinces: { ...provinceStanding, units },
  } as unknown as ReturnsOf<typeof readCountry>;
}

const api = { listProvinces, readCountry };

const handlers: HandlersOf<typeof api> = {
  async listProvinces({ services: { programme } }) {
    return done({ country: programme.country, provinces: provincesOf(programme.country) });
  },

  async readCountry({ services: { programme } }) {
    return done(countryShown(programme.country));
  },
};

export const countriesRoom: Room = { name: 'countries', bindings: bindingsOf(api, handlers) };
