// How long the file of a case is kept, on the page of its supervisor and manager: the day of its
// erasing, what holds that up, and the step that waits for this reader. A hold is stored with the
// first day on which it no longer counts; the page asks for and shows the last day.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { useRead } from '../../../web/read.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { proposeHold, readFileEnd, stepHold } from '../holds/api.ts';
import { holdGrounds, type HoldStep } from '../holds/model.ts';

type Hold = ReturnsOf<typeof readFileEnd>['holds'][number];

export function FileEnd({
  caseId,
  isOver,
}: {
  readonly caseId: string;
  readonly isOver: boolean;
}): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readFileEnd>('GET /api/cases/:caseId/end', { params: { caseId } });
  return (
    <Card title={t('care.fileEnd.title')}>
      <Loaded query={query} room="care" isEmpty={() => false}>
        {({ eraseOn, holds, untilOnMax, may }) => (
          <>
            {eraseOn === null ? (
              <BilingualSafetyText
                textKey={isOver ? 'care.fileEnd.keptOn' : 'care.fileEnd.openFile'}
              />
            ) : (
              <BilingualSafetyText
                textKey="care.fileEnd.erasedOn"
                values={(locale) => ({ day: formatDay(locale, toDay(eraseOn), 'long') })}
              />
            )}
            {holds.length === 0 && <BilingualSafetyText textKey="care.fileEnd.none" />}
            {holds.map((hold) => (
              <HeldFile key={hold.holdId} hold={hold} onDone={query.retry} />
            ))}
            {may.propose && <Propose caseId={caseId} untilOnMax={toDay(untilOnMax)} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function HeldFile({
  hold,
  onDone,
}: {
  readonly hold: Hold;
  readonly onDone: () => void;
}): ReactNode {
  const { t, locale } = useWords();
  const [asked, setAsked] = useState<HoldStep | null>(null);
  const command = useCommand<typeof stepHold>('PUT /api/cases/:caseId/holds/:holdId');
  const { caseId, holdId, version: baseVersion } = hold;
  const day = (value: string): string => formatDay(locale, toDay(value), 'medium');
  const run = async (step: HoldStep): Promise<void> => {
    const done = await command.run({ params: { caseId, holdId }, body: { baseVersion, step } });
    if (!done) return;
    setAsked(null);
    onDone();
  };
  return (
    <section>
      <p>
        <strong>
          {t('care.fileEnd.hold', {
            day: formatDay(locale, addDays(toDay(hold.untilOn), -1), 'medium'),
            ground: groundOf(hold, t),
          })}
        </strong>
      </p>
      <BilingualSafetyText textKey={`care.fileEnd.states.${hold.state}`} />
      {hold.reason && <p>{hold.reason}</p>}
      {hold.proposedBy && (
        <p className="soft small">{t('care.fileEnd.proposedBy', { name: hold.proposedBy })}</p>
      )}
      {hold.state === 'in-force' && (
        <p className="soft small">{t('care.fileEnd.review', { day: day(hold.reviewOn) })}</p>
      )}
      <div className="row">
        {hold.steps.map((step) => (
          <Button key={step} onClick={() => setAsked(step)}>
            {t(`care.fileEnd.steps.${step}`)}
          </Button>
        ))}
      </div>
      {asked && (
        <Confirm
          isOpen
          title={t(`care.fileEnd.steps.${asked}`)}
          step={t(`care.fileEnd.steps.${asked}`)}
          kind="main"
          room="care"
          action={command}
          onConfirm={() => void run(asked)}
          onClose={() => setAsked(null)}
        >
          <BilingualSafetyText textKey={`care.fileEnd.stepTexts.${asked}`} />
        </Confirm>
      )}
    </section>
  );
}

function groundOf({ orderedAs }: Hold, t: ReturnType<typeof useWords>['t']): string {
  return t(`care.fileEnd.grounds.${orderedAs}`);
}

function Propose({
  caseId,
  untilOnMax,
}: {
  readonly caseId: string;
  readonly untilOnMax: Day;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const latest = addDays(untilOnMax, -1);
  return (
    <details>
      <summary>{t('care.fileEnd.proposeTitle')}</summary>
      <BilingualSafetyText textKey="care.fileEnd.proposeText" />
      <CommandForm<typeof proposeHold>
        command="POST /api/cases/:caseId/holds"
        params={{ caseId }}
        room="care"
        submit="care.fileEnd.propose"
        isPlain
        toBody={({ untilOn, ...asked }) => ({ ...asked, untilOn: addDays(toDay(untilOn), 1) })}
        lines={{
          orderedAs: {
            is: 'list',
            label: 'care.fileEnd.ground',
            codes: holdGrounds,
            words: (code) => `care.fileEnd.grounds.${code}`,
          },
          reason: {
            is: 'long-text',
            lengthMax: 2_000,
            label: 'care.fileEnd.reason',
            hint: 'care.fileEnd.reasonHint',
          },
          untilOn: {
            is: 'day',
            label: 'care.fileEnd.untilOn',
            hint: {
              key: 'care.fileEnd.untilHint',
              values: { day: formatDay(locale, latest, 'long') },
            },
            from: today,
            until: latest,
          },
        }}
      />
    </details>
  );
}
