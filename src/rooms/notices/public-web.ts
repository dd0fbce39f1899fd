// The door of this room for the browser: the page of notices, and the count in the menu, which is
// read after the first screen has what it needs.

import type { FramePart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import { firstScreenRead } from '../../web/read.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { noticeReaders } from './access.ts';
import type noticesWords from '../../../languages/en/notices.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    notices: typeof noticesWords;
  }
}

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.notices,
    roles: noticeReaders,
    words: ['notices'],
    navigation: { label: 'shell.navigation.notices', order: 12 },
    load: async () => (await import('./screens/notices.tsx')).Notices,
  },
];

export const noticesFrame: readonly FramePart[] = [
  {
    name: 'notices',
    roles: noticeReaders,
    words: [],
    load: async () => {
      await firstScreenRead();
      return (await import('./screens/notices-frame.tsx')).NoticesFrame;
    },
  },
];
