// Correcting what was recorded: the right record takes the place of the wrong one, which is kept.

import type { ReactNode } from 'react';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { correctSupervision } from '../supervision/api.ts';
import { minutesRange, movedFor, supervisionOutcomes } from '../supervision/model.ts';
import {
  backToSupervision,
  savedSupervision,
  type Session,
  SupervisionFrame,
} from './supervision-frame.tsx';
import { WhichSession } from './supervision-outcome.tsx';

export function CorrectSupervision({ params: { supervisionId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <SupervisionFrame tabTitle="supervision.correct">
      {({ sessions }) => {
        const session = sessions.find(({ id }) => id === supervisionId);
        if (!session?.may.correct) return <EmptyState title={t('supervision.nothingToRecord')} />;
        return <Fields session={session} />;
      }}
    </SupervisionFrame>
  );
}

function Fields({ session }: { readonly session: Session }): ReactNode {
  const { timeZone } = useMe();
  const today = useToday();
  const at = new Date(session.at);
  const hour = at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return (
    <CommandForm<typeof correctSupervision>
      command="POST /api/supervision/:supervisionId/corrections"
      params={{ supervisionId: session.id }}
      given={{ baseVersion: session.version }}
      room="supervision"
      start={{
        outcome: session.state === 'held' ? 'held' : 'not-held',
        onDay: dayAt(at, timeZone),
        atHour: hour,
        ...(session.minutes === null ? {} : { minutes: session.minutes }),
        ...(session.movedFor === null ? {} : { movedFor: session.movedFor }),
      }}
      backTo={backToSupervision}
      opens={savedSupervision}
      lines={{
        outcome: {
          is: 'choice',
          label: 'supervision.outcome',
          codes: supervisionOutcomes,
          words: (code) => `supervision.states.${code}`,
        },
        onDay: { is: 'day', label: 'supervision.onDay', until: today },
        atHour: { is: 'text', label: 'supervision.atHour', lengthMax: 5, isHour: true },
        minutes: {
          is: 'number',
          label: 'supervision.minutes',
          least: minutesRange.from,
          most: minutesRange.until,
          when: ({ outcome }) => outcome === 'held',
        },
        movedFor: {
          is: 'choice',
          label: 'supervision.movedFor',
          codes: movedFor,
          words: (code) => `supervision.moved.${code}`,
          when: ({ outcome }) => outcome === 'not-held',
        },
      }}
    >
      <WhichSession session={session} />
    </CommandForm>
  );
}
