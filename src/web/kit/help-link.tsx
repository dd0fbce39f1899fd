// The link of a page to the part of a guide that concerns it.

import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '../i18n/use-words.ts';
import { to, paths } from '../paths.ts';
import { helpFor } from './help-places.ts';
import { Icon } from './icon.tsx';

export function HelpLink(): ReactNode {
  const { t } = useWords();
  const [location] = useLocation();
  const help = helpFor(location);
  if (help === null) return null;
  const [guide = '', place] = help.split('#');
  const address = to(paths.guide, { guide });
  return (
    <Link className="page-help" to={place === undefined ? address : `${address}#${place}`}>
      <Icon name="help" />
      {t('shell.help')}
    </Link>
  );
}
