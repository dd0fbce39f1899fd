// A registrar adds a proceeding to an existing matter.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addProceeding } from '../matter/api.ts';
import { OfMatter } from './of-matter.tsx';
import { type ProceedingQuestions, useProceedingQuestions } from './proceeding-lines.tsx';

export function NewProceeding({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { lines, toBody } = useProceedingQuestions('');
  const back = to(paths.matter, { subjectId });
  return (
    <OfMatter subjectId={subjectId} title="legal.proceedings.add">
      {() => (
        <CommandForm<typeof addProceeding, ProceedingQuestions>
          command="POST /api/matters/:subjectId/proceedings"
          params={{ subjectId }}
          room="legal"
          backTo={back}
          opens={back}
          toBody={toBody}
          lines={lines}
        />
      )}
    </OfMatter>
  );
}
