// The words for what a browser finds in a control: its own sentence would be in the browser's
// language, which is rarely the screen's.

import type { WordKey } from '../../engine/languages/word-key.ts';

type Faults = Partial<Pick<ValidityState, 'valueMissing' | 'badInput'>>;

/** `type` is the control's own property. */
export function wordsFor({ valueMissing }: Faults, type: string): WordKey {
  if (!valueMissing) return 'shell.form.notUnderstood';
  return type === 'radio' || type.startsWith('select')
    ? 'shell.form.chooseOne'
    : 'shell.form.fillIn';
}
