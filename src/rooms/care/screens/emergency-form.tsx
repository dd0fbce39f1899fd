// The exact code of the case, what threatens the person, and why, in the opener's words. A code
// that opens nothing gets one answer, whatever the cause, and what was typed stays. What will
// follow is between the fields and the button: someone in a hurry passes it without having to wait.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { openEmergency } from '../emergency/api.ts';
import { emergencyKinds } from '../model.ts';

export function EmergencyForm(): ReactNode {
  const { t } = useWords();
  return (
    <CommandForm<typeof openEmergency>
      command="POST /api/emergencies"
      room="emergency"
      submit="emergency.open"
      backTo={to(paths.today)}
      unlessSaved={({ openingId }) =>
        openingId === null && (
          <Notice kind="warning" isAnnounced title={t('emergency.nothing')}>
            <p>{t('emergency.nothingText')}</p>
          </Notice>
        )
      }
      lines={{
        caseCode: {
          is: 'text',
          label: 'emergency.code',
          hint: 'emergency.codeHint',
          lengthMax: 30,
        },
        kind: {
          is: 'choice',
          label: 'emergency.kind',
          codes: emergencyKinds,
          words: (kind) => `emergency.kinds.${kind}`,
        },
        reason: {
          is: 'long-text',
          label: 'emergency.reason',
          hint: 'emergency.reasonHint',
          lengthMax: 4000,
          rows: 3,
        },
      }}
      below={() => (
        <Notice title={t('emergency.follows')}>
          <BilingualSafetyText textKey="emergency.safety.one" />
          <BilingualSafetyText textKey="emergency.safety.told" />
          <BilingualSafetyText textKey="emergency.safety.reviewed" />
        </Notice>
      )}
    />
  );
}
