// Ends a cover without leaving a gap: either the authority covers the child from that day while kin
// is searched for, or someone else is already recorded. The database refuses a gap.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { PersonScreen } from '../../people/public-web.ts';
import type { endCover, readCover } from '../api.ts';
import { endReasons, stepsAfterEnd } from '../model.ts';
import type { Cover } from './shapes.ts';
import { CoverFacts } from './cover-facts.tsx';

export function EndCover({ params: { personId = '', coverId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="guardianship.end.title">
      {() => <Content personId={personId} coverId={coverId} />}
    </PersonScreen>
  );
}

function Content({
  personId,
  coverId,
}: {
  readonly personId: string;
  readonly coverId: string;
}): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCover>('GET /api/persons/:personId/cover', {
    params: { personId },
  });
  return (
    <Loaded
      query={query}
      room="guardianship"
      isEmpty={({ covers }) => !covers.some(({ id }) => id === coverId)}
      empty={<EmptyState title={t('shell.notFound.title')} />}
    >
      {({ covers }) =>
        covers
          .filter(({ id }) => id === coverId)
          .map((cover) => (
            <Ending key={cover.id} cover={cover} back={to(paths.cover, { personId })} />
          ))
      }
    </Loaded>
  );
}

function Ending({ cover, back }: { readonly cover: Cover; readonly back: string }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <CommandForm<typeof endCover>
      command="PUT /api/covers/:coverId/end"
      params={{ coverId: cover.id }}
      given={{ baseVersion: cover.version }}
      room="guardianship"
      submit="guardianship.end.submit"
      backTo={back}
      opens={`${back}?saved=yes`}
      start={{ untilOn: today, then: 'open-search' }}
      lines={{
        untilOn: { is: 'day', label: 'guardianship.end.untilOn' },
        reason: {
          is: 'list',
          label: 'guardianship.cover.endReason',
          codes: endReasons,
          words: (code) => `guardianship.endReasons.${code}`,
        },
        then: {
          is: 'choice',
          label: 'guardianship.end.then',
          codes: stepsAfterEnd,
          words: (code) => `guardianship.nextSteps.${code}`,
          hints: (code) => `guardianship.nextStepHints.${code}`,
        },
      }}
    >
      <Card title={t(`guardianship.coverKinds.${cover.kind}`)}>
        <CoverFacts cover={cover} />
      </Card>
      <Notice kind="warning">
        <BilingualSafetyText textKey="guardianship.safety.noGap" />
      </Notice>
    </CommandForm>
  );
}
