// The line above the first page of whoever confirms access, while some waits for them:
// until somebody confirms it, a new colleague cannot sign in. Nothing is asked on other pages.

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
import { teamReaders } from '../access.ts';
import type { listGrants } from '../grants/api.ts';

/** So many names fit a line on a phone. */
const mostNames = 3;

export function GrantsFrame(): ReactNode {
  const { role } = useMe();
  const [location] = useLocation();
  const page = teamReaders.some((one) => one === role) ? paths.team : paths.accounts;
  return location === homes[role] ? <Waiting page={to(page)} /> : null;
}

function Waiting({ page }: { readonly page: string }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { data } = useRead<typeof listGrants>('GET /api/accounts', {});
  const waiting = (data?.grants ?? [])
    .filter(({ may, confirmed, withdrawn }) => may.confirm && !confirmed && !withdrawn)
    .toSorted((one, other) => one.fromAt.localeCompare(other.fromAt));
  const [oldest] = waiting;
  if (!oldest) return null;
  const names = waiting
    .slice(0, mostNames)
    .map(({ displayName }) => displayName)
    .join(', ');
  return (
    <Notice kind="warning" title={t('accounts.waiting.title')}>
      <p>
        {t('accounts.waiting.text', {
          names: waiting.length > mostNames ? t('accounts.waiting.more', { names }) : names,
          day: formatDay(locale, dayAt(new Date(oldest.fromAt), timeZone), 'medium'),
        })}
      </p>
      <p>
        <ButtonLink to={page}>{t('accounts.waiting.look')}</ButtonLink>
      </p>
    </Notice>
  );
}
