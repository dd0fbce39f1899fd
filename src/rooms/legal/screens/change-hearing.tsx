// Records the result of a hearing. The version detects that two people changed it at once.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeHearing } from '../matter/api.ts';
import { hearingLines } from './hearing-lines.ts';
import { OfMatter } from './of-matter.tsx';

export function ChangeHearing({ params }: ScreenProps): ReactNode {
  const { subjectId = '', hearingId = '' } = params;
  const { t } = useWords();
  const back = to(paths.matter, { subjectId });
  return (
    <OfMatter subjectId={subjectId} title="legal.hearing.title">
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
    </OfMatter>
  );
}
