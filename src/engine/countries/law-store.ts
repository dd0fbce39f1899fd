// The law in the database: editions, each a whole document that never changes. The newest confirmed
// edition is in force; a matter keeps the one it cites. The first edition comes from files, later
// ones are made on screen.

import { createHash } from 'node:crypto';
import { sql, type Tx } from '../db/database.ts';
import type { LawPack } from './law-pack.ts';
import type { CountryCode } from './country-pack.ts';
import { loadLaw } from './load-packs.ts';

export type LawEdition = { readonly id: string; readonly number: number; readonly law: LawPack };

type Shipped = { readonly country: CountryCode; readonly isDemo: boolean };

/**
 * Runs as the owner, at every start and when a programme is created; using the same file twice does
 * nothing. `use` runs `select law.use_pack(document::jsonb, hash)`.
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

// A demo offers restrictions in every country, even where no limit is known; it says that these
// limits are invented.
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

/** Null only before a programme is created. */
export async function findLawInForce(tx: Tx): Promise<LawEdition | null> {
  return findEdition(tx, null);
}

/**
 * The edition that a matter cites, or the one in force; null if it does not exist or may not be
 * seen.
 */
export async function findEdition(tx: Tx, id: string | null): Promise<LawEdition | null> {
  const found = await sql<{
    id: string;
    number: number;
    document: LawPack;
  }>`select id, number, document
    from law.edition where id = coalesce(${id}::uuid, law.current_edition())`.execute(tx);
  const row = found.rows[0];
  return row ? { id: row.id, number: row.number, law: row.document } : null;
}

/**
 * One edition by its number, and whether it is in force; null if it does not exist or may not be
 * seen.
 */
export async function findNumberedEdition(
  tx: Tx,
  number: number | null,
): Promise<(LawEdition & { readonly inForce: boolean }) | null> {
  const found = await sql<{ id: string; number: number; document: LawPack; inForce: boolean }>`
    select id, number, document, id = law.current_edition() as in_force from law.edition
    where number = coalesce(${number}::integer, law.current_number())`.execute(tx);
  const row = found.rows[0];
  return row ? { id: row.id, number: row.number, law: row.document, inForce: row.inForce } : null;
}
