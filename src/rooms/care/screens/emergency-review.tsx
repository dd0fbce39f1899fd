// One opening that waits: who, when, which case, what threatens, why; ending it, and judging it
// with a note. What follows from each answer is shown beside it before the choice.

import { type ReactNode, useState } from 'react';
import { formatDateTime, formatTime } from '../../../engine/languages/format.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useMe } from '../../../web/use-session.ts';
import type { endEmergency, reviewEmergency } from '../emergency/api.ts';
import { emergencyVerdicts } from '../model.ts';
import type { Opening } from './emergency-reviews.tsx';

type Shown = { readonly opening: Opening };

export function WaitingOpening({ opening }: Shown): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (text: string): string => formatDateTime(locale, new Date(text), timeZone);
  const role = opening.openerRole && t(`shell.roles.${opening.openerRole}`);
  const organisation = pickName(opening.openerOrganisation, locale, '');
  return (
    <Card
      title={opening.caseCode}
      actions={
        <Badge kind={opening.isOpen ? 'danger' : 'plain'}>{stateOf(opening, t, timeZone)}</Badge>
      }
    >
      <Facts
        facts={[
          [t('emergency.reviews.kind'), t(`emergency.kinds.${opening.kind}`)],
          [
            t('emergency.reviews.opener'),
            [opening.opener, role, organisation].filter(Boolean).join(', '),
          ],
          [t('emergency.reviews.openedAt'), at(opening.openedAt)],
          ...(opening.endedBy ? [[t('emergency.reviews.endedBy'), opening.endedBy] as const] : []),
          [t('emergency.reviews.reason'), opening.reason],
        ]}
      />
      {opening.isOpen && <End opening={opening} />}
      {opening.isOverdue && (
        <Notice kind="danger">
          <BilingualSafetyText
            textKey="emergency.safety.overdue"
            values={{ name: opening.opener }}
          />
        </Notice>
      )}
      {opening.mayReview ? (
        <Judge opening={opening} dueAt={at(opening.reviewDueAt)} />
      ) : (
        <p className="soft">{t('emergency.reviews.others')}</p>
      )}
    </Card>
  );
}

function stateOf(
  { isOpen, untilAt }: Opening,
  t: ReturnType<typeof useWords>['t'],
  timeZone: string,
): string {
  return isOpen
    ? t('emergency.reviews.openUntil', { time: formatTime(new Date(untilAt), timeZone) })
    : t('emergency.reviews.isOver');
}

function End({ opening: { openingId } }: Shown): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof endEmergency>('PUT /api/emergencies/:openingId/end');
  const end = async (): Promise<void> => {
    if (await command.run({ params: { openingId } })) setIsAsked(false);
  };
  return (
    <div className="row">
      <Button kind="danger" onClick={() => setIsAsked(true)}>
        {t('emergency.end')}
      </Button>
      <Confirm
        title={t('emergency.endTitle')}
        step={t('emergency.end')}
        isOpen={isAsked}
        action={command}
        room="emergency"
        onConfirm={() => void end()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('emergency.endOfOther')}</p>
      </Confirm>
    </div>
  );
}

function Judge({ opening, dueAt }: Shown & { readonly dueAt: string }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t('emergency.reviews.judge')}</h3>
      <p className="soft">{t('emergency.reviews.judgeText', { when: dueAt })}</p>
      <CommandForm<typeof reviewEmergency>
        command="PUT /api/emergencies/:openingId/review"
        params={{ openingId: opening.openingId }}
        room="emergency"
        submit="emergency.reviews.save"
        lines={{
          verdict: {
            is: 'choice',
            label: 'emergency.reviews.verdict',
            codes: emergencyVerdicts,
            words: (code) => `emergency.verdicts.${code}`,
            hints: (code) => `emergency.verdictHints.${code}`,
          },
          note: {
            is: 'long-text',
            label: 'emergency.reviews.note',
            hint: 'emergency.reviews.noteHint',
            lengthMax: 4000,
            rows: 3,
          },
        }}
      />
    </>
  );
}
