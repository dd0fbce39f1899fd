// Asking a named colleague of the case to take on an urgent concern (`?concern=`) or the safety
// clock that runs. Above the button: until they accept, it stays where it is.

import type { ReactNode } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { askHanding } from '../urgent/api.ts';
import { handingReasons } from '../urgent/model.ts';
import { NothingLeft, type Urgent, UrgentScreen } from './urgent-screen.tsx';

export function HandOn({ params: { personId = '' } }: ScreenProps): ReactNode {
  const concernId = useAddress().get('concern') || null;
  return (
    <UrgentScreen personId={personId} tabTitle="urgent.handOn">
      {(urgent) => {
        const thing = concernId
          ? urgent.concerns.find(({ id }) => id === concernId)
          : urgent.firstContact;
        if (!thing?.may.handOn) return <NothingLeft personId={personId} />;
        return <Fields urgent={urgent} personId={personId} concernId={concernId} />;
      }}
    </UrgentScreen>
  );
}

type Asked = BodyOf<typeof askHanding>;

function Fields({
  urgent,
  personId,
  concernId,
}: {
  readonly urgent: Urgent;
  readonly personId: string;
  readonly concernId: string | null;
}): ReactNode {
  const { t } = useWords();
  const about = concernId ? 'urgent-concern' : 'first-contact';
  const asked = urgent.colleagues.filter((one) => one.for.includes(about));
  if (asked.length === 0) {
    return (
      <EmptyState title={t('urgent.nobody')}>
        <p>{t('urgent.nobodyText')}</p>
      </EmptyState>
    );
  }
  return (
    <CommandForm<typeof askHanding, Pick<Asked, 'toAccountId' | 'reason'>, 'about' | 'concernId'>
      command="POST /api/cases/:caseId/handings"
      params={{ caseId: urgent.caseId }}
      given={{ about, concernId }}
      room="urgent"
      submit="urgent.ask"
      backTo={to(paths.person, { personId })}
      opens={to(paths.person, { personId }, { saved: 'yes' })}
      lines={{
        toAccountId: {
          is: 'choice',
          label: 'urgent.to',
          options: asked.map(({ accountId, name, parts }) => ({
            value: accountId,
            label: name ?? t('urgent.unknown'),
            hint: parts.map((part) => t(`urgent.parts.${part}`)).join(', '),
          })),
        },
        reason: {
          is: 'choice',
          label: 'urgent.why',
          codes: handingReasons,
          words: (code) => `urgent.reasons.${code}`,
        },
      }}
    >
      <Notice kind="warning">
        <BilingualSafetyText textKey="urgent.safety.handOn" />
      </Notice>
    </CommandForm>
  );
}
