// Records a hearing, planned or already held.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addHearing, readMatter } from '../matter/api.ts';
import type { MatterPage } from '../matter/shapes.ts';
import { placeKinds } from '../matter/model.ts';
import { hearingLines } from './hearing-lines.ts';
import { useProceedingOptions } from './proceeding-options.ts';

export function NewHearing({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  const crumb = { to: to(paths.matter, { subjectId }), label: t('legal.matter.title') };
  return (
    <Page tabTitle="legal.hearings.add" breadcrumbs={[crumb]}>
      <Loaded query={query} room="legal" isEmpty={() => false}>
        {(matter) => <Noting matter={matter} />}
      </Loaded>
    </Page>
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
