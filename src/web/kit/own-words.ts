// A browser's message about an empty or invalid field comes in the browser's own language, which is
// rarely the screen's. The browser still does the check; the sentence is ours.

import type { FormEvent } from 'react';
import type { WordKey } from '../../engine/languages/word-key.ts';
import { translate } from '../i18n/words.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Faults = Partial<
  Pick<ValidityState, 'valueMissing' | 'rangeUnderflow' | 'rangeOverflow' | 'badInput'>
>;

/** Spread on a native control. The sentence is cleared as soon as the value changes. */
export const ownWords = {
  onInvalid: ({ currentTarget }: FormEvent<Control>): void => {
    currentTarget.setCustomValidity('');
    if (!currentTarget.validity.valid) {
      currentTarget.setCustomValidity(
        translate(wordsFor(currentTarget.validity, currentTarget.type)),
      );
    }
  },
  onInput: ({ currentTarget }: FormEvent<Control>): void => {
    // One radio button answers for its whole group.
    const { form, name, type } = currentTarget;
    const all = type === 'radio' ? form?.elements.namedItem(name) : null;
    if (all instanceof RadioNodeList) {
      for (const each of all) if (each instanceof HTMLInputElement) each.setCustomValidity('');
    }
    currentTarget.setCustomValidity('');
  },
};

/** The sentence for what the browser found; `type` is the control's own property. */
export function wordsFor(faults: Faults, type: string): WordKey {
  if (faults.badInput)
    return type === 'date' ? 'shell.form.dayIncomplete' : 'shell.form.notUnderstood';
  if (faults.valueMissing) {
    return type === 'radio' || type.startsWith('select')
      ? 'shell.form.chooseOne'
      : 'shell.form.fillIn';
  }
  const isOutside = type === 'date' && (faults.rangeUnderflow || faults.rangeOverflow);
  return isOutside ? 'shell.form.dayOutside' : 'shell.form.notUnderstood';
}
