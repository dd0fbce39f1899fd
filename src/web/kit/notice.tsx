// Something to know: neutral, worth care, wrong, or done. Words and an icon also show the kind,
// never colour alone. Badges do the same in two words.

import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'info' | 'warning' | 'danger' | 'success';

const icons: Readonly<Record<NoticeKind, IconName>> = {
  info: 'info',
  warning: 'warning',
  danger: 'warning',
  success: 'check',
};

/** `isAnnounced`: read aloud when it appears (the result of what the person just did). */
export function Notice({
  kind = 'info',
  title,
  children,
  isAnnounced,
  focusRef,
}: {
  readonly kind?: NoticeKind;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly isAnnounced?: boolean;
  readonly focusRef?: Ref<HTMLDivElement>;
}): ReactNode {
  const role = isAnnounced ? (kind === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div
      className={`notice notice-${kind}`}
      role={role}
      ref={focusRef}
      tabIndex={focusRef ? -1 : undefined}
    >
      <Icon name={icons[kind]} />
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

export function Badge({
  kind,
  children,
}: {
  readonly kind?: NoticeKind | 'plain';
  readonly children: ReactNode;
}): ReactNode {
  return <span className={kind ? `badge badge-${kind}` : 'badge'}>{children}</span>;
}
