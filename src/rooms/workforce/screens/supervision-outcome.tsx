// Whether a session took place. Held: one tap, with the minutes filled in. Otherwise who asked for
// another time, and which one was agreed; no reason.

import type { ReactNode } from 'react';
import { formatDateTime, formatList } from '../../../engine/languages/format.ts';
import { addDays } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { holdSupervision, moveSupervision } from '../supervision/api.ts';
import { minutesRange, movedFor } from '../supervision/model.ts';
import {
  backToSupervision,
  savedSupervision,
  type Session,
  SupervisionFrame,
  useStaffName,
} from './supervision-frame.tsx';

/** What a conversation usually takes. */
const usualMinutes = 60;

export function SupervisionOutcome({ params: { supervisionId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <SupervisionFrame tabTitle="supervision.outcome">
      {({ sessions }) => {
        const session = sessions.find(({ id }) => id === supervisionId);
        if (!session?.may.move) return <EmptyState title={t('supervision.nothingToRecord')} />;
        return (
          <div className="stack">
            <WhichSession session={session} />
            {session.may.hold && <Held session={session} />}
            <NotHeld session={session} />
          </div>
        );
      }}
    </SupervisionFrame>
  );
}

export function WhichSession({ session }: { readonly session: Session }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const nameOf = useStaffName();
  return (
    <p>
      {[
        t(`supervision.kinds.${session.kind}`),
        formatDateTime(locale, new Date(session.at), timeZone),
        formatList(locale, session.workers.map(nameOf)),
      ].join(' · ')}
    </p>
  );
}

function Held({ session: { id, version } }: { readonly session: Session }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('supervision.held')}>
      <CommandForm<typeof holdSupervision>
        command="PUT /api/supervision/:supervisionId/held"
        params={{ supervisionId: id }}
        given={{ baseVersion: version }}
        room="supervision"
        start={{ minutes: usualMinutes }}
        submit="supervision.held"
        opens={savedSupervision}
        lines={{
          minutes: {
            is: 'number',
            label: 'supervision.minutes',
            least: minutesRange.from,
            most: minutesRange.until,
          },
        }}
      />
    </Card>
  );
}

function NotHeld({ session: { id, version, may } }: { readonly session: Session }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <Card title={t(may.hold ? 'supervision.notHeld' : 'supervision.move')}>
      <CommandForm<typeof moveSupervision>
        command="PUT /api/supervision/:supervisionId/not-held"
        params={{ supervisionId: id }}
        given={{ baseVersion: version }}
        room="supervision"
        isPlain={may.hold}
        submit="supervision.saveMove"
        backTo={backToSupervision}
        opens={savedSupervision}
        lines={{
          movedFor: {
            is: 'choice',
            label: 'supervision.movedFor',
            hint: 'supervision.movedForHint',
            codes: movedFor,
            words: (code) => `supervision.moved.${code}`,
          },
          newDay: {
            is: 'day',
            label: 'supervision.newDay',
            hint: 'supervision.newDayHint',
            from: today,
            until: addDays(today, 365),
            isOptional: true,
          },
          newHour: {
            is: 'text',
            label: 'supervision.atHour',
            lengthMax: 5,
            isHour: true,
            isOptional: ({ newDay }) => !newDay,
          },
        }}
      />
    </Card>
  );
}
