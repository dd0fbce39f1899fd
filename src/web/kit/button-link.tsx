// A link to another page of the program that looks like a button.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass, type ButtonKind } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

export function ButtonLink({
  to,
  children,
  kind = 'plain',
  icon,
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
}): ReactNode {
  return (
    <Link to={to} className={buttonClass(kind)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
