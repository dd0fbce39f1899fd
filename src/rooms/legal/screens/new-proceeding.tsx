// A registrar adds a proceeding to an existing matter.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addProceeding } from '../matter/api.ts';
import { type ProceedingQuestions, useProceedingQuestions } from './proceeding-lines.tsx';

export function NewProceeding({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const { lines, toBody } = useProceedingQuestions('');
  const back = to(paths.matter, { subjectId });
  return (
    <Page
      tabTitle="legal.proceedings.add"
      breadcrumbs={[{ to: back, label: t('legal.matter.title') }]}
    >
      <CommandForm<typeof addProceeding, ProceedingQuestions>
        command="POST /api/matters/:subjectId/proceedings"
        params={{ subjectId }}
        room="legal"
        backTo={back}
        opens={back}
        toBody={toBody}
        lines={lines}
      />
    </Page>
  );
}
