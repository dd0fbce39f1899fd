// The frame of the small forms about birth and counsel: the way back, and what is recorded now.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readBirth } from '../birth/api.ts';
import type { BirthPage } from '../charge/shapes.ts';

type FrameProps<Children> = {
  readonly subjectId: string;
  readonly title: WordKey;
  readonly lead?: WordKey;
  readonly children: Children;
};

export function BirthFrame({ subjectId, title, lead, children }: FrameProps<ReactNode>): ReactNode {
  const { t } = useWords();
  const crumbs = [
    { to: to(paths.matter, { subjectId }), label: t('legal.matter.title') },
    { to: to(paths.birthAbroad, { subjectId }), label: t('proceedings.birth.title') },
  ];
  return (
    <Page tabTitle={title} lead={lead && t(lead)} breadcrumbs={crumbs}>
      {children}
    </Page>
  );
}

/** For forms that depend on what is recorded now: it is read first. */
export function OfBirth({
  children,
  ...frame
}: FrameProps<(page: BirthPage) => ReactNode>): ReactNode {
  const query = useRead<typeof readBirth>('GET /api/matters/:subjectId/birth', {
    params: { subjectId: frame.subjectId },
  });
  return (
    <BirthFrame {...frame}>
      <Loaded query={query} room="proceedings" isEmpty={() => false}>
        {children}
      </Loaded>
    </BirthFrame>
  );
}
