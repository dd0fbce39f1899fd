// Parts of one record as links: each has its own address, so that the back button and sharing a
// link work.

import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

export type Tab = { readonly to: string; readonly label: string };

export function Tabs({
  label,
  tabs,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
}): ReactNode {
  const [location] = useLocation();
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} aria-current={location === tab.to ? 'page' : undefined}>
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
