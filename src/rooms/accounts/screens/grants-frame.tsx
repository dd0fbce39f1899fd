// The lines above the first page of whoever decides about access, while something waits for them:
// until somebody confirms it a new colleague cannot sign in, and until somebody helps one who lost
// the phone stays outside. Nothing is asked on other pages.

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
import type { listHelp } from '../help/api.ts';
import { awaitedSteps } from './steps.ts';

/** So many names fit a line on a phone. */
const mostNames = 3;

export function GrantsFrame(): ReactNode {
  const { role, duty } = useMe();
  const [location] = useLocation();
  const page = teamReaders.some((one) => one === role) ? paths.team : paths.accounts;
  // A prosecutor who is not the registrar decides about nobody.
  const mayDecide = role !== 'prosecutor' || duty === 'registrar';
  if (location !== homes[role] || !mayDecide) return null;
  return (
    <>
      <WaitingGrants page={to(page)} />
      <WaitingHelp />
    </>
  );
}

function WaitingGrants({ page }: { readonly page: string }): ReactNode {
  const { data } = useRead<typeof listGrants>('GET /api/accounts', {});
  const waiting = (data?.grants ?? [])
    .filter((grant) => awaitedSteps(grant).length > 0)
    .map(({ displayName, fromAt, withdrawalAsked }) => ({
      name: displayName,
      at: withdrawalAsked?.at ?? fromAt,
    }));
  return <Waiting kind="waiting" waiting={waiting} page={page} />;
}

function WaitingHelp(): ReactNode {
  const { data } = useRead<typeof listHelp>('GET /api/help', {});
  const waiting = (data?.requests ?? [])
    .filter(({ may }) => may.agree || may.giveCode || may.giveLink)
    .map(({ displayName, askedAt }) => ({ name: displayName, at: askedAt }));
  return <Waiting kind="helpWaiting" waiting={waiting} page={to(paths.signInHelp)} />;
}

function Waiting({
  kind,
  waiting,
  page,
}: {
  readonly kind: 'waiting' | 'helpWaiting';
  readonly waiting: readonly { readonly name: string; readonly at: string }[];
  readonly page: string;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const [oldest, ...others] = waiting.toSorted((one, other) => one.at.localeCompare(other.at));
  if (!oldest) return null;
  const names = [oldest, ...others]
    .slice(0, mostNames)
    .map(({ name }) => name)
    .join(', ');
  return (
    <Notice kind="warning" title={t(`accounts.${kind}.title`)}>
      <p>
        {t(`accounts.${kind}.text`, {
          names: waiting.length > mostNames ? t('accounts.waiting.more', { names }) : names,
          day: formatDay(locale, dayAt(new Date(oldest.at), timeZone), 'medium'),
        })}
      </p>
      <p>
        <ButtonLink to={page}>{t(`accounts.${kind}.look`)}</ButtonLink>
      </p>
    </Notice>
  );
}
