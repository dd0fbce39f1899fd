// The frame of every page of a proceeding: reads it, links back to its matter, and says so if it is
// missing.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { readProceeding } from '../charge/api.ts';
import type { ProceedingPage } from '../charge/shapes.ts';

export type Params = Readonly<Record<string, string>>;

/** The proceeding as parameters of an address. */
export function placeOf({ subjectId, id }: Pick<ProceedingPage, 'subjectId' | 'id'>) {
  return { subjectId, proceedingId: id };
}

/** `isPart`: a form below the proceeding's own page. */
export function OfProceeding({
  params,
  title,
  lead,
  isPart = true,
  children,
}: {
  readonly params: Params;
  readonly title: WordKey;
  readonly lead?: string;
  readonly isPart?: boolean;
  readonly children: (proceeding: ProceedingPage) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { subjectId = '', proceedingId = '' } = params;
  const matter = { to: to(paths.matter, { subjectId }), label: t('legal.matter.title') };
  const own = {
    to: to(paths.proceeding, { subjectId, proceedingId }),
    label: t('proceedings.page.title'),
  };
  return (
    <RecordPage<typeof readProceeding>
      read="GET /api/matters/:subjectId/proceedings/:proceedingId"
      params={{ subjectId, proceedingId }}
      room="proceedings"
      tabTitle={title}
      title={isPart ? undefined : ({ article }) => article}
      lead={({ code }) =>
        [t('legal.matter.code', { code }), lead].filter((each) => each !== undefined).join('. ')
      }
      breadcrumbs={isPart ? [matter, own] : [matter]}
    >
      {children}
    </RecordPage>
  );
}
