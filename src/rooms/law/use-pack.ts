// The law as it is shipped becomes an edition: the first one, and later a proposal whenever the
// file has changed. What people change on screen goes through the handlers.

import { createHash } from 'node:crypto';
import type { LawPack } from './model.ts';
import type { CountryCode } from '../../engine/countries/country-pack.ts';
import { loadLaw } from './load-law.ts';

type Shipped = { readonly country: CountryCode; readonly isDemo: boolean };

/**
 * Runs as the owner, at a start and when a programme is made; the same file twice does nothing.
 * `use` runs `select law.use_pack(document::jsonb, hash)`.
 */
export async function usePackOfLaw(
  { country, isDemo }: Shipped,
  use: (document: string, hash: Buffer) => Promise<unknown>,
): Promise<void> {
  const law = loadLaw(country);
  const document = JSON.stringify(isDemo ? withMadeUpLimits(law) : law);
  await use(document, createHash('sha256').update(document).digest());
}

const madeUp = { source: 'made-up', status: 'reported' } as const;

// A demo shows restrictions in every country, even where no limit is known, and says that these are
// made up.
function withMadeUpLimits(law: LawPack): LawPack {
  const limits = [
    { kind: 'travel', names: { en: 'Restriction of travel', ru: 'Ограничение поездок' } },
    { kind: 'reporting', names: { en: 'Duty to report', ru: 'Обязанность являться' } },
    {
      kind: 'residence',
      names: { en: 'Restriction of residence', ru: 'Ограничение места жительства' },
    },
    { kind: 'contact', names: { en: 'Restriction of contact', ru: 'Ограничение общения' } },
    {
      kind: 'restriction-of-liberty',
      names: { en: 'Restriction of liberty', ru: 'Ограничение свободы' },
    },
  ].filter(({ kind }) => !law.restrictions.some((one) => one.kind === kind));
  const title = 'Made up for this demonstration; no law says so';
  const names = { en: title, ru: 'Придумано для этой демонстрации; ни один закон так не говорит' };
  const source = { id: madeUp.source, title, names, year: 2026 };
  return {
    ...law,
    sources: [...law.sources, source],
    restrictions: [
      ...law.restrictions,
      ...limits.map((one) => ({ ...one, ...madeUp, article: null, monthsMax: 24, reviews: [] })),
    ],
  };
}
