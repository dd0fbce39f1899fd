// A part of the person's page that starts from the file itself: reads it, then shows the part.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { useRead } from '../../../web/read.ts';
import type { readPerson } from '../api.ts';
import { PersonFrame } from './person-frame.tsx';

export type PersonFile = ReturnsOf<typeof readPerson>;

export function PersonScreen({
  personId,
  tabTitle,
  actions,
  children,
}: {
  readonly personId: string;
  readonly tabTitle: WordKey;
  readonly actions?: (person: PersonFile) => ReactNode;
  readonly children: (person: PersonFile) => ReactNode;
}): ReactNode {
  const query = useRead<typeof readPerson>('GET /api/persons/:personId', { params: { personId } });
  const person = query.data && {
    name: currentName(query.data),
    code: query.data.code,
    mergedInto: query.data.mergedInto,
  };
  return (
    <PersonFrame
      personId={personId}
      tabTitle={tabTitle}
      person={person}
      actions={query.data && actions?.(query.data)}
    >
      <Loaded query={query} room="people" isEmpty={() => false}>
        {children}
      </Loaded>
    </PersonFrame>
  );
}

export function currentName({ names }: PersonFile): string | null {
  return names.find((name) => name.kind === 'current')?.fullName ?? null;
}
