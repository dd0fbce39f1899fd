// Recording what came of a hearing. Changes of two people at once are told apart by the version.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeHearing, readMatter } from '../api.ts';
import type { MatterPage } from '../model.ts';
import { HearingFields, type TypedHearing, useHearingLabels } from './hearing-fields.tsx';

export function ChangeHearing({ params }: ScreenProps): ReactNode {
  const { subjectId = '', hearingId = '' } = params;
  const { t } = useWords();
  const query = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  const crumb = { to: `/matters/${subjectId}`, label: t('legal.matter.title') };
  return (
    <Page tabTitle="legal.hearing.title" breadcrumbs={[crumb]}>
      <Loaded query={query} room="legal" isEmpty={() => false}>
        {({ hearings }) => {
          const found = hearings.find(({ id }) => id === hearingId);
          return found ? (
            <Fields hearing={found} subjectId={subjectId} />
          ) : (
            <EmptyState title={t('shell.notFound.title')} />
          );
        }}
      </Loaded>
    </Page>
  );
}

function Fields({
  hearing,
  subjectId,
}: {
  readonly hearing: MatterPage['hearings'][number];
  readonly subjectId: string;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const start: TypedHearing = {
    heldOn: toDay(hearing.heldOn),
    outcome: hearing.outcome,
    note: hearing.note ?? '',
  };
  const [typed, change, discard] = useDraft(`hearing/${hearing.id}/${hearing.version}`, start);
  const command = useCommand<typeof changeHearing>(
    'PUT /api/matters/:subjectId/hearings/:hearingId',
  );
  const send = async (): Promise<void> => {
    const { heldOn, outcome } = typed;
    if (!heldOn || !outcome) return;
    const params = { subjectId, hearingId: hearing.id };
    const body = { heldOn, outcome, note: typed.note.trim() || null, baseVersion: hearing.version };
    if (!(await command.run({ params, body }))) return;
    discard();
    open(back);
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={back}
      room="legal"
      labels={useHearingLabels()}
      onSend={() => void send()}
    >
      <HearingFields value={typed} onChange={change} />
    </Form>
  );
}
