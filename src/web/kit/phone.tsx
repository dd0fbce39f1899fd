// A number to call with a tap. What cannot be dialled is shown as text.

import type { ReactNode } from 'react';
import { dialled } from '../../kernel/dialled.ts';

export function Phone({ number }: { readonly number: string }): ReactNode {
  const to = dialled(number);
  return to === null ? <span>{number}</span> : <a href={`tel:${to}`}>{number}</a>;
}
