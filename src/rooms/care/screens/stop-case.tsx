// The person wishes to stop: nothing is asked of them and nothing is held against them. It takes
// effect when it is recorded; a second person only confirms it.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { proposeClosing } from '../closing/api.ts';
import { ClosingPage } from './closing-page.tsx';

export function StopCase({ params: { caseId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const back = to(paths.caseClosing, { caseId });
  return (
    <ClosingPage caseId={caseId} tabTitle="closing.stop" isBelow>
      {(file) => (
        <CommandForm<typeof proposeClosing, Record<never, never>>
          command="POST /api/cases/:caseId/closings"
          params={{ caseId }}
          given={{ baseVersion: file.version }}
          room="closing"
          submit="closing.stopSubmit"
          // What was typed into the proposal is not this form's.
          which={{ code: 'stop', label: t('closing.stop') }}
          backTo={back}
          opens={`${back}?saved=yes`}
          toBody={() => ({ reason: 'person-stops', criteria: null })}
          lines={{}}
        >
          <Notice>
            <BilingualSafetyText textKey="closing.safety.stop" />
          </Notice>
        </CommandForm>
      )}
    </ClosingPage>
  );
}
