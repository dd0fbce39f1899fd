// Serves the provinces and the law of the programme's country. Both are read once: they change only with
// a new start.

import type { ReturnsOf } from '../../kernel/contract.ts';
import { done } from '../../kernel/outcome.ts';
import { bind, type Room } from '../http/handler.ts';
import type { CountryCode } from './country-pack.ts';
import { readLawOfCountry } from './law-contract.ts';
import { mayPermit } from './law-rules.ts';
import { loadLaw, loadPack } from './load-packs.ts';
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

type LawAnswer = ReturnsOf<typeof readLawOfCountry>;
const laws = new Map<CountryCode, LawAnswer>();

/** In the shape of the contract, which is checked once; a demo's reported law permits. */
function lawOf(country: CountryCode, isDemo: boolean): LawAnswer {
  const kept = laws.get(country);
  if (kept) return kept;
  const { code, ...law } = loadLaw(country);
  const answer = readLawOfCountry.returns.parse({ country: code, reportedPermits: mayPermit('reported', isDemo), ...law });
  laws.set(country, answer);
  return answer;
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
    bind(readLawOfCountry, async ({ services: { programme } }) =>
      done(lawOf(programme.country, programme.isDemo))),
  ],
};
