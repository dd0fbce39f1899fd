// Turns the text of a file of law into a LawPack, or lists what is wrong with it (read-yaml.ts).
// Pure.

import { findLawContradictions } from './contradictions.ts';
import type { LawNames, LawPack } from './model.ts';
import { type LawDocument, lawSchema } from './document-schema.ts';
import { type PackProblem, readYaml } from '../../engine/countries/read-yaml.ts';

/** Either the law or at least one problem, in the order of the file's lines. */
export function readLaw(
  text: string,
  file: string,
): { readonly law: LawPack } | { readonly problems: readonly PackProblem[] } {
  const form = {
    schema: lawSchema,
    findFaults: findLawContradictions,
    example: 'countries/kg/law.yaml',
  };
  const read = readYaml<LawDocument>(text, file, form);
  return 'value' in read ? { law: toLaw(read.value) } : read;
}

type Names = LawDocument['offences'][number]['names'];

/** Drops languages without a name. */
function namesOf(names: Names): LawNames {
  return Object.fromEntries(
    Object.entries(names).filter(([, text]) => text !== undefined),
  ) as LawNames;
}

function toLaw(from: LawDocument): LawPack {
  return {
    code: from.code,
    sources: from.sources,
    responsibility: {
      general: from.responsibility.general,
      listed: from.responsibility.listed,
      listedOffences: from.responsibility.listed_offences,
    },
    versions: from.versions.map((one) => ({ ...one, names: namesOf(one.names) })),
    offences: from.offences.map(({ penalty, ...one }) => ({
      ...one,
      names: namesOf(one.names),
      penalty: penalty && {
        monthsMin: penalty.months_min,
        monthsMax: penalty.months_max,
        source: penalty.source,
        status: penalty.status,
      },
    })),
    exemptions: from.exemptions.map(({ decided_by: decidedBy, ...one }) => ({
      ...one,
      decidedBy,
      names: namesOf(one.names),
      conditions: one.conditions.map(({ code, names }) => ({ code, names: namesOf(names) })),
    })),
    restrictions: from.restrictions.map(({ months_max: monthsMax, ...one }) => ({
      ...one,
      monthsMax,
      names: namesOf(one.names),
    })),
  };
}
