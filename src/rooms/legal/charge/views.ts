// Parts of a proceeding's page, assembled from the rows: the cited offence, alternatives,
// sentences.

import type { ExemptionRule, LawPack, Offence } from '../../law/model.ts';
import { findEdition, type LawEdition } from '../../law/public.ts';
import type { Tx } from '../../../engine/db/database.ts';
import type { ProceedingPage } from './shapes.ts';
import { type ChargeRow, listAlternatives, listSentences } from './queries.ts';
import { openField } from '../sealing.ts';

/** The source's own title in English, unless it has names. */
function sourceNamesOf(law: LawPack, source: string): Record<string, string> {
  const found = law.sources.find(({ id }) => id === source);
  return { en: found?.title ?? source, ...found?.names };
}

export function viewOffence(
  law: LawPack,
  { code, from, until, version, article, names, penalty, status, source }: Offence,
) {
  return {
    code,
    from,
    until,
    article,
    names: { ...names },
    status,
    version: { ...law.versions.find(({ id }) => id === version)?.names },
    monthsMin: penalty?.monthsMin ?? null,
    monthsMax: penalty?.monthsMax ?? null,
    sourceNames: sourceNamesOf(law, source),
  };
}

export function viewRule(
  law: LawPack,
  { code, kind, names, together, conditions, status, source }: ExemptionRule,
) {
  return {
    code,
    kind,
    names: { ...names },
    together,
    status,
    sourceNames: sourceNamesOf(law, source),
    conditions: conditions.map((one) => ({ code: one.code, names: { ...one.names } })),
  };
}

export async function viewCited(tx: Tx, row: ChargeRow): Promise<ProceedingPage['cited']> {
  const edition: LawEdition | null =
    row.editionId === null ? null : await findEdition(tx, row.editionId);
  const offence = edition?.law.offences.find(
    ({ code, from }) => code === row.offenceCode && from === row.offenceFrom,
  );
  return edition && offence
    ? { edition: edition.number, offence: viewOffence(edition.law, offence) }
    : null;
}

export async function viewConsidered(
  tx: Tx,
  row: ChargeRow,
  key: Buffer,
): Promise<Pick<ProceedingPage, 'alternatives' | 'sentences'>> {
  const open = (table: string, column: string, { id, sealed }: { id: string; sealed: Buffer }) =>
    openField(key, { table, record: id, column }, sealed);
  return {
    alternatives: (await listAlternatives(tx, row.id)).map((one) => ({
      id: one.id,
      on: one.consideredOn,
      alternatives: one.alternatives as ProceedingPage['alternatives'][number]['alternatives'],
      whyNotEnough: open('alternatives_considered', 'why_not_enough', {
        id: one.id,
        sealed: one.whyNotEnough,
      }),
    })),
    sentences: (await listSentences(tx, row.id)).map((one) => ({
      ...one,
      cumulationGround:
        one.cumulationGround &&
        open('sentence', 'cumulation_ground', { id: one.id, sealed: one.cumulationGround }),
    })),
  };
}
