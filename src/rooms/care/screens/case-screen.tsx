// A part of the person's page that starts from the case: reads it, then shows the part. A reader
// who may not see the case gets the same neutral page as when there is none.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { useRead } from '../../../web/read.ts';
import { PersonFrame } from '../../people/public-web.ts';
import type { readCaseOfPerson } from '../cases/api.ts';
import type { CaseFile } from './shapes.ts';

export function CaseScreen({
  personId,
  tabTitle,
  actions,
  children,
}: {
  readonly personId: string;
  readonly tabTitle: WordKey;
  readonly actions?: (file: CaseFile) => ReactNode;
  readonly children: (file: CaseFile) => ReactNode;
}): ReactNode {
  const query = useRead<typeof readCaseOfPerson>('GET /api/persons/:personId/case', {
    params: { personId },
  });
  const person = query.data && { name: query.data.name, code: query.data.personCode };
  return (
    <PersonFrame
      personId={personId}
      tabTitle={tabTitle}
      person={person}
      actions={query.data && actions?.(query.data)}
    >
      <Loaded query={query} room="care" isEmpty={() => false}>
        {children}
      </Loaded>
    </PersonFrame>
  );
}

/** A case that is closed or was handed over cannot be changed. */
export function isOver({ state }: Pick<CaseFile, 'state'>): boolean {
  return state === 'closed' || state === 'transferred';
}
