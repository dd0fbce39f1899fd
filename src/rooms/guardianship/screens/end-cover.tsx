// Ending a cover, never into nothing: either the authority stands in from that day while kin is
// looked for, or somebody else is already recorded from that day. The database refuses a gap.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { PersonScreen } from '../../people/public-web.ts';
import type { endCover, readCover } from '../api.ts';
import { type Cover, type CoverEnd, endReasons, nextSteps } from './codes.ts';
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
            <Fields key={cover.id} cover={cover} back={`/persons/${personId}/cover`} />
          ))
      }
    </Loaded>
  );
}

type Typed = {
  readonly untilOn: Day | '';
  readonly reason: CoverEnd['reason'] | '';
  readonly then: CoverEnd['then'];
};

function Fields({ cover, back }: { readonly cover: Cover; readonly back: string }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const start: Typed = { untilOn: useToday(), reason: '', then: 'open-search' };
  const [typed, change, discard] = useDraft(`end-cover/${cover.id}`, start);
  const command = useCommand<typeof endCover>('PUT /api/covers/:coverId/end');
  const send = async (): Promise<void> => {
    const { untilOn, reason, then } = typed;
    if (!untilOn || !reason) return;
    const body = { baseVersion: cover.version, untilOn, reason, then };
    if (!(await command.run({ params: { coverId: cover.id }, body }))) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return (
    <Form
      action={command}
      submit={t('guardianship.end.submit')}
      backTo={back}
      room="guardianship"
      onSend={() => void send()}
    >
      <Card title={t(`guardianship.coverKinds.${cover.kind}`)}>
        <CoverFacts cover={cover} />
      </Card>
      <Notice kind="warning">
        <BilingualSafetyText textKey="guardianship.safety.noGap" />
      </Notice>
      <DateField
        label={t('guardianship.end.untilOn')}
        name="untilOn"
        value={typed.untilOn}
        isRequired
        onChange={(untilOn) => change({ untilOn })}
      />
      <Select
        label={t('guardianship.cover.endReason')}
        name="reason"
        value={typed.reason}
        isRequired
        options={optionsOf(endReasons, (each) => t(`guardianship.endReasons.${each}`))}
        onChange={(reason) => change({ reason })}
      />
      <RadioGroup
        label={t('guardianship.end.then')}
        name="then"
        value={typed.then}
        isRequired
        options={optionsOf(
          nextSteps,
          (each) => t(`guardianship.nextSteps.${each}`),
          (each) => t(`guardianship.nextStepHints.${each}`),
        )}
        onChange={(then) => change({ then })}
      />
    </Form>
  );
}
