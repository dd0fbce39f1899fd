// How the cards of a demo are grouped and ordered: those who are with the families first.

import type { Role } from '../../../kernel/roles.ts';

export const groups = {
  families: [
    'case-manager',
    'supervisor',
    'child-protection-officer',
    'psychologist',
    'cso-manager',
  ],
  programme: ['national-coordinator', 'donor', 'administrator'],
  court: ['prosecutor', 'probation-officer'],
  oversight: ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type CardRole = (typeof groups)[keyof typeof groups][number];
