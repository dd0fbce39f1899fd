// One screen: heading, actions, content. The heading may name a person. The browser's tab, history
// and bookmarks only ever get `tabTitle`, a text from the language files, because they are seen
// over shoulders and stay on shared computers. The heading takes the focus when the page opens, so
// that a screen reader starts there.

import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { WordKey } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';
import { HelpLink } from './help-link.tsx';
import { Icon } from './icon.tsx';
import { useTabTitle } from './tab-title.ts';

export type Crumb = { readonly to: string; readonly label: string };

let isFirstPage = true;

export function Page(props: {
  readonly tabTitle: WordKey;
  /** The heading; left out: the text of `tabTitle`. */
  readonly title?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly breadcrumbs?: readonly Crumb[];
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useTabTitle(props.tabTitle);
  useEffect(() => {
    // On the very first page, the browser's own start of the document is the right place.
    if (!isFirstPage) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    isFirstPage = false;
  }, []);
  return (
    <div className="page">
      <Breadcrumbs crumbs={props.breadcrumbs ?? []} />
      <div className="page-head">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {props.title ?? t(props.tabTitle)}
          </h1>
          {props.lead && <p className="page-lead">{props.lead}</p>}
        </div>
        <div className="page-actions">
          {props.actions}
          <HelpLink />
        </div>
      </div>
      {props.children}
    </div>
  );
}

function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }): ReactNode {
  const { t } = useWords();
  if (crumbs.length === 0) return null;
  return (
    <nav className="breadcrumbs" aria-label={t('shell.form.back')}>
      <ol>
        {crumbs.map(({ to, label }, at) => (
          <li key={to}>
            <Icon name={at === 0 ? 'back' : 'next'} />
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
