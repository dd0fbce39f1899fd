// One opening that waits: who, when, which case, from what, why; ending it, and judging it with a
// note. What follows from each answer stands beside it before one chooses.

import { type ReactNode, useState } from 'react';
import { formatDateTime, formatTime } from '../../../engine/languages/format.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { TextArea } from '../../../web/kit/text-field.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { endEmergency, reviewEmergency } from '../api-emergency.ts';
import type { Opening } from './emergency-reviews.tsx';

const verdicts = ['justified', 'not-justified'] as const;

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
  const { openingId } = opening;
  const [typed, change, discard] = useDraft<{
    readonly verdict: (typeof verdicts)[number] | '';
    readonly note: string;
  }>(`emergency-review/${openingId}`, { verdict: '', note: '' });
  const command = useCommand<typeof reviewEmergency>('PUT /api/emergencies/:openingId/review');
  const send = async (): Promise<void> => {
    const { verdict, note } = typed;
    if (verdict && (await command.run({ params: { openingId }, body: { verdict, note } })))
      discard();
  };
  return (
    <form
      className="stack readable"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{t('emergency.reviews.judge')}</h3>
      <p className="soft">{t('emergency.reviews.judgeText', { when: dueAt })}</p>
      <ErrorSummary problem={command.problem} room="emergency" />
      <RadioGroup
        label={t('emergency.reviews.verdict')}
        name="verdict"
        value={typed.verdict}
        isRequired
        options={optionsOf(verdicts, (each) => t(`emergency.verdicts.${each}`)).map((option) => ({
          ...option,
          hint: t(`emergency.verdictHints.${option.value}`),
        }))}
        onChange={(verdict) => change({ verdict })}
      />
      <TextArea
        label={t('emergency.reviews.note')}
        hint={t('emergency.reviews.noteHint')}
        name="note"
        isRequired
        rows={3}
        value={typed.note}
        lengthMax={4000}
        onChange={(note) => change({ note })}
      />
      <div className="row">
        <Button kind="main" type="submit" isBusy={command.isBusy}>
          {command.isBusy ? t('shell.form.working') : t('emergency.reviews.save')}
        </Button>
      </div>
    </form>
  );
}
