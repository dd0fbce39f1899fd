// The names of those on the team of a case next to its lead and supervisor, in one line.

import type { CaseFile } from './shapes.ts';

export function teamNames({ team }: Pick<CaseFile, 'team'>): string {
  return team
    .filter(({ part }) => part === 'team')
    .map(({ name }) => name)
    .filter(Boolean)
    .join(', ');
}
