// The page around whatever concerns the team of a case: reads the case, shows the way back to it,
// and names a part of it.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readCase } from '../cases/api.ts';
import type { CaseFile } from './shapes.ts';

export type Member = CaseFile['team'][number];

/** `isBelow`: a page to which the page of the team leads. */
export function TeamPage({
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
    { to: to(paths.case, { caseId }), label: t('care.case.title') },
  ];
  const team = { to: to(paths.caseTeam, { caseId }), label: t('care.team.title') };
  return (
    <Page
      tabTitle={tabTitle}
      lead={file && [file.name ?? file.personCode, file.code].join(' · ')}
      breadcrumbs={isBelow ? [...above, team] : above}
    >
      <Loaded query={query} room="care" isEmpty={() => false}>
        {children}
      </Loaded>
    </Page>
  );
}

export function useNameOf(): (member: Pick<Member, 'name'>) => string {
  const { t } = useWords();
  return ({ name }) => name ?? t('care.team.unknown');
}
