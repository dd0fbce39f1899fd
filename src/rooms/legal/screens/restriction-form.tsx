// The frame of the small forms about a restriction: the way back, whose it is, and the
// restriction's present state. After saving, the form always returns to the restriction.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readRestriction } from '../restriction/api.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import { Whose } from './of-matter.tsx';

export type RestrictionParams = { readonly subjectId: string; readonly restrictionId: string };

export function paramsOf(params: Readonly<Record<string, string>>): RestrictionParams {
  return { subjectId: params['subjectId'] ?? '', restrictionId: params['restrictionId'] ?? '' };
}

type FrameProps<Children> = {
  readonly of: RestrictionParams;
  readonly title: WordKey;
  readonly lead: WordKey;
  readonly children: Children;
};

function RestrictionFrame({ of, title, lead, children }: FrameProps<ReactNode>): ReactNode {
  const { t } = useWords();
  const crumbs = [
    { to: to(paths.matter, { subjectId: of.subjectId }), label: t('legal.matter.title') },
    { to: to(paths.restriction, of), label: t('restrictions.page.crumb') },
  ];
  return (
    <Page tabTitle={title} lead={t(lead)} breadcrumbs={crumbs}>
      {children}
    </Page>
  );
}

/** The restriction is read first: nobody records something for another person by mistake. */
export function OfRestriction({
  children,
  ...frame
}: FrameProps<(page: RestrictionPage) => ReactNode>): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: frame.of },
  );
  return (
    <RestrictionFrame {...frame}>
      <Loaded query={query} room="restrictions" isEmpty={() => false}>
        {(page) => (
          <>
            <Whose
              name={page.subject.fullName}
              code={page.subject.code}
              what={t(`legal.kinds.${page.restriction.kind}`)}
            />
            {children(page)}
          </>
        )}
      </Loaded>
    </RestrictionFrame>
  );
}
