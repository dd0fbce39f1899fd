// A list in which each row is one thing and, with `to`, one large link to it.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';

export function Rows({
  label,
  children,
}: {
  readonly label?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  );
}

/** `text`: why it is listed or what is next; `aside`: badges. */
export function Row({
  to,
  title,
  text,
  aside,
}: {
  readonly title: ReactNode;
  readonly to?: string;
  readonly text?: ReactNode;
  readonly aside?: ReactNode;
}): ReactNode {
  const content = (
    <>
      <span className="rows-main">
        <span className="rows-title">{title}</span>
        {text && <span className="soft small">{text}</span>}
      </span>
      {aside && <span className="rows-aside">{aside}</span>}
    </>
  );
  return (
    <li>
      {to ? (
        <Link to={to} className="rows-item">
          {content}
          <Icon name="next" />
        </Link>
      ) : (
        <div className="rows-item">{content}</div>
      )}
    </li>
  );
}
