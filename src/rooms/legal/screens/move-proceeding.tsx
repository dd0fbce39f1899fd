// Recording the next state of a proceeding and the day on which it came about. Only what may follow
// is offered; the version read with the matter goes along, so that nobody overwrites another's
// step.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { formatDay } from '../../../engine/languages/format.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { moveProceeding, readMatter } from '../api.ts';
import type { MatterPage, ProceedingState } from '../model.ts';
import { useToday } from './today.ts';

export function MoveProceeding({ params }: ScreenProps): ReactNode {
  const { subjectId = '', proceedingId = '' } = params;
  const { t } = useWords();
  const query = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  const back = `/matters/${subjectId}`;
  return (
    <Page tabTitle="legal.move.title" breadcrumbs={[{ to: back, label: t('legal.matter.title') }]}>
      <Loaded query={query} room="legal" isEmpty={() => false}>
        {({ proceedings }) => {
          const found = proceedings.find(({ id }) => id === proceedingId);
          return found ? (
            <Fields proceeding={found} subjectId={subjectId} />
          ) : (
            <EmptyState title={t('shell.notFound.title')} />
          );
        }}
      </Loaded>
    </Page>
  );
}

type Typed = { readonly state: ProceedingState | ''; readonly on: Day | '' };
const empty: Typed = { state: '', on: '' };

function Fields({
  proceeding,
  subjectId,
}: {
  readonly proceeding: MatterPage['proceedings'][number];
  readonly subjectId: string;
}): ReactNode {
  const { t, locale } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const today = useToday();
  const [typed, change, discard] = useDraft(`move/${proceeding.id}`, empty);
  const command = useCommand<typeof moveProceeding>(
    'PUT /api/matters/:subjectId/proceedings/:proceedingId/state',
  );
  const send = async (): Promise<void> => {
    if (!typed.state || !typed.on) return;
    const params = { subjectId, proceedingId: proceeding.id };
    const body = { state: typed.state, on: typed.on, baseVersion: proceeding.version };
    if (!(await command.run({ params, body }))) return;
    discard();
    open(back);
  };
  const since = formatDay(locale, toDay(proceeding.stateOn));
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={back}
      room="legal"
      labels={{ state: t('legal.move.state'), on: t('legal.move.on') }}
      onSend={() => void send()}
    >
      <p>{t('legal.move.now', { state: t(`legal.states.${proceeding.state}`), day: since })}</p>
      <RadioGroup
        label={t('legal.move.state')}
        name="state"
        value={typed.state}
        isRequired
        options={proceeding.nextStates.map((each) => ({
          value: each,
          label: t(`legal.states.${each}`),
        }))}
        onChange={(state) => change({ state })}
      />
      <DateField
        label={t('legal.move.on')}
        hint={t('legal.move.onHint')}
        name="on"
        value={typed.on}
        isRequired
        from={toDay(proceeding.stateOn)}
        until={today}
        onChange={(on) => change({ on })}
      />
    </Form>
  );
}
