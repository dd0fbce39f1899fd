// Records a hearing, planned or already held.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addHearing } from '../matter/api.ts';
import type { MatterPage } from '../matter/shapes.ts';
import { placeKinds } from '../matter/model.ts';
import { hearingLines } from './hearing-lines.ts';
import { OfMatter } from './of-matter.tsx';
import { useProceedingOptions } from './proceeding-options.ts';

export function NewHearing({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  return (
    <OfMatter subjectId={subjectId} title="legal.hearings.add">
      {(matter) => <Noting matter={matter} />}
    </OfMatter>
  );
}

function Noting({ matter }: { readonly matter: MatterPage }): ReactNode {
  const proceedings = useProceedingOptions(matter);
  const subjectId = matter.subject.id;
  const back = to(paths.matter, { subjectId });
  return (
    <CommandForm<typeof addHearing>
      command="POST /api/matters/:subjectId/hearings"
      params={{ subjectId }}
      room="legal"
      backTo={back}
      opens={back}
      start={proceedings.length === 1 ? { proceedingId: proceedings[0]!.value } : {}}
      lines={{
        proceedingId: {
          is: 'list',
          label: 'legal.hearing.proceeding',
          options: proceedings,
        },
        placeKind: {
          is: 'list',
          label: 'legal.hearing.place',
          codes: placeKinds,
          words: (code) => `legal.places.${code}`,
        },
        ...hearingLines,
      }}
    />
  );
}
