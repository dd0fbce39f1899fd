// Buttons. `main` is the one thing to do on a screen, `danger` a step that is hard to take back. A
// busy button stays focusable, so that keyboard users do not lose their place.

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly isBusy?: boolean;
  readonly isWide?: boolean;
  readonly className?: string;
} & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>;

/** `type` defaults to "button": only a form's own button is "submit". */
export function Button({
  children,
  kind = 'plain',
  icon,
  isBusy,
  isWide,
  className,
  onClick,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind, isWide, className)}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function buttonClass(kind: ButtonKind, isWide = false, more = ''): string {
  const parts = [
    'button',
    kind === 'plain' ? '' : `button-${kind}`,
    isWide ? 'button-wide' : '',
    more,
  ];
  return parts.filter(Boolean).join(' ');
}
