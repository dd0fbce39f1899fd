// Records whether the person has a lawyer, and since which day. The previous answer is kept.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeCounsel } from '../birth/api.ts';
import { counselStates } from '../matter/model.ts';
import { OfBirth } from './of-birth.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function ChangeCounsel({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const today = useToday();
  const back = to(paths.birthAbroad, { subjectId });
  return (
    <OfBirth subjectId={subjectId} title="proceedings.birth.changeCounsel">
      {({ counselVersion }) => (
        <CommandForm<typeof changeCounsel>
          command="POST /api/matters/:subjectId/counsel"
          params={{ subjectId }}
          given={{ baseVersion: counselVersion }}
          room="proceedings"
          backTo={back}
          opens={back}
          lines={{
            counsel: {
              is: 'choice',
              label: 'legal.subject.counsel',
              hint: 'legal.subject.counselHint',
              codes: counselStates,
              words: (code) => `legal.counsel.${code}`,
            },
            onDay: { is: 'day', label: 'proceedings.birth.since', until: today },
          }}
        />
      )}
    </OfBirth>
  );
}
