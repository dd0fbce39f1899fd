// What a second person does: closes the case or returns it with a reason, and some months later
// records how the person is, or why nobody asked.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { decideClosing, recordFollowUp } from '../closing/api.ts';
import { closingRefusals, followUps } from '../closing/model.ts';
import type { Closing } from './closing.tsx';

type Shown = { readonly closing: Closing };
const decisions = ['closed', 'refused'] as const;
type Questions = {
  readonly decision: (typeof decisions)[number];
  readonly refusal: (typeof closingRefusals)[number] | null;
};

export function Decision({ closing }: Shown): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t('closing.decide')}</h3>
      <p className="soft">{t('closing.decideText')}</p>
      <CommandForm<typeof decideClosing, Questions>
        command="PUT /api/closings/:closingId/decision"
        params={{ closingId: closing.id }}
        given={{ baseVersion: closing.version }}
        room="closing"
        submit="closing.decideSubmit"
        toBody={({ refusal }) =>
          refusal ? { decision: 'refused', refusal } : { decision: 'closed' }
        }
        lines={{
          decision: {
            is: 'choice',
            label: 'closing.decision',
            codes: decisions,
            words: (code) => `closing.decisions.${code}`,
            hints: (code) => `closing.decisionHints.${code}`,
          },
          refusal: {
            is: 'list',
            label: 'closing.refusalIs',
            codes: closingRefusals,
            words: (code) => `closing.returns.${code}`,
            when: ({ decision }) => decision === 'refused',
          },
        }}
      />
    </>
  );
}

export function FollowUp({ closing }: Shown): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t('closing.followUpTitle')}</h3>
      <p className="soft">{t('closing.followUpText')}</p>
      <CommandForm<typeof recordFollowUp>
        command="PUT /api/closings/:closingId/follow-up"
        params={{ closingId: closing.id }}
        room="closing"
        submit="closing.followUpSave"
        lines={{
          followUp: {
            is: 'choice',
            label: 'closing.followUpIs',
            codes: followUps,
            words: (code) => `closing.followUps.${code}`,
          },
        }}
      />
    </>
  );
}
