// The door of this room for the browser: background work, for the administrator and the auditor.

import type { FramePart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { jobReaders } from './access.ts';
import type jobsWords from '../../../languages/en/jobs.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    jobs: typeof jobsWords;
  }
}

export const screens: readonly ScreenEntry[] = [
  {
    path: paths.jobs,
    roles: jobReaders,
    words: ['jobs'],
    navigation: { label: 'shell.navigation.jobs', order: 80 },
    load: async () => (await import('./screens/jobs.tsx')).Jobs,
  },
];

export const jobsFrame: readonly FramePart[] = [
  {
    name: 'jobs',
    roles: jobReaders,
    words: ['jobs'],
    load: async () => (await import('./screens/jobs-frame.tsx')).JobsFrame,
  },
];
