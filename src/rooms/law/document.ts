// A law in the shape of its file, for the search for contradictions. Kept apart from reading the
// file, because the browser uses this type and needs neither the schema nor the parser.

import type { LawDocument, LawOnScreen } from './document-schema.ts';

export function toDocument({
  responsibility: { listedOffences, ...ages },
  ...law
}: LawOnScreen): LawDocument {
  return {
    ...law,
    responsibility: { ...ages, listed_offences: listedOffences },
    offences: law.offences.map(({ penalty, ...one }) => ({
      ...one,
      penalty: penalty && {
        months_min: penalty.monthsMin,
        months_max: penalty.monthsMax,
        source: penalty.source,
        status: penalty.status,
      },
    })),
    exemptions: law.exemptions.map(({ decidedBy: decided_by, ...one }) => ({ ...one, decided_by })),
    restrictions: law.restrictions.map(({ monthsMax: months_max, ...one }) => ({
      ...one,
      months_max,
    })),
  };
}
