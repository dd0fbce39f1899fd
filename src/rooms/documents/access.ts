// Who sends files at all. Where a file may be attached, the record decides that takes it.

import type { OpenRole } from '../../kernel/roles.ts';

export const senders: readonly OpenRole[] = [
  'prosecutor',
  'probation-officer',
  'case-manager',
  'child-protection-officer',
];
