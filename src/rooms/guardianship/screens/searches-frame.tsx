// The line above a guardianship officer's first page while searches of the authority wait for
// somebody to take them: until then they stand on nobody's Today. Codes and days, no names.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { formatDay } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { homes } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listSearches } from '../api.ts';

export function SearchesFrame(): ReactNode {
  const { role } = useMe();
  const [location] = useLocation();
  return location === homes[role] ? <Waiting /> : null;
}

function Waiting(): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { data } = useRead<typeof listSearches>('GET /api/guardianship-searches', {
    query: { limit: 100 },
  });
  // Oldest first, as the list answers.
  const oldest = data?.searches.find(({ taken }) => !taken);
  if (!oldest) return null;
  const day = formatDay(locale, dayAt(new Date(oldest.since), timeZone), 'medium');
  return (
    <Notice kind="warning" title={t('guardianship.waiting.title')}>
      <p>{t('guardianship.waiting.text', { day })}</p>
      <p>
        <ButtonLink to={to(paths.searches)}>{t('guardianship.waiting.look')}</ButtonLink>
      </p>
    </Notice>
  );
}
