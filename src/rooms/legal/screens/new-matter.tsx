// A registrar enters a subject with the first proceeding. The subject gets a code of its own and is
// linked to no record of any other side.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Form } from '../../../web/kit/form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import type { enterMatter } from '../api.ts';
import {
  emptyProceeding,
  findProceeding,
  ProceedingFields,
  useProceedingLabels,
} from './proceeding-fields.tsx';
import { emptySubject, findSubject, SubjectFields } from './subject-fields.tsx';

const empty = { subject: emptySubject, proceeding: emptyProceeding };

export function NewMatter(): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [typed, change, discard] = useDraft('matter/new', empty);
  const [isTried, setIsTried] = useState(false);
  const command = useCommand<typeof enterMatter>('POST /api/matters');
  const labels = useMatterLabels();
  const send = async (): Promise<void> => {
    setIsTried(true);
    const [subject, proceeding] = [findSubject(typed.subject), findProceeding(typed.proceeding)];
    if (!subject || !proceeding) return;
    const saved = await command.run({ body: { subject, proceeding } });
    if (!saved) return;
    discard();
    open(`/matters/${saved.subjectId}`, { replace: true });
  };
  return (
    <Page
      tabTitle="legal.new.title"
      lead={t('legal.new.lead')}
      breadcrumbs={[{ to: '/matters', label: t('legal.list.title') }]}
    >
      <Form
        action={command}
        submit={t('legal.new.submit')}
        backTo="/matters"
        room="legal"
        labels={labels}
        onSend={() => void send()}
      >
        <Notice>
          <p>{t('legal.new.notice')}</p>
        </Notice>
        <h2>{t('legal.matter.subject')}</h2>
        <SubjectFields
          value={typed.subject}
          isTried={isTried}
          onChange={(part) => change({ subject: { ...typed.subject, ...part } })}
        />
        <h2>{t('legal.new.proceeding')}</h2>
        <ProceedingFields
          value={typed.proceeding}
          isTried={isTried}
          onChange={(part) => change({ proceeding: { ...typed.proceeding, ...part } })}
        />
      </Form>
    </Page>
  );
}

function useMatterLabels(): Readonly<Record<string, string>> {
  const { t } = useWords();
  return {
    ...useProceedingLabels('proceeding.'),
    'subject.name.fullName': t('legal.subject.fullName'),
    'subject.otherSpellings': t('legal.subject.otherNames'),
    'subject.birth': t('legal.subject.birth'),
    'subject.counsel': t('legal.subject.counsel'),
  };
}
