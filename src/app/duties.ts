// What waits for whom, over all rooms, and the guide that is made from it.

import type { DutiesOfTables, Stand, Waiting } from '../kernel/waiting.ts';
import { careDuties } from '../rooms/care/duties.ts';
import { disclosureDuties } from '../rooms/disclosure/duties.ts';
import { guardianshipDuties } from '../rooms/guardianship/duties.ts';
import { jobsDuties } from '../rooms/jobs/duties.ts';
import { legalDuties } from '../rooms/legal/duties.ts';
import { operationsDuties } from '../rooms/operations/duties.ts';
import { peopleDuties } from '../rooms/people/duties.ts';
import { workforceDuties } from '../rooms/workforce/duties.ts';

/** In the order in which a family comes. */
export const duties: DutiesOfTables = {
  ...operationsDuties,
  ...careDuties,
  ...guardianshipDuties,
  ...peopleDuties,
  ...workforceDuties,
  ...disclosureDuties,
  ...legalDuties,
  ...jobsDuties,
};

type Row = { readonly table: string; readonly state: string; readonly waiting: Waiting };

export const dutyRows: readonly Row[] = Object.entries(duties).flatMap(([table, states]) =>
  Object.entries(states).map(([state, waiting]) => ({ table, state, waiting })),
);

export const stands: readonly (Stand & { readonly table: string; readonly state: string })[] =
  dutyRows.flatMap(({ table, state, waiting }) =>
    typeof waiting === 'object' && 'stands' in waiting
      ? waiting.stands.map((stand) => ({ ...stand, table, state }))
      : [],
  );

/** Looks up a sentence of `languages/<language>/duties.json`. */
type Say = (key: string) => string;

/** The whole guide, in Markdown; the formatter makes its tables wide. */
export function guideOf(say: Say): string {
  const seen = new Map(stands.map((stand) => [`${stand.on} ${stand.as}`, stand]));
  const rows = [...seen.values()].map(({ on, as, by, then }) => [
    say(`what.${as}`),
    say(`who.${on}`),
    say(`by.${byOf(by)}`),
    then === null ? '—' : say(`who.${then.on}`),
  ]);
  const columns = ['what', 'who', 'by', 'then'].map((name) => say(`columns.${name}`));
  return [
    `# ${say('title')}`,
    say('lead'),
    `## ${say('table')}`,
    say('how'),
    [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
    '',
  ].join('\n\n');
}

function byOf(by: Stand['by']): string {
  if (by.endsWith('-hours')) return 'hours';
  return by.endsWith('-days') ? 'days' : by;
}
