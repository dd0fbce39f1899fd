// Navigation by role, and the account: who is signed in, language, lock, sign out. On a narrow
// screen the menu button opens it.

import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { Me } from '../../engine/http/session-contract.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { paths, to } from '../paths.ts';
import type { ScreenEntry } from '../screen.ts';
import { closeSession, lock } from '../session.ts';
import { LanguageSelect } from './language-select.tsx';
import { NewNotices } from './new-notices.tsx';

export function Side({
  me,
  entries,
  isOpen,
}: {
  readonly me: Me;
  readonly entries: readonly ScreenEntry[];
  readonly isOpen: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const [location] = useLocation();
  const isOwn = location === paths.ownAccount || location.startsWith(`${paths.ownAccount}/`);
  const organisation = me.organisation?.names[locale];
  return (
    <aside
      className={isOpen ? 'shell-side open' : 'shell-side'}
      id="side"
      aria-label={t('shell.menu')}
    >
      {entries.length > 0 && <Navigation entries={entries} />}
      <section className="shell-account" aria-label={t('shell.account')}>
        <p>
          <span className="label">{me.displayName}</span>
          <br />
          <span className="soft small">{t(`shell.roles.${me.role}`)}</span>
          {organisation && (
            <>
              <br />
              <span className="soft small">{organisation}</span>
            </>
          )}
        </p>
        <p>
          <Link to={to(paths.ownAccount)} aria-current={isOwn ? 'page' : undefined}>
            {t('shell.myAccount')}
          </Link>
        </p>
        <LanguageSelect offered={me.languages} />
        <Button icon="lock" onClick={lock}>
          {t('shell.lockNow')}
        </Button>
        <Button icon="leave" onClick={() => void closeSession()}>
          {t('shell.signOut')}
        </Button>
      </section>
    </aside>
  );
}

function Navigation({ entries }: { readonly entries: readonly ScreenEntry[] }): ReactNode {
  const { t } = useWords();
  const [location] = useLocation();
  return (
    <nav className="shell-nav" aria-label={t('shell.navigation.label')}>
      <ul>
        {entries.map(({ path, navigation }) => {
          const isHere = location === path || location.startsWith(`${path}/`);
          return (
            navigation && (
              <li key={path}>
                <Link to={path} aria-current={isHere ? 'page' : undefined}>
                  {t(navigation.label)}
                  {path === paths.notices && <NewNotices />}
                </Link>
              </li>
            )
          );
        })}
      </ul>
    </nav>
  );
}
