// The few icons of the screens, drawn here because the font has no arrows and no check marks. They
// only repeat the text beside them, so assistive technology skips them.

import type { ReactNode } from 'react';

const shapes = {
  check: 'M4 10.5 8.5 15 16.5 5.5',
  close: 'M5 5 15 15M15 5 5 15',
  menu: 'M3 5.5H17M3 10H17M3 14.5H17',
  next: 'M7.5 4.5 13 10 7.5 15.5',
  back: 'M12.5 4.5 7 10 12.5 15.5',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M13 13 17 17',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15M10 9.2V14M10 6.2V6.3',
  help: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15M7.8 8a2.2 2.2 0 1 1 3.3 1.9q-1.1.6-1.1 1.6M10 14.2V14.3',
  warning: 'M10 3 18 16.5H2ZM10 8.2V12M10 14.2V14.3',
  lock: 'M4.5 9H15.5V17H4.5ZM7 9V6.5a3 3 0 0 1 6 0V9',
  leave: 'M8 3.5H3.5V16.5H8M12.5 6 16.5 10 12.5 14M16 10H7.5',
  add: 'M10 4V16M4 10H16',
  person: 'M10 3a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 0 0 0-6.4M3.5 17c.5-4 3-5.6 6.5-5.6s6 1.6 6.5 5.6',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15M10 5.8V10L13 12',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
