// A registrar enters a subject with the first proceeding. The subject gets its own code and is
// linked to no record of any other side.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { enterMatter } from '../matter/api.ts';
import { type ProceedingQuestions, useProceedingQuestions } from './proceeding-lines.tsx';
import { subjectLines, subjectOf, type SubjectQuestions } from './subject-lines.ts';

export function NewMatter(): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const proceeding = useProceedingQuestions('proceeding.');
  const { article } = proceeding.lines;
  return (
    <Page
      tabTitle="legal.new.title"
      lead={t('legal.new.lead')}
      breadcrumbs={[{ to: to(paths.matters), label: t('legal.list.title') }]}
    >
      <CommandForm<typeof enterMatter, SubjectQuestions & ProceedingQuestions>
        command="POST /api/matters"
        room="legal"
        submit="legal.new.submit"
        backTo={to(paths.matters)}
        // Replaces the form in the history: going back must not open a form that was already sent.
        onSaved={({ subjectId }) => open(to(paths.matter, { subjectId }), { replace: true })}
        toBody={(answers) => ({
          subject: subjectOf(answers),
          proceeding: proceeding.toBody(answers),
        })}
        lines={{
          ...subjectLines,
          ...proceeding.lines,
          article: { ...article, section: 'legal.new.proceeding' },
        }}
      >
        <Notice>
          <p>{t('legal.new.notice')}</p>
        </Notice>
      </CommandForm>
    </Page>
  );
}
