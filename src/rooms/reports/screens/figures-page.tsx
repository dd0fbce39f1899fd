// Only the figures: all that a donor sees, and a page to print.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Page } from '../../../web/kit/page.tsx';
import { Figures } from './figures.tsx';

export function FiguresPage(): ReactNode {
  const { t } = useWords();
  return (
    <Page tabTitle="reports.figures.title" lead={t('reports.figures.lead')}>
      <Figures level={2} />
    </Page>
  );
}
