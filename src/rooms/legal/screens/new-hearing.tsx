// Noting a hearing, planned or held.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addHearing, readMatter } from '../api.ts';
import type { MatterPage, NewHearing as Hearing } from '../model.ts';
import { HearingFields, type TypedHearing, useHearingLabels } from './hearing-fields.tsx';

const places = ['courtroom', 'video', 'prison', 'other'] as const;

export function NewHearing({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  const crumb = { to: `/matters/${subjectId}`, label: t('legal.matter.title') };
  return (
    <Page tabTitle="legal.hearings.add" breadcrumbs={[crumb]}>
      <Loaded query={query} room="legal" isEmpty={() => false}>
        {({ proceedings }) => <Fields subjectId={subjectId} proceedings={proceedings} />}
      </Loaded>
    </Page>
  );
}

type Typed = TypedHearing & {
  readonly proceedingId: string;
  readonly placeKind: Hearing['placeKind'] | '';
};

function Fields({
  subjectId,
  proceedings,
}: {
  readonly subjectId: string;
  readonly proceedings: MatterPage['proceedings'];
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const only = proceedings.length === 1 ? proceedings[0]!.id : '';
  const empty: Typed = { heldOn: '', outcome: '', note: '', proceedingId: only, placeKind: '' };
  const [typed, change, discard] = useDraft(`hearing/${subjectId}`, empty);
  const command = useCommand<typeof addHearing>('POST /api/matters/:subjectId/hearings');
  const send = async (): Promise<void> => {
    const { proceedingId, placeKind, heldOn, outcome } = typed;
    if (!placeKind || !heldOn || !outcome) return;
    const body = { proceedingId, placeKind, heldOn, outcome, note: typed.note.trim() || null };
    if (!(await command.run({ params: { subjectId }, body }))) return;
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
      <Select
        label={t('legal.hearing.proceeding')}
        name="proceedingId"
        value={typed.proceedingId}
        isRequired
        options={proceedings.map(({ id, article, court, state }) => ({
          value: id,
          label: `${article ?? court} (${t(`legal.states.${state}`)})`,
        }))}
        onChange={(proceedingId) => change({ proceedingId })}
      />
      <Select
        label={t('legal.hearing.place')}
        name="placeKind"
        value={typed.placeKind}
        isRequired
        options={places.map((each) => ({ value: each, label: t(`legal.places.${each}`) }))}
        onChange={(placeKind) => change({ placeKind })}
      />
      <HearingFields value={typed} onChange={change} />
    </Form>
  );
}
