// Words for screen readers where the eye has another cue.

import type { ReactNode } from 'react';

export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className="visually-hidden">{children}</span>;
}
