// What rooms show above every screen of some roles: only what cannot wait until the person opens
// the right page. Loaded after the screen; if it does not load, nothing is shown.

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { Role } from '../../kernel/roles.ts';
import { needRooms } from '../i18n/words.ts';
import { type FramePart, framePartsFor } from '../parts.ts';

export function FrameParts({
  role,
  isDemo,
}: {
  readonly role: Role;
  readonly isDemo: boolean;
}): ReactNode {
  return framePartsFor(role, isDemo).map((part) => <LoadedPart key={part.name} part={part} />);
}

function LoadedPart({ part }: { readonly part: FramePart }): ReactNode {
  const [Part, setPart] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isCurrent = true;
    Promise.all([part.load(), needRooms(part.words)]).then(
      ([loaded]) => isCurrent && setPart(() => loaded),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [part]);
  return Part && <Part />;
}
