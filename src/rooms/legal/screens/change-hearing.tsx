// Records the result of a hearing. The version detects that two people changed it at once.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeHearing, readMatter } from '../matter/api.ts';
import { hearingLines } from './hearing-lines.ts';

export function ChangeHearing({ params }: ScreenProps): ReactNode {
  const { subjectId = '', hearingId = '' } = params;
  const { t } = useWords();
  const back = to(paths.matter, { subjectId });
  const query = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  return (
    <Page
      tabTitle="legal.hearing.title"
      breadcrumbs={[{ to: back, label: t('legal.matter.title') }]}
    >
      <Loaded query={query} room="legal" isEmpty={() => false}>
        {({ hearings }) => {
          const found = hearings.find(({ id }) => id === hearingId);
          return found ? (
            <CommandForm<typeof changeHearing>
              command="PUT /api/matters/:subjectId/hearings/:hearingId"
              params={{ subjectId, hearingId }}
              given={{ baseVersion: found.version }}
              room="legal"
              backTo={back}
              opens={back}
              start={found}
              lines={hearingLines}
            />
          ) : (
            <EmptyState title={t('shell.notFound.title')} />
          );
        }}
      </Loaded>
    </Page>
  );
}
