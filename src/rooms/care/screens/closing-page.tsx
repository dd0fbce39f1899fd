// The page around whatever concerns the closing of a case: reads the case, shows the way back to
// it, and names a part of it. Those who work with the person come from the file, others from the
// case.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readCase } from '../cases/api.ts';
import type { CaseFile } from './shapes.ts';

/** `isBelow`: a page to which the page of the closing leads. */
export function ClosingPage({
  caseId,
  tabTitle,
  isBelow,
  children,
}: {
  readonly caseId: string;
  readonly tabTitle: WordKey;
  readonly isBelow?: boolean;
  readonly children: (file: CaseFile) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCase>('GET /api/cases/:caseId', { params: { caseId } });
  const file = query.data;
  const above = [
    { to: to(paths.cases), label: t('care.cases.title') },
    ...(file?.may.openFile
      ? [{ to: to(paths.person, { personId: file.personId }), label: file.name ?? file.personCode }]
      : [{ to: to(paths.case, { caseId }), label: t('care.case.title') }]),
  ];
  const closing = { to: to(paths.caseClosing, { caseId }), label: t('closing.title') };
  return (
    <Page
      tabTitle={tabTitle}
      lead={file && [file.name ?? file.personCode, file.code].join(' · ')}
      breadcrumbs={isBelow ? [...above, closing] : above}
    >
      <SavedNotice />
      <Loaded query={query} room="closing" isEmpty={() => false}>
        {children}
      </Loaded>
    </Page>
  );
}
