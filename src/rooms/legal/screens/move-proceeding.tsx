// Records the next state of a proceeding and the day it took effect. Only permitted next states are
// offered. The version read with the matter is sent along, so that nobody overwrites someone else's
// step.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { moveProceeding } from '../matter/api.ts';
import type { MatterPage } from '../matter/shapes.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { OfMatter } from './of-matter.tsx';

export function MoveProceeding({ params }: ScreenProps): ReactNode {
  const { subjectId = '', proceedingId = '' } = params;
  const { t } = useWords();
  return (
    <OfMatter subjectId={subjectId} title="legal.move.title">
      {({ proceedings }) => {
        const found = proceedings.find(({ id }) => id === proceedingId);
        return found ? (
          <Moving proceeding={found} subjectId={subjectId} />
        ) : (
          <EmptyState title={t('shell.notFound.title')} />
        );
      }}
    </OfMatter>
  );
}

type MovingProps = {
  readonly proceeding: MatterPage['proceedings'][number];
  readonly subjectId: string;
};

function Moving({ proceeding, subjectId }: MovingProps): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const back = to(paths.matter, { subjectId });
  const stateOn = toDay(proceeding.stateOn);
  const state = t(`legal.states.${proceeding.state}`);
  return (
    <CommandForm<typeof moveProceeding>
      command="PUT /api/matters/:subjectId/proceedings/:proceedingId/state"
      params={{ subjectId, proceedingId: proceeding.id }}
      given={{ baseVersion: proceeding.version }}
      room="legal"
      backTo={back}
      opens={back}
      lines={{
        state: {
          is: 'choice',
          label: 'legal.move.state',
          codes: proceeding.nextStates,
          words: (code) => `legal.states.${code}`,
        },
        on: {
          is: 'day',
          label: 'legal.move.on',
          hint: 'legal.move.onHint',
          from: stateOn,
          until: today,
        },
      }}
    >
      <p>{t('legal.move.now', { state, day: formatDay(locale, stateOn) })}</p>
    </CommandForm>
  );
}
