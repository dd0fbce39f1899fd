// The frame of forms that belong to the plan: reads the case and its plan and passes both on.
// Without a plan it links to where one can be started.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { useRead } from '../../../web/read.ts';
import type { readPlan } from '../plan/api.ts';
import { CaseScreen } from './case-screen.tsx';
import type { CaseFile, PlanFile } from './shapes.ts';

export function PlanScreen({
  personId,
  tabTitle,
  children,
}: {
  readonly personId: string;
  readonly tabTitle: WordKey;
  readonly children: (plan: PlanFile, file: CaseFile) => ReactNode;
}): ReactNode {
  return (
    <CaseScreen personId={personId} tabTitle={tabTitle}>
      {(file) => <WithPlan file={file}>{children}</WithPlan>}
    </CaseScreen>
  );
}

function WithPlan({
  file,
  children,
}: {
  readonly file: CaseFile;
  readonly children: (plan: PlanFile, file: CaseFile) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readPlan>('GET /api/cases/:caseId/plan', {
    params: { caseId: file.caseId },
  });
  return (
    <Loaded
      query={query}
      room="care"
      isEmpty={({ plan }) => plan === null}
      empty={<EmptyState title={t('care.plan.none')} />}
    >
      {({ plan }) => plan && children(plan, file)}
    </Loaded>
  );
}
