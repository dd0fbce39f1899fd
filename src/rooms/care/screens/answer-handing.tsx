// Answering a colleague who asks to take on an urgent concern or a safety clock; giving back what
// was accepted; or taking back what one asked oneself.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { answerHanding } from '../urgent/api.ts';
import { handingAnswers, handingDeclines } from '../urgent/model.ts';
import { type Handing, NothingLeft, UrgentScreen } from './urgent-screen.tsx';

export function AnswerHanding({
  params: { personId = '', handingId = '' },
}: ScreenProps): ReactNode {
  return (
    <UrgentScreen personId={personId} tabTitle="urgent.answerTitle">
      {({ concerns, firstContact }) => {
        const all = [...concerns.map(({ handing }) => handing), firstContact?.handing];
        const handing = all.find((one) => one?.id === handingId);
        const may = handing && Object.values(handing.may).some(Boolean);
        if (!handing || !may) return <NothingLeft personId={personId} />;
        return <Fields handing={handing} personId={personId} />;
      }}
    </UrgentScreen>
  );
}

function Fields({
  handing,
  personId,
}: {
  readonly handing: Handing;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const { may, from, reason } = handing;
  const offered = { accepted: may.accept, declined: may.decline, withdrawn: may.withdraw };
  const codes = handingAnswers.filter((code) => offered[code]);
  return (
    <CommandForm<typeof answerHanding>
      command="PUT /api/handings/:handingId"
      params={{ handingId: handing.id }}
      given={{ baseVersion: handing.version }}
      room="urgent"
      start={codes.length === 1 ? { answer: codes[0]! } : {}}
      backTo={to(paths.person, { personId })}
      opens={to(paths.person, { personId }, { saved: 'yes' })}
      lines={{
        answer: {
          is: 'choice',
          label: 'urgent.answerIs',
          codes,
          words: (code) => `urgent.answers.${code}`,
        },
        reason: {
          is: 'list',
          label: 'urgent.declineIs',
          codes: handingDeclines,
          words: (code) => `urgent.declines.${code}`,
          when: ({ answer }) => answer === 'declined',
        },
      }}
    >
      {may.accept && (
        <>
          <p>
            {t('urgent.asks', {
              name: from.name ?? t('urgent.unknown'),
              reason: t(`urgent.reasons.${reason}`),
            })}
          </p>
          <Notice>
            <BilingualSafetyText textKey="urgent.safety.accept" />
          </Notice>
        </>
      )}
    </CommandForm>
  );
}
