// Consent as the country pack sets it: from which age a person answers alone, and the statement of
// what a worker must report, which every answer names by its version.

import type { CountryCode } from './country-pack.ts';
import { packOf } from './load-packs.ts';

/**
 * Runs as the owner, at a start and when a programme is made; the same pack twice does nothing.
 * `use` runs `select people.use_pack(pack::jsonb)`.
 */
export async function usePackOfConsent(
  country: CountryCode,
  use: (pack: string) => Promise<unknown>,
): Promise<void> {
  const { consent, dutyToReport } = packOf(country);
  const { version, value: texts, source, status } = dutyToReport;
  await use(
    JSON.stringify({
      ...consent.value,
      ownAgeYears: consent.value.ownAge,
      version,
      texts,
      source,
      status,
    }),
  );
}
