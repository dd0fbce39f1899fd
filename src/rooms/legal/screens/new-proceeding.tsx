// A registrar enters a further proceeding of a known matter.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addProceeding } from '../api.ts';
import {
  emptyProceeding,
  findProceeding,
  ProceedingFields,
  useProceedingLabels,
} from './proceeding-fields.tsx';

export function NewProceeding({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const [typed, change, discard] = useDraft(`proceeding/${subjectId}`, emptyProceeding);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand<typeof addProceeding>('POST /api/matters/:subjectId/proceedings');
  const labels = useProceedingLabels('');
  const send = async (): Promise<void> => {
    setIsTried(true);
    const body = findProceeding(typed);
    if (!body || !(await command.run({ params: { subjectId }, body }))) return;
    discard();
    open(back);
  };
  return (
    <Page
      tabTitle="legal.proceedings.add"
      breadcrumbs={[{ to: back, label: t('legal.matter.title') }]}
    >
      <Form
        action={command}
        submit={t('shell.form.save')}
        backTo={back}
        room="legal"
        labels={labels}
        onSend={() => void send()}
      >
        <ProceedingFields value={typed} onChange={change} isTried={isTried} />
      </Form>
    </Page>
  );
}
