// The frame of the small forms about a matter: the way back, and whose matter it is. The matter is
// read first, so that nobody records something for another person by mistake.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { readMatter } from '../matter/api.ts';
import type { MatterPage } from '../matter/shapes.ts';

export function OfMatter({
  subjectId,
  title,
  children,
}: {
  readonly subjectId: string;
  readonly title: WordKey;
  readonly children: (matter: MatterPage) => ReactNode;
}): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  const crumb = { to: to(paths.matter, { subjectId }), label: t('legal.matter.title') };
  return (
    <Page tabTitle={title} breadcrumbs={[crumb]}>
      <Loaded query={query} room="legal" isEmpty={() => false}>
        {(matter) => (
          <>
            <Whose name={matter.subject.fullName} code={matter.subject.code} />
            {children(matter)}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** `what`: which of the person's records the form is about. */
export function Whose({
  name,
  code,
  what,
}: {
  readonly name: string;
  readonly code: string;
  readonly what?: string;
}): ReactNode {
  return (
    <p>
      <strong>{name}</strong>{' '}
      <span className="soft">{what === undefined ? code : `${code} · ${what}`}</span>
    </p>
  );
}
